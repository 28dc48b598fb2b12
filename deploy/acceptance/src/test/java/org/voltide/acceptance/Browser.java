package org.voltide.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Chromium that scripts of {@code deploy/test-tools} lead through the console. */
record Browser(Path chromium) {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Path TOOLS = Path.of("../test-tools");
  private static final Duration LIMIT = Duration.ofMinutes(12);

  /** The one of this machine; without one the test is skipped and says so. */
  static Browser demand() {
    Optional<Path> found = find(BROWSERS);
    assumeTrue(found.isPresent(), "there is no Chromium on this machine");
    return new Browser(found.get());
  }

  /**
   * Runs a script; its picture and output are left in target.
   *
   * @param password of who signs in
   * @param sees what it prints
   */
  <T> T run(String script, String address, String password, Class<T> sees) throws Exception {
    Path target = Path.of("target").toAbsolutePath();
    Path log = target.resolve(script + ".log");
    Process process =
        new ProcessBuilder(
                "node",
                script + ".mjs",
                address,
                password,
                chromium.toString(),
                target.resolve(script + ".png").toString())
            .directory(TOOLS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      boolean ended = process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      String said = Files.readString(log);
      assertThat(ended).as(said).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      String last = said.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
      return new JsonMapper().readValue(last, sees);
    } finally {
      process.destroyForcibly();
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
