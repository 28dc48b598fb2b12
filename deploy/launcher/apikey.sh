# Keys for programs.

usage() {
  cat <<'TEXT'
./csms apikey create --role ROLE [--name NAME] [--scope SCOPE]...

Makes a key with which a program may use the API and prints it once; the program sends it as X-API-Key.
Works whether or not Voltide runs.

  --role ROLE    viewer, operator or administrator
  --name NAME    what the key is for, shown in the console
  --scope SCOPE  what of its role the key is for, such as stations:read or sites:write, each with an
                 option of its own; without any, all of it (docs/people.md lists them)
TEXT
}

main() {
  [ "${1:-}" = create ] || fail "apikey knows only 'create'; see --help."
  use_data_directory
  use_jdk
  [ -f "$(core_jar)" ] || build_programs >&2
  prepare_data_directory
  create_key "$@" || fail "No key was made: $(last_words "$DATA/apikey.log")"
}
