# Benchmarks against bare baselines.

usage() {
  cat <<'TEXT'
./csms bench gateway|connect|ingest|load|plan|pki|console [OPTION...]

Measures Voltide against a bare baseline in the same run, interleaved, in CPU seconds as the operating
system counts them, and prints the ratio with its spread. Options go to the benchmark.

  gateway   heartbeats over TLS against a bare Netty TLS echo; heap per idle station
  connect   stations that connect with certificates and boot, against bare mutual TLS and upgrade
  ingest    durable TransactionEvents, counting gateway, core and PostgreSQL together
  load      a fleet that charges for minutes or hours: latency, processors, memory, nothing lost
            (--stations, --messages per second, --minutes)
  plan      plans of 20 to 20,000 cars over 96 quarter hours by both engines, cold and after news
  pki       certificates, contract provisioning, which needs ISO's schemas (./csms pki --help), and
            authorizations by contract and a renewal campaign through gateway, core and PostgreSQL;
            --only-traffic leaves the first two out
  console   the console in Chromium while 2,000 stations live: bytes until the first chart, and what
            blocks somebody who scrolls, searches, sorts and opens pages, against a bare list
TEXT
}

main() {
  case ${1:-} in
    gateway | connect | ingest | load | plan | pki | console) ;;
    '') fail "Say what to measure: gateway, connect, ingest, load, plan, pki or console." ;;
    *) fail "There is no benchmark '$1': gateway, connect, ingest, load, plan, pki or console." ;;
  esac
  use_jdk
  build bench deploy/bench "$(bench_jar)" $CORE_SOURCES deploy/bench
  [ "$1" != console ] || install_browser_driver
  VOLTIDE_PKI_SCHEMAS=$(setting voltide.pki.schemas data/iso15118-schemas)
  export VOLTIDE_PKI_SCHEMAS
  exec "$JAVA_HOME/bin/java" $JVM_FLAGS -cp "$(bench_jar)" org.voltide.bench.Bench "$@"
}

# install_browser_driver: from npm; nothing happens when it is already there.
install_browser_driver() (
  cd deploy/test-tools
  [ node_modules/.package-lock.json -nt package-lock.json ] ||
    npm ci --prefer-offline --no-audit --no-fund --loglevel=error || fail "npm could not fetch the browser's driver."
)

bench_jar() { newest_jar "deploy/bench/target/bench-*.jar"; }
