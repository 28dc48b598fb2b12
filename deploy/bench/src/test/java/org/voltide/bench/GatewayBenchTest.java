package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Both servers as processes, with little load: what the figures are does not matter here. */
class GatewayBenchTest {

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void measuresBothServers() {
    var said = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      int code =
          Bench.commandLine()
              .execute("gateway", "--pairs=1", "--stations=10", "--messages=5000", "--idle=20");
      assertThat(code).isZero();
    } finally {
      System.setOut(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .hasSize(5)
        .allMatch(line -> line.contains(" ratio ") || line.contains(" above "))
        .allMatch(line -> line.contains(", wanted "));
  }
}
