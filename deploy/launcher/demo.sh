# Core, console and simulator together, for looking at; with --roaming two cores.

. "$LAUNCHER/roaming.sh"

usage() {
  cat <<'TEXT'
./csms demo [--roaming] [--speed N] [--start INSTANT] [--scenario FILE] [--fresh]

Builds what is missing, starts the core with its own PostgreSQL and a simulator with cars that come
and go, and prints where to look. Ctrl-C stops everything; the next demo continues with the data.

  --speed N         N times faster than real time (default 60: a day in 24 minutes); 1 is real time
  --start INSTANT   when a new demo begins, for example 2026-06-01T16:00:00Z (default today, 16:30 UTC)
  --scenario FILE   another site and day than deploy/simulator/scenarios/demo.yaml
  --roaming         two cores that are roaming partners: an operator of stations, and a provider whose
                    drivers charge and discharge there (ports ten higher)
  --fresh           forget the data of earlier runs

Some cars ask for their contracts where ISO's schemas are (voltide.pki.schemas, or those that
./csms pki schemas fetched into the data directory); --fresh keeps these.

Data lies in ./data (or VOLTIDE_DATA_DIR), logs too. CSMS_ADMIN_PASSWORD sets the administrator's
password for the first start; otherwise one is generated and shown.
TEXT
}

