# What bidirectional charging would have brought, from recorded sessions.

usage() {
  cat <<'TEXT'
./csms study --sessions FILE --prices FILE [OPTION...]

Replays recorded charging sessions against market prices: charged at once, with smart charging, and
with V2G; each as it would run and with perfect knowledge. Writes study/study.html, a report that
needs nothing else to be read, and study/study.csv with its figures.

  --sessions FILE     CSV with plug-in, plug-out and energy; docs/study.md lists the formats
  --prices FILE       CSV with prices of hours or quarter hours
  --days FROM..TO     replay these days; without it, four weeks spread over the seasons
  --connection KW     most that all cars together may draw and feed in
  --import-adder EUR  per kWh on top of the market's price

More options (battery, power, window, wear, stations, fees, time zones) are in docs/study.md.
TEXT
}

main() {
  [ $# -gt 0 ] || fail "Say which --sessions and --prices to study; see --help."
  use_jdk
  build study deploy/study "$(study_jar)" $CORE_SOURCES deploy/study
  jar=$ROOT/$(study_jar)
  cd "$CALLER_DIRECTORY"
  exec "$JAVA_HOME/bin/java" $JVM_FLAGS -cp "$jar" org.voltide.study.Study "$@"
}

study_jar() { newest_jar "deploy/study/target/study-*.jar"; }
