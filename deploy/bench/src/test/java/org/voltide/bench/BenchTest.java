package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {
  private final StringWriter said = new StringWriter();
  private final CommandLine bench =
      Bench.commandLine().setErr(new PrintWriter(said)).setOut(new PrintWriter(said));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|Say what to measure: gateway, connect, ingest, load, plan, pki or console; see --help.",
        "sideways|Unmatched argument at index 0: 'sideways'; see --help.",
        "plan --speed 3|Unknown options: '--speed', '3'; see --help.",
        "gateway --pairs many|Invalid value for option '--pairs': 'many' is not an int; see"
            + " --help.",
        "gateway --pairs 0|--pairs must be 1 or more, not 0.",
        "gateway --messages 199|--messages must be 200 or more, not 199.",
        "gateway --idle 0|--idle must be 1 or more, not 0.",
        "ingest --stations -1|--stations must be 1 or more, not -1.",
        "ingest --messages 9 --stations 10|--messages must be 10 or more, not 9.",
        "connect --stations 0|--stations must be 1 or more, not 0.",
        "load --stations 19|--stations must be 20 or more, not 19.",
        "load --minutes 0|--minutes must be 1 or more, not 0.",
        "plan --cars 0|--cars must be 1 or more, not 0.",
        "plan --seeds 0|--seeds must be 1 or more, not 0.",
        "pki --turns 0|--turns must be 1 or more, not 0.",
        "pki --answers 7|--answers must be 8 or more, not 7.",
        "pki --renewals -1|--renewals must be 0 or more, not -1.",
        "console --turns 0|--turns must be 1 or more, not 0.",
        "console --stations 19|--stations must be 20 or more, not 19.",
        "console --messages 0|--messages must be 1 or more, not 0."
      })
  void refusesWhatMakesNoSenseInOneSentence(String arguments, String sentence) {
    int code = bench.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    assertThat(code).isPositive();
    assertThat(said.toString().strip()).isEqualTo(sentence);
  }

  @Test
  void refusesMoreConnectionsThanTheSystemAllows() {
    assertThat(bench.execute("gateway", "--idle", "100000000")).isPositive();
    assertThat(said.toString()).contains("open files").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"gateway", "connect", "ingest", "load", "plan", "pki", "console"})
  void explainsEachCommand(String command) {
    assertThat(bench.execute(command, "--help")).isZero();
    assertThat(said.toString()).contains("Usage: bench " + command);
  }

  @Test
  void hidesTheServersItIsMadeOf() {
    bench.execute("--help");
    assertThat(said.toString()).contains("gateway").doesNotContain("echo-server");
  }
}
