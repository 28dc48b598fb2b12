# Ports: whether something listens, and who.

# listener PORT: who listens on PORT, as a phrase; prints nothing when it is free.
listener() {
  if [ -r /proc/net/tcp ]; then
    socket=$(listening_socket "$1")
    [ -z "$socket" ] || socket_owner "$socket"
  elif have lsof; then
    lsof -nP -iTCP:"$1" -sTCP:LISTEN 2>/dev/null | awk 'NR == 2 { print $1 " (process " $2 ")" }'
  fi
}

# listening_socket PORT: inode of the socket in state LISTEN (0A) on that port, any address.
listening_socket() {
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    awk -v port="$(printf ':%04X' "$1")" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10; exit }'
}

socket_owner() {
  directory=$(ls -l /proc/[0-9]*/fd 2>/dev/null |
    awk -v socket="socket:[$1]" '/^\/proc/ { directory = $1 } index($0, socket) { print directory; exit }')
  pid=${directory#/proc/}
  pid=${pid%%/*}
  if [ -n "$pid" ]; then
    printf '%s (process %s)\n' "$(cat "/proc/$pid/comm")" "$pid"
  else
    printf 'a program of another user\n'
  fi
}

# require_port PORT PURPOSE SETTING: refuses to go on when the port is taken.
require_port() {
  owner=$(listener "$1")
  [ -z "$owner" ] || fail "Port $1, needed for $2, is taken by $owner; stop it or choose another port with $3."
}
