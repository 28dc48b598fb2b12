# What every command uses: messages, settings, reading options.

say() { printf '%s\n' "$*"; }

# fail SENTENCE: the one way a command gives up.
fail() {
  printf 'csms: %s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# setting NAME DEFAULT: the value the core will use: environment, else config/application.properties, else the default.
setting() {
  variable=$(printf %s "$1" | tr 'a-z.-' 'A-Z__')
  eval "value=\${$variable:-}"
  if [ -z "$value" ] && [ -r config/application.properties ]; then
    pattern=$(printf %s "$1" | sed 's/\./\\./g')
    value=$(sed -n "s/^[[:space:]]*$pattern[[:space:]]*[=:][[:space:]]*//p" config/application.properties | tail -n 1)
  fi
  printf '%s\n' "${value:-$2}"
}

# option_value OPTION COUNT: refuses an option at the end of the line, where its value is missing.
option_value() { [ "$2" -ge 2 ] || fail "$1 needs a value; see --help."; }

unknown_option() { fail "'$1' is not understood here; see --help."; }

# pause SECONDS: waits in a way a signal ends at once.
pause() {
  sleep "$1" &
  wait $! || true
}
