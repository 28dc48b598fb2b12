# What the commands say, from the outside.

test_overview_names_every_command() {
  said=$("$CSMS")
  for command in demo start stop apikey backup restore test bench study image pki doctor; do includes "./csms $command " "$said"; done
}

test_every_command_explains_itself() {
  for command in demo start stop apikey backup restore test bench study image pki doctor; do
    includes "./csms $command" "$("$CSMS" $command --help)"
  done
}

test_works_from_another_directory_and_through_a_relative_path() {
  includes "Voltide" "$("$CSMS" help)"
  cd "$ROOT/deploy" && includes "Voltide" "$(../csms help)"
}

test_unknown_command() { refuses "There is no command 'fly'" "$CSMS" fly; }

test_unknown_option() {
  for command in demo start stop test doctor; do refuses "'--fly' is not understood" "$CSMS" "$command" --fly; done
}

test_backup_and_restore_take_one_file() {
  for command in backup restore; do
    refuses "$command takes one FILE" "$CSMS" $command
    refuses "$command takes one FILE" "$CSMS" $command a.zip b.zip
  done
}

test_restore_needs_a_backup() { refuses "$SCRATCH/none.zip cannot be read" "$CSMS" restore none.zip; }

test_option_without_value() { refuses "--speed needs a value" "$CSMS" demo --speed; }

test_speed_that_is_no_number() {
  for speed in fast 0 -1 1.5 ''; do refuses "--speed takes a whole number from 1" "$CSMS" demo --speed "$speed"; done
}

test_scenario_that_does_not_exist_is_named_relative_to_the_caller() {
  refuses "The scenario $SCRATCH/day.yaml cannot be read" "$CSMS" demo --scenario day.yaml
}

test_demo_leaves_a_real_installation_alone() {
  mkdir -p data/postgres
  refuses "$SCRATCH/data holds a real installation" "$CSMS" demo
  refuses "$SCRATCH/data holds a real installation" "$CSMS" demo --fresh
  [ -d data/postgres ] && [ ! -e data/demo.start ]
  rmdir data/postgres
  : >data/clock # What a core leaves whose database is elsewhere.
  refuses "$SCRATCH/data holds a real installation" "$CSMS" demo --fresh
}

test_demos_do_not_share_their_data() {
  mkdir -p data/operator/postgres
  : >data/demo.start
  refuses "$SCRATCH/data holds a demo that began with --roaming" "$CSMS" demo
  rm -r data/operator
  mkdir data/postgres
  refuses "$SCRATCH/data holds a demo that began without --roaming" "$CSMS" demo --roaming
}

test_fresh_demo_keeps_certificate_authorities() {
  mkdir -p data/authorities
  : >data/demo.start
  refuses "$SCRATCH/data/authorities holds certificate authorities" "$CSMS" demo --fresh
  [ -d data/authorities ] && [ -e data/demo.start ]
}

test_port_that_is_none_is_one_sentence() {
  for port in abc -1 65536 99999999999; do
    for command in demo start doctor; do
      said=$(QUARKUS_HTTP_PORT=$port "$CSMS" $command 2>&1) && return 1
      same "csms: quarkus.http.port is '$port', which is no port." "$said"
    done
  done
}

test_unknown_benchmark() {
  refuses "There is no benchmark 'moon'" "$CSMS" bench moon
  refuses "Say what to measure" "$CSMS" bench
}

test_study_without_files() { refuses "Say which --sessions and --prices to study" "$CSMS" study; }

test_pki_without_a_command() { refuses "Say what to do" "$CSMS" pki; }

test_apikey_knows_only_create() { refuses "apikey knows only 'create'" "$CSMS" apikey delete; }

test_jdk_that_is_too_old_is_one_sentence() {
  fake_jdk old 17
  said=$(CSMS_JAVA_HOME=$SCRATCH/old "$CSMS" demo 2>&1) && return 1
  same "csms: CSMS_JAVA_HOME names $SCRATCH/old, which is JDK 17; Voltide needs 25 or later." "$said"
}

test_doctor_fails_when_the_jdk_is_missing() {
  fake_jdk old 17
  export CSMS_JAVA_HOME="$SCRATCH/old"
  refuses "missing  JDK 25 or later" "$CSMS" doctor
}

test_stop_when_nothing_runs() {
  same "Voltide does not run in this directory." "$("$CSMS" stop)"
}
