# Finds a JDK. The default `java` of a machine is often older than the one Voltide needs.

NEEDED_JAVA=25

# java_major HOME: feature version of the JDK in HOME; prints nothing when there is none (a JRE does not count).
java_major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

java_on_path() {
  compiler=$(command -v javac) && compiler=$(readlink -f "$compiler") || return 0
  dirname "$(dirname "$compiler")"
}

# jdk_candidates [PREFIX]: homes to look at, best first, one per line; PREFIX stands before absolute directories.
jdk_candidates() {
  for home in "${JAVA_HOME:-}" "${1:-}"/usr/lib/jvm/*"$NEEDED_JAVA"* "${1:-}"/usr/lib/jvm/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "${1:-}"/opt/* "${1:-}"/opt/java/* \
    "${1:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${1:-}"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ ! -d "$home/bin" ] || printf '%s\n' "$home"
  done
  java_on_path
}

# find_jdk [PREFIX]: the first home that is new enough; prints nothing when there is none.
find_jdk() {
  jdk_candidates "${1:-}" | {
    found=
    while IFS= read -r home; do
      major=$(java_major "$home")
      if [ -z "$found" ] && [ "${major:-0}" -ge "$NEEDED_JAVA" ]; then found=$home; fi
    done
    printf '%s\n' "$found"
  }
}

# newest_java [PREFIX]: the highest feature version found, for the message that it is not enough.
newest_java() {
  jdk_candidates "${1:-}" | while IFS= read -r home; do java_major "$home"; done | sort -n | tail -n 1
}

jdk_advice="install JDK $NEEDED_JAVA (https://adoptium.net or your system's packages) or name one in CSMS_JAVA_HOME"

# use_jdk [PREFIX]: exports JAVA_HOME and what Maven needs to run quietly on it.
use_jdk() {
  if [ -n "${CSMS_JAVA_HOME:-}" ]; then
    major=$(java_major "$CSMS_JAVA_HOME")
    [ -n "$major" ] || fail "CSMS_JAVA_HOME names $CSMS_JAVA_HOME, where there is no JDK."
    [ "$major" -ge "$NEEDED_JAVA" ] ||
      fail "CSMS_JAVA_HOME names $CSMS_JAVA_HOME, which is JDK $major; Voltide needs $NEEDED_JAVA or later."
    JAVA_HOME=$CSMS_JAVA_HOME
  else
    home=$(find_jdk "${1:-}")
    if [ -z "$home" ]; then
      newest=$(newest_java "${1:-}")
      fail "Voltide needs JDK $NEEDED_JAVA or later${newest:+ (the newest here is $newest)}: $jdk_advice."
    fi
    JAVA_HOME=$home
  fi
  MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
  export JAVA_HOME MAVEN_OPTS
}
