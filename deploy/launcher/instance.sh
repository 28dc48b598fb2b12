# What runs in this directory: the data directory, and a file that names the processes started from here.

# One line per process: name, process number, identity. The first is the launcher itself.
use_data_directory() {
  DATA=$(setting voltide.data.dir data)
  case $DATA in /*) ;; *) DATA=$ROOT/$DATA ;; esac
  RUN_FILE=$DATA/csms.run
}

# prepare_data_directory: what is stored there is nobody else's business, so it is closed to other users.
prepare_data_directory() {
  umask 077
  mkdir -p "$DATA" 2>/dev/null && : 2>/dev/null >"$DATA/.writable" ||
    fail "The data directory $DATA cannot be written; give this user the right, or name another in VOLTIDE_DATA_DIR."
  rm -f "$DATA/.writable"
  free=$(free_megabytes "$DATA")
  [ "$free" -ge 512 ] || fail "The disk with $DATA has $free MB left; Voltide needs at least 512 MB."
}

free_megabytes() { df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }'; }

# identity PID: when the process began, which tells it from a later one with its number; empty when it is gone.
identity() {
  if [ -d /proc/self ]; then
    [ -r "/proc/$1/stat" ] || return 0
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'
  else
    ps -o lstart= -p "$1" | tr -s ' ' '_'
  fi
}

# remember NAME PID: adds a process to the run file.
remember() { printf '%s %s %s\n' "$1" "$2" "$(identity "$2")" >>"$RUN_FILE"; }

# running_processes: "name pid" of each remembered process that still lives.
running_processes() {
  [ -r "$RUN_FILE" ] || return 0
  while read -r name pid born; do
    if [ -n "$born" ] && [ "$(identity "$pid")" = "$born" ]; then printf '%s %s\n' "$name" "$pid"; fi
  done <"$RUN_FILE"
}

refuse_second_instance() {
  running=$(running_processes | head -n 1)
  [ -z "$running" ] ||
    fail "Voltide already runs in this directory (process ${running#* }); stop it with ./csms stop."
}

# claim_instance: creating the run file is atomic, so of two launchers started together only one goes on.
claim_instance() {
  refuse_second_instance
  rm -f "$RUN_FILE"
  (set -C && : >"$RUN_FILE") 2>/dev/null || fail "Voltide is being started in this directory by another launcher."
  remember launcher $$
}

# spawn NAME LOG COMMAND...: starts a process in its own session, so that Ctrl-C reaches only the launcher,
# which then stops everything in order; the process number is left in SPAWNED.
spawn() {
  name=$1 log=$2
  shift 2
  if have setsid; then set -- setsid "$@"; fi
  if [ "$log" = - ]; then "$@" </dev/null & else "$@" </dev/null >"$log" 2>&1 & fi
  SPAWNED=$!
  remember "$name" "$SPAWNED"
}

is_alive() { [ -n "$(identity "$1")" ]; }

# end_process PID SECONDS: asks it to stop, waits, and after SECONDS ends it.
end_process() {
  kill -TERM "$1" 2>/dev/null || return 0
  waited=0
  while is_alive "$1"; do
    if [ "$waited" -ge "$2" ]; then
      say "Process $1 did not stop within $2 seconds and was ended."
      kill -KILL "$1" 2>/dev/null || true
      break
    fi
    sleep 1
    waited=$((waited + 1))
  done
  wait "$1" 2>/dev/null || true
}
