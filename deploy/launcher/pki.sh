# Certificates and messages of Plug & Charge, without a running Voltide.

usage() {
  cat <<'TEXT'
./csms pki COMMAND [OPTION...]

  init          agree on how an installation issues, once
  person NAME   enroll somebody whose signature counts
  root LABEL, authority LABEL
                make a root, or an authority below one of ours
  request LABEL, adopt LABEL
                have an authority elsewhere certify ours, and take its answer
  cross LABEL   have a root certify another, such as its successor
  issue LABEL, revoke SERIAL
                certify somebody's key, take a certificate back
  crl AUTHORITY, ocsp AUTHORITY
                print what it revoked, answer a question about one
  list, export AUTHORITY
                show what there is
  lint PEM      say which rules of a profile a certificate breaks
  verify-log    check that nothing was changed in the log of all acts
  seal          sign all that is in that log by ML-DSA, which quantum computers do not forge
  readiness     say which fields and limits post-quantum certificates would break, as measured now
  inspect FILE  say what a recorded message of ISO 15118 is, and why it is right or wrong: EXI, base64,
                hexadecimal digits, or a frame with it; - is standard input. With --trust PEM it follows
                certificates to these anchors, with --at TIME it judges them at another time than now.

Keys and the log are in voltide.pki.dir (data/authorities). The guide is docs/pki.md.
Messages need ISO's schemas, which everybody fetches for himself: voltide.pki.schemas
(data/iso15118-schemas) is where they are. What is compiled from them stays in the user's cache.
TEXT
}

main() {
  [ $# -gt 0 ] || fail "Say what to do; see --help."
  use_jdk
  build pki deploy/pki "$(pki_jar)" pom.xml iso15118-pki deploy/pki
  schemas=$(setting voltide.pki.schemas data/iso15118-schemas)
  case $schemas in /*) ;; *) schemas=$ROOT/$schemas ;; esac
  authorities=$(setting voltide.pki.dir data/authorities)
  case $authorities in /*) ;; *) authorities=$ROOT/$authorities ;; esac
  jar=$ROOT/$(pki_jar)
  cd "$CALLER_DIRECTORY"
  exec env VOLTIDE_PKI_SCHEMAS="$schemas" VOLTIDE_PKI_DIR="$authorities" "$JAVA_HOME/bin/java" $JVM_FLAGS -cp "$jar" org.voltide.pkitool.PkiTool "$@"
}

pki_jar() { newest_jar "deploy/pki/target/pki-tool-*.jar"; }
