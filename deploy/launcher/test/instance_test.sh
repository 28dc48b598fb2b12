# Processes, the run file, the data directory and ports.
. "$LAUNCHER/common.sh"
. "$LAUNCHER/instance.sh"
. "$LAUNCHER/ports.sh"
. "$LAUNCHER/jdk.sh"
. "$LAUNCHER/build.sh"
. "$LAUNCHER/core.sh"
. "$LAUNCHER/demo.sh"
use_data_directory

test_data_directory_comes_from_the_environment() { same "$SCRATCH/data" "$DATA"; }

test_settings_come_from_environment_then_file_then_default() {
  mkdir config
  printf '# quarkus.http.port=1\nquarkus.http.port = 8181\nquarkusXhttp.port=2\n' >config/application.properties
  same 8181 "$(setting quarkus.http.port 8080)"
  same 8282 "$(QUARKUS_HTTP_PORT=8282 setting quarkus.http.port 8080)"
  same 9443 "$(setting voltide.gateway.tls-port 9443)"
  same 9553 "$(VOLTIDE_GATEWAY_TLS_PORT=9553 setting voltide.gateway.tls-port 9443)"
}

test_data_directory_is_closed_to_other_users() {
  prepare_data_directory
  same drwx------ "$(ls -ld "$DATA" | cut -c 1-10)"
}

test_data_directory_that_cannot_be_made() {
  : >file
  DATA=$SCRATCH/file/data
  refuses "The data directory $SCRATCH/file/data cannot be written" prepare_data_directory
}

test_full_disk() {
  free_megabytes() { echo 12; }
  refuses "has 12 MB left; Voltide needs at least 512 MB" prepare_data_directory
}

test_free_space_is_a_number() { [ "$(free_megabytes "$SCRATCH")" -ge 0 ]; }

test_second_instance_is_refused_by_name() {
  prepare_data_directory
  remember launcher $$
  refuses "already runs in this directory (process $$); stop it with ./csms stop" claim_instance
}

test_number_reused_by_another_process_is_not_taken_for_ours() {
  prepare_data_directory
  printf 'launcher %s 1\n' $$ >"$RUN_FILE"
  same "" "$(running_processes)"
  claim_instance
  same "launcher $$" "$(running_processes)"
}

test_stop_leaves_a_process_alone_that_only_has_the_number() {
  prepare_data_directory
  sleep 60 &
  printf 'core %s 1\n' $! >"$RUN_FILE"
  same "Voltide does not run in this directory." "$("$CSMS" stop)"
  kill $!
  [ ! -e "$RUN_FILE" ]
}

test_stop_ends_what_a_killed_launcher_left() {
  prepare_data_directory
  spawn core - sleep 60
  includes "Stopped." "$("$CSMS" stop)"
  ! is_alive "$SPAWNED"
}

test_process_that_does_not_heed_is_ended() {
  prepare_data_directory
  spawn core - sh -c 'trap "" TERM; : >deaf; while :; do sleep 1; done'
  until [ -f deaf ]; do :; done
  includes "did not stop within 1 seconds and was ended" "$(end_process "$SPAWNED" 1)"
  wait "$SPAWNED" 2>/dev/null || :
  ! is_alive "$SPAWNED"
}

test_failed_start_repeats_the_last_words() {
  prepare_data_directory
  spawn core log sh -c 'echo starting; echo "The port 8080 is taken."; echo "	at Some.java:12"'
  refuses "The core did not start: The port 8080 is taken." await_line "$SPAWNED" log "Listening on:" core
}

test_start_of_a_demo_that_did_not_come_to_its_database_is_forgotten() {
  prepare_data_directory
  START=2026-13-01T16:00:00Z
  remember_start
  stop_all
  [ ! -e "$DATA/demo.start" ]
  START=2026-06-01T16:00:00Z
  remember_start
  mkdir "$DATA/postgres"
  stop_all
  same "$START" "$(cat "$DATA/demo.start")"
}

test_program_without_memory_ends() {
  use_jdk
  echo 'void main() throws Exception { Thread.ofPlatform().start(() -> IO.print(new long[1 << 28])).join(); }' >Hungry.java
  code=0
  "$JAVA_HOME/bin/java" $JVM_FLAGS -Xmx64m Hungry.java || code=$?
  same 3 "$code"
}

test_readiness_is_seen_in_the_log() {
  prepare_data_directory
  spawn core log sh -c 'echo "Listening on: http://localhost"; sleep 60'
  includes "starting core" "$(await_line "$SPAWNED" log "Listening on:" core)"
  kill "$SPAWNED"
}

test_free_port() { same "" "$(listener 1)"; }

test_taken_port_is_named_with_its_process() {
  node -e 'require("net").createServer().listen(0, "127.0.0.1", function () {
    require("fs").writeFileSync("port", String(this.address().port)) })' &
  listening=$!
  until [ -s port ]; do pause 1; done
  refuses "Port $(cat port), needed for stations, is taken by node" require_port "$(cat port)" stations VOLTIDE_GATEWAY_PORT
  kill "$listening"
}

test_fresh_demo_keeps_the_schemas_that_were_fetched() {
  mkdir -p "$DATA/iso15118-schemas" "$DATA/postgres"
  : >"$DATA/iso15118-schemas/one.xsd"
  : >"$DATA/demo.start"
  forget_data
  [ -f "$DATA/iso15118-schemas/one.xsd" ]
  [ ! -e "$DATA/postgres" ] && [ ! -e "$DATA/demo.start" ]
}

test_demo_says_whether_cars_ask_for_contracts() {
  mkdir -p "$DATA"
  printf '12:00:00 INFO Plug & Charge: 6 cars ask for their contracts.\n12:00:00 INFO Demo day runs from now\n' >"$DATA/simulator.log"
  same "  cars       6 cars ask for their contracts." "$(contracts_told)"
}
