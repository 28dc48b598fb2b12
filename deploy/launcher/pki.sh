# Certificates and messages of Plug & Charge, without a running Voltide.

usage() {
  cat <<'TEXT'
./csms pki COMMAND [OPTION...]

  inspect FILE  say what a recorded message of ISO 15118 is, and why it is right or wrong: EXI, base64,
                hexadecimal digits, or a frame with it; - is standard input. With --trust PEM it follows
                certificates to these anchors, with --at TIME it judges them at another time than now.

Messages need ISO's schemas, which everybody fetches for himself: voltide.iso15118.schema-dir
(data/iso15118-schemas) is where they are. What is compiled from them stays in the user's cache.
TEXT
}

main() {
  [ $# -gt 0 ] || fail "Say what to do; see --help."
  use_jdk
  build pki deploy/pki "$(pki_jar)" pom.xml iso15118-pki deploy/pki
  schemas=$(setting voltide.iso15118.schema-dir data/iso15118-schemas)
  case $schemas in /*) ;; *) schemas=$ROOT/$schemas ;; esac
  jar=$ROOT/$(pki_jar)
  cd "$CALLER_DIRECTORY"
  exec env VOLTIDE_ISO15118_SCHEMA_DIR="$schemas" "$JAVA_HOME/bin/java" $JVM_FLAGS -cp "$jar" org.voltide.pkitool.PkiTool "$@"
}

pki_jar() { newest_jar "deploy/pki/target/pki-tool-*.jar"; }