read_options() {
  SPEED=60 START='' FRESH=no ROAMING=no SCENARIO=
  while [ $# -gt 0 ]; do
    case $1 in
      --speed) option_value "$1" $#; SPEED=$2; shift 2 ;;
      --start) option_value "$1" $#; START=$2; shift 2 ;;
      --scenario) option_value "$1" $#; SCENARIO=$2; shift 2 ;;
      --fresh) FRESH=yes; shift ;;
      --roaming) ROAMING=yes; shift ;;
      *) unknown_option "$1" ;;
    esac
  done
  case $SPEED in
    '' | *[!0-9]* | 0*) fail "--speed takes a whole number from 1, not '$SPEED'." ;;
  esac
  usual=demo
  [ "$ROAMING" = no ] || usual=roaming
  SCENARIO=${SCENARIO:-$ROOT/deploy/simulator/scenarios/$usual.yaml}
  case $SCENARIO in /*) ;; *) SCENARIO=$CALLER_DIRECTORY/$SCENARIO ;; esac
  [ -r "$SCENARIO" ] || fail "The scenario $SCENARIO cannot be read."
}

# has_begun: whether a core has run on the data directory, with its own database or one elsewhere, or two have.
has_begun() { [ -d "$DATA/postgres" ] || [ -f "$DATA/clock" ] || [ -d "$DATA/operator/postgres" ]; }

# refuse_real_data: a demo neither goes on with a real installation nor, with --fresh, forgets it.
refuse_real_data() {
  [ -f "$DATA/demo.start" ] || ! has_begun ||
    fail "$DATA holds a real installation; name another directory for the demo in VOLTIDE_DATA_DIR."
  for place in "$DATA" "$DATA/operator" "$DATA/provider"; do
    [ "$FRESH" = no ] || [ ! -d "$place/authorities" ] ||
      fail "$place/authorities holds certificate authorities, whose keys nobody could recover; move them away first."
  done
}

# refuse_other_demo: the roaming demo has its two cores in directories of their own.
refuse_other_demo() {
  other=operator
  [ "$ROAMING" = no ] || other=postgres
  [ "$FRESH" = yes ] || [ ! -d "$DATA/$other" ] ||
    fail "$DATA holds a demo that began $([ "$ROAMING" = no ] && printf with || printf without) --roaming; add --fresh to forget it."
}

# remember_start: a new demo begins in the late afternoon, when cars are there and prices are about to rise.
# A later one goes on where the core's clock stopped.
remember_start() {
  if [ ! -f "$DATA/demo.start" ]; then
    printf '%s\n' "${START:-$(date -u +%Y-%m-%d)T16:30:00Z}" >"$DATA/demo.start"
  elif [ -n "$START" ]; then
    fail "--start is for a new demo and $DATA holds one; add --fresh to forget it."
  fi
}

# forget_data: removes only a directory that a demo made. It is put aside first, so that nobody finds half of it.
forget_data() {
  [ -f "$DATA/demo.start" ] || return 0
  forgotten=$DATA.forgotten.$$
  mv "$DATA" "$forgotten" || fail "$DATA cannot be removed."
  # ISO's schemas are not of a run: who fetched them has accepted a licence for them.
  [ ! -d "$forgotten/iso15118-schemas" ] ||
    { (umask 077 && mkdir -p "$DATA") && mv "$forgotten/iso15118-schemas" "$DATA/"; } ||
    fail "ISO's schemas are in $forgotten and cannot be moved back."
  rm -rf "$forgotten" || fail "$forgotten cannot be removed."
}

# forget_start: a start time that was mistyped, so that no core ran with it, is not kept.
forget_start() { has_begun || rm -f "$DATA/demo.start"; }

stop_all() {
  trap '' INT TERM HUP
  [ -z "${SIMULATOR:-}" ] || end_process "$SIMULATOR" 15
  [ -z "${PROVIDER:-}" ] || end_process "$PROVIDER" 60
  [ -z "${CORE:-}" ] || end_process "$CORE" 60
  forget_start
  rm -f "$RUN_FILE"
}

interrupted() {
  printf '\n'
  say "Stopping ..."
  stop_all
  trap - EXIT
  say "Stopped. ./csms demo$([ "$ROAMING" = no ] || printf ' --roaming') continues with the data in $DATA."
  exit 0
}

# choose_password: generates the administrator's password of a new demo. The core would print its own, and what
# it prints goes to a log here.
choose_password() {
  [ -z "${CSMS_ADMIN_PASSWORD:-}" ] || return 0
  has_begun || od -An -N15 -tx1 /dev/urandom | tr -d ' \n' >"$DATA/administrator.password"
  [ ! -r "$DATA/administrator.password" ] || {
    CSMS_ADMIN_PASSWORD=$(cat "$DATA/administrator.password")
    export CSMS_ADMIN_PASSWORD
  }
}

password_to_show() {
  if [ -r "$DATA/administrator.password" ]; then
    cat "$DATA/administrator.password"
  elif [ -n "${CSMS_ADMIN_PASSWORD:-}" ]; then
    say "the password in CSMS_ADMIN_PASSWORD"
  else
    say "the password chosen at the first start"
  fi
}

start_simulator() {
  [ -s "$DATA/simulator.key" ] || create_key create --role administrator --name simulator >"$DATA/simulator.key" ||
    fail "The simulator got no key: $(last_words "$DATA/apikey.log") (log: $DATA/apikey.log)"
  spawn simulator "$DATA/simulator.log" "$JAVA_HOME/bin/java" $JVM_FLAGS -jar "$(simulator_jar)" run \
    --scenario "$SCENARIO" --api "http://localhost:$HTTP_PORT" --api-key-file "$DATA/simulator.key" \
    --stations "ws://localhost:$STATION_PORT/ocpp" --state "$DATA/simulator" \
    --schemas "$(setting voltide.pki.schemas "$DATA/iso15118-schemas")"
  SIMULATOR=$SPAWNED
}

# contracts_told: whether cars ask for their contracts, which takes ISO's schemas; nothing where none is to.
contracts_told() { sed -n 's/^.*Plug & Charge: /  cars       /p' "$DATA/simulator.log" | tail -n 1; }

show_where() {
  cat <<TEXT

Voltide runs$([ "$SPEED" = 1 ] || printf ', %s times faster than real time' "$SPEED").

  console    http://localhost:$HTTP_PORT
  sign in    admin / $(password_to_show)
  API        http://localhost:$HTTP_PORT/api/v1
  stations   ws://localhost:$STATION_PORT/ocpp/{station}, wss://localhost:$STATION_TLS_PORT/ocpp/{station}
  logs       $DATA/core.log, $DATA/simulator.log
$(contracts_told)

Ctrl-C stops everything.
TEXT
}

# watch: returns only when a part ends by itself.
watch() {
  while is_alive "$CORE" && is_alive "$SIMULATOR"; do pause 1; done
  if is_alive "$CORE" && wait "$SIMULATOR"; then
    say "The scenario is over; the core goes on."
    while is_alive "$CORE"; do pause 1; done
  fi
  for part in core simulator; do
    if ! running_processes | grep -q "^$part "; then
      fail "The $part stopped: $(last_words "$DATA/$part.log") (log: $DATA/$part.log)"
    fi
  done
}

main() {
  read_options "$@"
  use_data_directory
  refuse_real_data
  refuse_other_demo
  use_core_ports
  use_jdk
  refuse_second_instance
  require_core_ports
  [ "$ROAMING" = no ] || use_provider_ports
  build_programs
  [ "$FRESH" = no ] || forget_data
  prepare_data_directory
  claim_instance
  trap stop_all EXIT
  trap interrupted INT TERM HUP
  remember_start
  choose_password
  [ "$ROAMING" = no ] || {
    roam
    return
  }
  start_core "$DATA/core.log" -Dvoltide.clock.speed="$SPEED" -Dvoltide.clock.start="$(cat "$DATA/demo.start")"
  await_line "$CORE" "$DATA/core.log" "Listening on:" core
  start_simulator
  await_line "$SIMULATOR" "$DATA/simulator.log" " runs from " simulator
  show_where
  watch
}
