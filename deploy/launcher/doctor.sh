# What this machine lacks, and how to get it.

usage() {
  cat <<'TEXT'
./csms doctor [--install]

Checks what Voltide needs to build, run and test itself. Ends with an error when something essential
is missing; what only some tests need is named too.

  --install   install missing system packages (Debian and Ubuntu, as root)
TEXT
}

BROWSERS="chromium chromium-browser google-chrome"

ok() { printf 'ok       %s\n' "$*"; }

# lacks SENTENCE: something without which Voltide does not work here.
lacks() {
  printf 'missing  %s\n' "$*"
  ESSENTIAL_MISSING=yes
}

# note SENTENCE: something that limits what can be done.
note() { printf 'note     %s\n' "$*"; }

can_install() { [ "$(id -u)" = 0 ] && have apt-get; }

# provide COMMAND PACKAGE: installs the package when the command is missing and --install was given.
provide() {
  have "$1" || [ "$INSTALL" = no ] || ! can_install || install_packages "$2"
}

install_packages() {
  say "installing $1 ..."
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$1" >/dev/null 2>&1 ||
    { apt-get update -q >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$1" >/dev/null 2>&1; } ||
    note "$1 could not be installed; 'apt-get install $1' says why."
}

browser() {
  for name in $BROWSERS; do
    if have "$name"; then
      command -v "$name"
      return
    fi
  done
}

check_jdk() {
  if home=$(use_jdk && printf '%s' "$JAVA_HOME") 2>/dev/null; then
    ok "JDK $(java_major "$home") in $home"
  else
    lacks "JDK $NEEDED_JAVA or later: $jdk_advice"
  fi
}

check_maven() {
  provide mvn maven
  if have mvn; then ok "Maven"; else lacks "Maven, for building: apt install maven"; fi
}

# Vite, which builds the console, needs Node.js 20.19 or later.
check_node() {
  provide node nodejs
  provide npm npm
  if ! have node || ! have npm; then
    lacks "Node.js 20.19 or later with npm, for building the console: apt install nodejs npm"
    return
  fi
  version=$(node --version)
  if node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'; then
    ok "Node.js ${version#v}"
  else
    lacks "Node.js 20.19 or later; here is ${version#v}: see https://nodejs.org"
  fi
}

check_browser() {
  [ -n "$(browser)" ] || provide chromium chromium
  if [ -n "$(browser)" ]; then ok "Chromium, for browser tests"; else note "no Chromium: browser tests are skipped (apt install chromium)"; fi
}

check_token() {
  provide softhsm2-util softhsm2
  if have softhsm2-util; then ok "SoftHSM, for tests of keys in a token"; else note "no SoftHSM: the test of keys in a token is skipped (apt install softhsm2)"; fi
}

check_disk() {
  free=$(free_megabytes "$ROOT")
  if [ "$free" -ge 3072 ]; then
    ok "disk: $free MB free"
  elif [ "$free" -ge 1024 ]; then
    note "disk: $free MB free; a first build with tests takes about 3000 MB"
  else
    lacks "disk space: $free MB free, at least 1024 MB are needed"
  fi
}

check_descriptors() {
  limit=$(ulimit -n)
  if [ "$limit" = unlimited ] || [ "$limit" -ge 4096 ]; then
    ok "file descriptors: $limit per process, each station takes one"
  else
    note "file descriptors: $limit per process, each station takes one (raise with ulimit -n)"
  fi
}

check_ports() {
  for port in "$HTTP_PORT" "$STATION_PORT" "$STATION_TLS_PORT" "$STATION_MUTUAL_TLS_PORT"; do
    owner=$(listener "$port")
    if [ -z "$owner" ]; then ok "port $port is free"; else note "port $port is taken by $owner"; fi
  done
}

# PostgreSQL refuses to run as root; the embedded one then runs in a user namespace.
check_namespaces() {
  [ "$(id -u)" = 0 ] || return 0
  if have unshare && unshare -U true 2>/dev/null; then
    ok "user namespaces, for PostgreSQL as root"
  else
    lacks "user namespaces: as root PostgreSQL needs 'unshare -U'; run as another user or set QUARKUS_DATASOURCE_JDBC_URL"
  fi
}

main() {
  INSTALL=no ESSENTIAL_MISSING=no
  case ${1:-} in
    '') ;;
    --install) INSTALL=yes ;;
    *) unknown_option "$1" ;;
  esac
  if [ "$INSTALL" = yes ] && ! can_install; then note "--install needs root on Debian or Ubuntu; nothing is installed"; fi
  use_core_ports
  check_jdk
  check_maven
  check_node
  check_browser
  check_token
  check_disk
  check_descriptors
  check_namespaces
  check_ports
  [ "$ESSENTIAL_MISSING" = no ] || fail "Something essential is missing, see above."
}
