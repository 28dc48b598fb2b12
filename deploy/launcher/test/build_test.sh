# When something is built, and how results are counted.
. "$LAUNCHER/common.sh"
. "$LAUNCHER/build.sh"

# A module that was built.
built_module() {
  mkdir -p module/src/main module/target "$BUILD_STATE"
  : >module/src/main/A.java
  : >module/pom.xml
  touch -d '2026-01-01 10:00' module/src/main/A.java module/pom.xml module/src/main module/src module
  : >module/target/a.jar
  : >"$BUILD_STATE/a.built"
}

test_built_module_is_current() {
  built_module
  is_built a module/target/a.jar module
}

test_changed_source_asks_for_a_build() {
  built_module
  touch -d '2036-01-01' module/src/main/A.java
  ! is_built a module/target/a.jar module
}

test_deleted_source_asks_for_a_build() {
  built_module
  touch -d '2025-01-01' "$BUILD_STATE/a.built"
  touch -d '2024-01-01' module/src/main/A.java module/pom.xml
  ! is_built a module/target/a.jar module
}

test_missing_jar_asks_for_a_build() {
  built_module
  ! is_built a "module/target/a.jar module/target/b.jar" module
}

test_build_products_are_no_sources() {
  built_module
  mkdir -p module/target/src module/node_modules/src
  touch -d '2036-01-01' module/target/src/B.java module/node_modules/src/b.js
  is_built a module/target/a.jar module
}

test_maven_output_becomes_a_line_per_module() {
  said=$(printf '%s\n' '[INFO] Scanning' '[INFO] Building Voltide 0.1.0   [1/6]' \
    '[INFO] Building Voltide ISO 15118 PKI 0.1.0-SNAPSHOT   [4/6]' '[INFO] Building jar: x' | progress building)
  includes "building ISO 15118 PKI ... " "$said"
  same 1 "$(printf '%s\n' "$said" | wc -l | tr -d ' ')"
}

test_modules_that_go_two_at_a_time_have_a_line_when_they_begin_and_their_time_at_the_end() {
  said=$(printf '%s\n' '[INFO] Building Voltide ISO 15118 PKI 0.1.0-SNAPSHOT   [3/6]' \
    '[INFO] Building Voltide core 0.1.0-SNAPSHOT   [4/6]' '[INFO] Reactor Summary for Voltide 0.1.0-SNAPSHOT:' \
    '[INFO] Voltide ............................................ SUCCESS [  0.589 s]' \
    '[INFO] Voltide core ....................................... FAILURE [12:02 min]' | progress_of_two testing)
  same "testing ISO 15118 PKI ...
testing core ...
core FAILURE [12:02 min]" "$said"
}

test_failed_build_is_told_with_its_errors_and_log() {
  mkdir bin
  printf '#!/bin/sh\necho "[INFO] Building Voltide core 1 [1/1]"\necho "[ERROR] A.java:1 no such thing"\nexit 1\n' >bin/mvn
  chmod +x bin/mvn
  PATH=$SCRATCH/bin:$PATH
  require_build_tools() { :; }
  refuses "[ERROR] A.java:1 no such thing" build a module nothing.jar .
  refuses "The build failed; all of its output is in target/launcher/build.log." build a module nothing.jar .
}

test_missing_maven_is_one_sentence() {
  have() { [ "$1" != mvn ]; }
  refuses "Maven is missing: install it" require_build_tools
}

report() {
  mkdir -p "$1/target/surefire-reports"
  cat >"$1/target/surefire-reports/TEST-$2.xml"
}

test_counts_every_module_and_the_total() {
  report core A <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="A" tests="4" errors="1" skipped="1" failures="1">
  <testcase name="works" classname="A" time="0.1"/>
  <testcase name="breaks" classname="A" time="0.1">
    <failure message="no &lt;b&gt;"><![CDATA[
  <testcase name="only printed" classname="A"/>
]]></failure>
    <system-out><![CDATA[  <testcase name="printed too" classname="A"/>
  <failure message="printed"/>
]]></system-out>
  </testcase>
  <testcase name="throws" classname="A" time="0.1">
    <error type="X">text</error>
  </testcase>
  <testcase name="waits" classname="A" time="0.1">
    <skipped message="no browser &amp; no luck"/>
  </testcase>
</testsuite>
XML
  printf '<testsuite>\n<testcase name="b" classname="B"/>\n</testsuite>\n' | report gateway B
  said=$(awk -f "$LAUNCHER/count.awk" core/target/*/*.xml gateway/target/*/*.xml) && return 1
  includes "skipped  A waits: no browser & no luck" "$said"
  includes "FAILED   A breaks" "$said"
  includes "FAILED   A throws" "$said"
  same "2 passed, 2 failed, 1 skipped" "$(printf '%s\n' "$said" | tail -n 1)"
}

test_no_test_at_all_is_a_failure() {
  printf '<testsuite>\n</testsuite>\n' | report core A
  ! awk -f "$LAUNCHER/count.awk" core/target/*/*.xml
}
