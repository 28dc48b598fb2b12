# The programs: their jars, the core's ports, how the core is started and when it is ready.

JVM_FLAGS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError"

# newest_jar PATTERN: the jar a build left; prints the pattern itself when there is none.
newest_jar() { ls -t $1 2>/dev/null | head -n 1 | grep . || printf '%s\n' "$1"; }

core_jar() { newest_jar "csms-core/target/csms-core-*-runner.jar"; }

simulator_jar() { newest_jar "deploy/simulator/target/simulator-*.jar"; }

build_programs() {
  build programs csms-core,deploy/simulator "$(core_jar) $(simulator_jar)" $CORE_SOURCES deploy/simulator
}

use_core_ports() {
  HTTP_PORT=$(port_setting quarkus.http.port 8080)
  STATION_PORT=$(port_setting voltide.gateway.port 9080)
  STATION_TLS_PORT=$(port_setting voltide.gateway.tls-port 9443)
  STATION_MUTUAL_TLS_PORT=$(port_setting voltide.gateway.mutual-tls-port 9444)
}

# port_setting NAME DEFAULT: a setting that must be a port.
port_setting() {
  port=$(setting "$1" "$2")
  case $port in
    *[!0-9]* | ??????*) fail "$1 is '$port', which is no port." ;;
  esac
  [ "$port" -le 65535 ] || fail "$1 is '$port', which is no port."
  printf '%s\n' "$port"
}

require_core_ports() {
  require_port "$HTTP_PORT" "the console and the API" QUARKUS_HTTP_PORT
  require_port "$STATION_PORT" "stations" VOLTIDE_GATEWAY_PORT
  require_port "$STATION_TLS_PORT" "stations over TLS" VOLTIDE_GATEWAY_TLS_PORT
  require_port "$STATION_MUTUAL_TLS_PORT" "stations with certificates" VOLTIDE_GATEWAY_MUTUAL_TLS_PORT
}

# start_core LOG FLAG...: starts the core; its process number is left in CORE.
start_core() {
  log=$1
  shift
  spawn core "$log" "$JAVA_HOME/bin/java" $JVM_FLAGS $(cache_flags) -Dvoltide.data.dir="$DATA" "$@" -jar "$(core_jar)"
  CORE=$SPAWNED
}

# last_words LOG: the last thing a process said, for the sentence that it failed.
last_words() { grep -v '^[[:space:]]*\(at \|\.\.\.\|$\)' "$1" | tail -n 1; }

# await_line PID LOG PATTERN NAME: waits until the process has logged PATTERN, showing that time passes.
await_line() {
  printf 'starting %s ' "$4"
  began=$(date +%s)
  until grep -q "$3" "$2" 2>/dev/null; do
    is_alive "$1" || {
      printf '\n'
      fail "The $4 did not start: $(last_words "$2") (log: $2)"
    }
    printf .
    pause 1
  done
  printf ' %s s\n' $(($(date +%s) - began))
}

# run_once COMMAND ARGUMENT...: has the core do one thing and end; what it says is for the user.
run_once() { "$JAVA_HOME/bin/java" $JVM_FLAGS $(cache_flags) -Dvoltide.data.dir="$DATA" -jar "$(core_jar)" "$@" </dev/null; }

# callers_path FILE: as the caller meant it, who may be in another directory.
callers_path() {
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$CALLER_DIRECTORY/$1" ;;
  esac
}

# create_key create ARGUMENT...: has the core make a key for programs and prints it; complaints go to apikey.log.
create_key() {
  "$JAVA_HOME/bin/java" $JVM_FLAGS $(cache_flags) -Dvoltide.data.dir="$DATA" -jar "$(core_jar)" apikey "$@" \
    2>"$DATA/apikey.log" </dev/null | grep -o 'vk_[A-Za-z0-9_-]*'
}
