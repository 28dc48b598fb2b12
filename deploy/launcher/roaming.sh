# Two cores that are roaming partners: an operator of stations, and a provider whose drivers charge there.

use_provider_ports() {
  PROVIDER_HTTP_PORT=$((HTTP_PORT + 10))
  PROVIDER_STATION_PORT=$((STATION_PORT + 10))
  PROVIDER_TLS_PORT=$((STATION_TLS_PORT + 10))
  PROVIDER_MUTUAL_TLS_PORT=$((STATION_MUTUAL_TLS_PORT + 10))
  require_port "$PROVIDER_HTTP_PORT" "the provider's console and API" "QUARKUS_HTTP_PORT, ten less"
  require_port "$PROVIDER_STATION_PORT" "the provider's stations" "VOLTIDE_GATEWAY_PORT, ten less"
  require_port "$PROVIDER_TLS_PORT" "the provider's stations over TLS" "VOLTIDE_GATEWAY_TLS_PORT, ten less"
  require_port "$PROVIDER_MUTUAL_TLS_PORT" "the provider's stations with certificates" \
    "VOLTIDE_GATEWAY_MUTUAL_TLS_PORT, ten less"
}

# start_partner NAME PORT PARTY FLAG...: starts one of the two cores, with a data directory and a log of its own; its
# process number is left in CORE. What it says of itself, and its partner, are at loopback.
start_partner() {
  name=$1 port=$2 party=$3
  shift 3
  mkdir -p "$HOME_OF_BOTH/$name"
  DATA=$HOME_OF_BOTH/$name
  start_core "$HOME_OF_BOTH/$name.log" -Dquarkus.http.port="$port" \
    -Dvoltide.clock.speed="$SPEED" -Dvoltide.clock.start="$(cat "$HOME_OF_BOTH/demo.start")" \
    -Dvoltide.roaming.address="http://localhost:$port" -Dvoltide.roaming.local=true \
    -Dvoltide.roaming.party-id="$party" -Dvoltide.roaming.business-name="Voltide $name" "$@"
  DATA=$HOME_OF_BOTH
}

# partner_key NAME: a key of one of the two, in a file whose name is printed.
partner_key() (
  DATA=$HOME_OF_BOTH/$1
  key=$DATA/simulator.key
  [ -s "$key" ] || create_key create --role administrator --name simulator >"$key" ||
    fail "The simulator got no key of the $1: $(last_words "$DATA/apikey.log") (log: $DATA/apikey.log)"
  printf '%s\n' "$key"
)

# make_partners: registers the two with each other; what went wrong is in the log.
make_partners() {
  operator_key=$(partner_key operator) && provider_key=$(partner_key provider) || exit 1
  "$JAVA_HOME/bin/java" $JVM_FLAGS -jar "$(simulator_jar)" roam --scenario "$SCENARIO" --state "$DATA/simulator" \
    --operator "http://localhost:$HTTP_PORT" --operator-key-file "$operator_key" \
    --provider "http://localhost:$PROVIDER_HTTP_PORT" --provider-key-file "$provider_key" \
    </dev/null >"$DATA/roaming.log" 2>&1 ||
    fail "The two did not become partners: $(last_words "$DATA/roaming.log") (log: $DATA/roaming.log)"
}

start_guests() {
  spawn simulator "$DATA/simulator.log" "$JAVA_HOME/bin/java" $JVM_FLAGS -jar "$(simulator_jar)" run \
    --scenario "$SCENARIO" --api "http://localhost:$HTTP_PORT" --api-key-file "$operator_key" \
    --stations "ws://localhost:$STATION_PORT/ocpp" --state "$DATA/simulator"
  SIMULATOR=$SPAWNED
}

show_both() {
  cat <<TEXT

Two Voltides roam with each other$([ "$SPEED" = 1 ] || printf ', %s times faster than real time' "$SPEED").

  operator   http://localhost:$HTTP_PORT, with the stations, their plans, and what guests charge and give back
  provider   http://localhost:$PROVIDER_HTTP_PORT, with the drivers, and under Roaming what the operator tells of them
  sign in    at both as admin / $(password_to_show)
  stations   ws://localhost:$STATION_PORT/ocpp/{station}
  logs       $DATA/operator.log, $DATA/provider.log, $DATA/simulator.log

Ctrl-C stops everything.
TEXT
}

# watch_both: returns only when a part ends by itself, and says which.
watch_both() {
  while is_alive "$OPERATOR" && is_alive "$PROVIDER" && is_alive "$SIMULATOR"; do pause 1; done
  is_alive "$OPERATOR" || fail "The operator stopped: $(last_words "$DATA/operator.log") (log: $DATA/operator.log)"
  is_alive "$PROVIDER" || fail "The provider stopped: $(last_words "$DATA/provider.log") (log: $DATA/provider.log)"
  fail "The simulator stopped: $(last_words "$DATA/simulator.log") (log: $DATA/simulator.log)"
}

# roam: both cores start at once, so that their clocks show the same.
roam() {
  HOME_OF_BOTH=$DATA
  start_partner provider "$PROVIDER_HTTP_PORT" PRV -Dvoltide.roaming.provider=true \
    -Dvoltide.gateway.port="$PROVIDER_STATION_PORT" -Dvoltide.gateway.tls-port="$PROVIDER_TLS_PORT" \
    -Dvoltide.gateway.mutual-tls-port="$PROVIDER_MUTUAL_TLS_PORT"
  PROVIDER=$CORE
  start_partner operator "$HTTP_PORT" OPR
  OPERATOR=$CORE
  await_line "$OPERATOR" "$DATA/operator.log" "Listening on:" operator
  await_line "$PROVIDER" "$DATA/provider.log" "Listening on:" provider
  make_partners
  start_guests
  await_line "$SIMULATOR" "$DATA/simulator.log" " runs from " simulator
  show_both
  watch_both
}
