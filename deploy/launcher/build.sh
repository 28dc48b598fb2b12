# Builds with Maven when sources are newer than what was built, and shows one line per module.

BUILD_STATE=target/launcher
CORE_SOURCES="pom.xml ocpp-gateway iso15118-pki web-ui csms-core"

require_build_tools() {
  have mvn || fail "Maven is missing: install it, for example with 'apt install maven'."
  have node && have npm || fail "Node.js is missing (20.19 or later, with npm): install it, for example with 'apt install nodejs npm'."
}

# newer_source STAMP PATH...: prints one source that is newer than the stamp; directories count because of deletions.
newer_source() {
  stamp=$1
  shift
  find "$@" \( -name target -o -name node_modules -o -name dist \) -prune -o \
    -newer "$stamp" \( -type f -o -path '*/src/*' \) -print | head -n 1
}

# is_built NAME JARS PATH...: whether all JARS exist and no source changed since they were built.
is_built() {
  stamp=$BUILD_STATE/$1.built
  [ -f "$stamp" ] || return 1
  for jar in $2; do [ -f "$jar" ] || return 1; done
  shift 2
  [ -z "$(newer_source "$stamp" "$@")" ]
}

# progress VERB: turns Maven's output into a line per module with its seconds.
progress() {
  name=
  while IFS= read -r line; do
    case $line in
      # The parent, which has no name beyond the product's, does nothing that takes time.
      "[INFO] Building Voltide "[!0-9]*"["*"]") ;;
      *) continue ;;
    esac
    finish_line
    name=$(printf '%s' "${line#\[INFO\] Building Voltide }" | sed 's/ [^ ]* *\[.*//')
    began=$(date +%s)
    printf '%s %s ... ' "$1" "$name"
  done
  finish_line
}

finish_line() { [ -z "$name" ] || printf '%s s\n' $(($(date +%s) - began)); }

# progress_of_two VERB: the same where modules go two at a time: a line when one begins, their times at the end.
progress_of_two() {
  while IFS= read -r line; do
    case $line in
      "[INFO] Building Voltide "[!0-9]*"["*"]")
        say "$1 $(printf '%s' "${line#\[INFO\] Building Voltide }" | sed 's/ [^ ]* *\[.*//') ..." ;;
      "[INFO] Voltide "*" .."*"["*"]")
        say "$(printf '%s' "${line#\[INFO\] Voltide }" | sed 's/ \.\.* / /; s/  */ /g')" ;;
    esac
  done
}

# run_maven LOG VERB ARGUMENT...: runs Maven, everything it says into LOG; its exit code is the result.
# PROGRESS names what tells how far it is.
run_maven() {
  log=$1 verb=$2
  shift 2
  mkdir -p "$(dirname "$log")"
  rm -f "$log.code"
  {
    code=0
    mvn -B -ntp "$@" 2>&1 </dev/null || code=$?
    echo "$code" >"$log.code"
  } | tee "$log" | "${PROGRESS:-progress}" "$verb"
  return "$(cat "$log.code")"
}

# show_errors LOG: the lines in which Maven says what went wrong.
show_errors() {
  grep '^\[ERROR\]' "$1" | sed '/Help 1/,$d; /^\[ERROR\] *$/d; /^\[ERROR\] Re-run /d; /^\[ERROR\] To see /d' |
    awk '!seen[$0]++' | head -n "${2:-20}" >&2
}

# build NAME MODULES JARS PATH...: makes sure that JARS, which MODULES leave, are there and current.
build() {
  name=$1 modules=$2 jars=$3
  shift 3
  is_built "$name" "$jars" "$@" && return
  require_build_tools
  mkdir -p "$BUILD_STATE"
  touch "$BUILD_STATE/$name.began"
  # A short build is over before the better of the JVM's compilers has paid.
  export MAVEN_OPTS="${MAVEN_OPTS:-} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
  if ! run_maven "$BUILD_STATE/build.log" building -pl "$modules" -am -Dvoltide.quick -DskipTests -Dmaven.test.skip -Dspotless.check.skip package; then
    show_errors "$BUILD_STATE/build.log"
    fail "The build failed; all of its output is in $BUILD_STATE/build.log."
  fi
  mv "$BUILD_STATE/$name.began" "$BUILD_STATE/$name.built"
}
