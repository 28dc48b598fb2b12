# All tests of all modules, and a count one can trust.

usage() {
  cat <<'TEXT'
./csms test

Runs every test of every module: the launcher's own, unit, database, protocol, browser and fault
tests. Ends with a line per module, each skipped test with its reason, and the total as
"N passed, N failed, N skipped". All output is in target/test.log.

As root on Debian or Ubuntu it first installs what tests need from the system (a browser,
a software token).
TEXT
}

find_reports() { find . -name node_modules -prune -o -path '*/target/*-reports/TEST-*.xml' -print | sort; }

# install_tools: what cannot be installed makes tests skip, and the count at the end says so.
install_tools() { ./csms doctor --install 2>&1 | grep '^installing' || true; }

# forget_results: otherwise results of an earlier run would be counted, and unchanged console tests not run.
forget_results() {
  find_reports | while IFS= read -r report; do rm -f "$report"; done
  rm -f web-ui/target/test.stamp
}

main() {
  [ $# -eq 0 ] || unknown_option "$1"
  use_jdk
  require_build_tools
  install_tools
  forget_results

  failed=no
  say "testing launcher ..."
  sh "$LAUNCHER/test/run" "$LAUNCHER/target/launcher-reports" || failed=yes
  # Two modules at a time: most tests wait more than they compute.
  PROGRESS=progress_of_two
  run_maven target/test.log testing --threads 2 --fail-at-end verify || {
    failed=yes
    show_errors target/test.log 40
    say "All output is in target/test.log."
  }
  say
  find_reports | tr '\n' '\0' | xargs -0 awk -f "$LAUNCHER/count.awk" || failed=yes
  [ "$failed" = no ]
}

