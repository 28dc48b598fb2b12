# Everything that the installation knows into one file.

usage() {
  cat <<'TEXT'
./csms backup FILE

Saves the embedded database and the data directory (keys, passwords, files) into FILE, a ZIP that only
its owner may read. Works whether or not Voltide runs, and overwrites nothing. With a PostgreSQL of your
own only the data directory is saved. docs/operations.md says more.
TEXT
}

main() {
  [ $# -eq 1 ] || fail "backup takes one FILE; see --help."
  use_data_directory
  use_jdk
  [ -f "$(core_jar)" ] || build_programs >&2
  run_once backup "$(callers_path "$1")"
}
