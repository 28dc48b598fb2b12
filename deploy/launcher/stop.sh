# Ends what was started in this directory.

usage() {
  cat <<'TEXT'
./csms stop

Stops the demo or the system that runs in this directory and waits until it is down. Stations keep
what is not yet acknowledged and send it again when the system is back.
TEXT
}

# The launcher ends its children itself; they are asked directly only when it is gone.
main() {
  [ $# -eq 0 ] || unknown_option "$1"
  use_data_directory
  running=$(running_processes)
  if [ -z "$running" ]; then
    rm -f "$RUN_FILE"
    say "Voltide does not run in this directory."
    return
  fi
  say "Stopping ..."
  launcher=$(printf '%s\n' "$running" | awk '$1 == "launcher" { print $2 }')
  [ -z "$launcher" ] || end_process "$launcher" 90
  running_processes | sort -r | while read -r _ pid; do end_process "$pid" 60; done
  rm -f "$RUN_FILE"
  say "Stopped."
}
