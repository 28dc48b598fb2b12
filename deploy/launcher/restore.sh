# A data directory of what a backup saved.

usage() {
  cat <<'TEXT'
./csms restore FILE

Makes the data directory (./data, or VOLTIDE_DATA_DIR) of FILE, which ./csms backup made. The directory
must be absent or empty: nothing is overwritten. docs/operations.md says more.
TEXT
}

main() {
  [ $# -eq 1 ] || fail "restore takes one FILE; see --help."
  file=$(callers_path "$1")
  [ -r "$file" ] || fail "The backup $file cannot be read."
  use_data_directory
  refuse_second_instance
  use_jdk
  [ -f "$(core_jar)" ] || build_programs >&2
  run_once restore "$file"
}
