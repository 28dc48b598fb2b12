# How a JDK is found. Each test looks below the scratch directory only.
. "$LAUNCHER/common.sh"
. "$LAUNCHER/jdk.sh"
HOME=$SCRATCH/home
java_on_path() { :; }

test_jdk_named_by_version_is_found_beside_an_older_one() {
  fake_jdk usr/lib/jvm/java-17 17.0.15
  fake_jdk usr/lib/jvm/temurin-25-jdk 25.0.3
  same "$SCRATCH/usr/lib/jvm/temurin-25-jdk" "$(find_jdk "$SCRATCH")"
}

test_later_jdk_is_good_too() {
  fake_jdk usr/lib/jvm/java-26 26
  same "$SCRATCH/usr/lib/jvm/java-26" "$(find_jdk "$SCRATCH")"
}

test_java_home_comes_first_when_new_enough() {
  fake_jdk mine 25
  fake_jdk usr/lib/jvm/java-25 25
  same "$SCRATCH/mine" "$(JAVA_HOME=$SCRATCH/mine find_jdk "$SCRATCH")"
}

test_too_old_java_home_is_passed_over() {
  fake_jdk mine 17.0.1
  fake_jdk usr/lib/jvm/java-25 25
  same "$SCRATCH/usr/lib/jvm/java-25" "$(JAVA_HOME=$SCRATCH/mine find_jdk "$SCRATCH")"
}

test_jdk_in_home_directory_is_found() {
  fake_jdk home/.sdkman/candidates/java/25-tem 25
  same "$HOME/.sdkman/candidates/java/25-tem" "$(find_jdk "$SCRATCH")"
}

test_directory_names_may_contain_spaces() {
  fake_jdk "opt/my jdk" 25
  same "$SCRATCH/opt/my jdk" "$(find_jdk "$SCRATCH")"
}

test_runtime_without_compiler_does_not_count() {
  fake_jdk usr/lib/jvm/jre-25 25
  rm usr/lib/jvm/jre-25/bin/javac
  same "" "$(find_jdk "$SCRATCH")"
}

test_too_old_jdks_are_named_in_the_failure() {
  fake_jdk usr/lib/jvm/java-11 11.0.2
  fake_jdk usr/lib/jvm/java-17 17.0.15
  refuses "Voltide needs JDK 25 or later (the newest here is 17): install JDK 25" use_jdk "$SCRATCH"
}

test_no_jdk_at_all() { refuses "Voltide needs JDK 25 or later: install JDK 25" use_jdk "$SCRATCH"; }

test_named_jdk_that_is_too_old_is_refused() {
  fake_jdk mine 21.0.1
  CSMS_JAVA_HOME=$SCRATCH/mine
  refuses "which is JDK 21; Voltide needs 25 or later" use_jdk "$SCRATCH"
}

test_named_directory_without_jdk_is_refused() {
  CSMS_JAVA_HOME=$SCRATCH/nothing
  refuses "where there is no JDK" use_jdk "$SCRATCH"
}

test_named_jdk_wins_and_is_exported() {
  fake_jdk mine 25
  CSMS_JAVA_HOME=$SCRATCH/mine
  use_jdk "$SCRATCH"
  same "$SCRATCH/mine" "$(sh -c 'printf %s "$JAVA_HOME"')"
  includes "--sun-misc-unsafe-memory-access=allow" "$(sh -c 'printf %s "$MAVEN_OPTS"')"
}
