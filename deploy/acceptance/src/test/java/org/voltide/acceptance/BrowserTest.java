package org.voltide.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real Chromium against the real core, with cars at the simulated stations. */
class BrowserTest {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Path TOOLS = Path.of("../test-tools");
  private static final int SPEED = 60;
  private static final Instant AFTERNOON = Instant.parse("2026-03-02T16:30:00Z");
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int MANY_PIXELS = 5_000;

  /**
   * What the browser saw.
   *
   * @param drawn pixels of the chart
   * @param grown whether the chart changed by itself
   * @param text of the page
   * @param complaints errors in the browser's console
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Seen(int drawn, boolean grown, String text, List<String> complaints) {}

  @Test
  void anOperatorSeesALiveSessionAndItsChart(@TempDir Path home) throws Exception {
    Optional<Path> chromium = find(BROWSERS);
    assumeTrue(chromium.isPresent(), "there is no Chromium on this machine");
    try (var voltide = new Installation(home, SPEED, AFTERNOON)) {
      voltide.startCore();
      Program simulator = voltide.startSimulator("demo.yaml", Duration.ofDays(1));
      simulator.awaitWords("van-01 arrives", Duration.ofMinutes(1));
      Seen seen = look(voltide.address(), chromium.get());
      assertThat(seen.complaints()).isEmpty();
      assertThat(seen.drawn()).isGreaterThan(MANY_PIXELS);
      assertThat(seen.grown()).as("the chart is live").isTrue();
      assertThat(seen.text())
          .contains("Plan and what flowed", "State of charge", "Promise", "Ledger", "Following");
    }
  }

  private static Seen look(String address, Path chromium) throws Exception {
    Path picture = Path.of("target", "live-session.png").toAbsolutePath();
    Process script =
        new ProcessBuilder(
                "node",
                "live-session.mjs",
                address,
                Installation.ADMINISTRATOR_PASSWORD,
                chromium.toString(),
                picture.toString())
            .directory(TOOLS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "live-session.log").toFile())
            .start();
    try {
      boolean ended = script.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      String said = Files.readString(Path.of("target", "live-session.log"));
      assertThat(ended).as(said).isTrue();
      assertThat(script.exitValue()).as(said).isZero();
      String last = said.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
      return new JsonMapper().readValue(last.getBytes(StandardCharsets.UTF_8), Seen.class);
    } finally {
      script.destroyForcibly();
    }
  }

  private static Optional<Path> find(List<String> programs) {
    String[] folders = System.getenv("PATH").split(File.pathSeparator);
    return programs.stream()
        .flatMap(name -> candidates(folders, name))
        .filter(file -> file.toFile().canExecute())
        .findFirst();
  }

  private static Stream<Path> candidates(String[] folders, String name) {
    return Arrays.stream(folders).map(folder -> Path.of(folder, name));
  }
}
