# The core alone, for real stations.

usage() {
  cat <<'TEXT'
./csms start

Builds what is missing and runs the core in the foreground, in real time, with its own PostgreSQL in
./data. Ctrl-C or ./csms stop ends it. The first start prints the administrator's password, unless
CSMS_ADMIN_PASSWORD sets it.

Settings come from the environment or from config/application.properties, which see the same names:
  VOLTIDE_DATA_DIR          voltide.data.dir           where data lies (./data)
  QUARKUS_HTTP_PORT         quarkus.http.port          console and API (8080)
  VOLTIDE_GATEWAY_PORT      voltide.gateway.port       stations, ws (9080)
  VOLTIDE_GATEWAY_TLS_PORT  voltide.gateway.tls-port   stations, wss (9443)
  VOLTIDE_GATEWAY_MUTUAL_TLS_PORT
                            voltide.gateway.mutual-tls-port   stations with certificates, wss (9444)
docs/getting-started.md lists the others.
TEXT
}

stop_core() {
  trap '' INT TERM HUP
  [ -z "${CORE:-}" ] || end_process "$CORE" 60
  rm -f "$RUN_FILE"
}

main() {
  [ $# -eq 0 ] || unknown_option "$1"
  use_data_directory
  use_core_ports
  use_jdk
  refuse_second_instance
  require_core_ports
  build_programs
  [ ! -f "$DATA/demo.start" ] ||
    fail "$DATA holds the data of a demo; name another directory in VOLTIDE_DATA_DIR or run ./csms demo."
  prepare_data_directory
  learn_to_start
  claim_instance
  trap stop_core EXIT
  trap 'exit 0' INT TERM HUP
  start_core -
  wait "$CORE" || fail "The core ended with code $?; what it said above tells why."
}
