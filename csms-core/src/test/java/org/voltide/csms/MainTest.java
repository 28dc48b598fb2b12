package org.voltide.csms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.voltide.csms.platform.DataDirectory;
import org.voltide.csms.platform.EmbeddedDatabase;
import org.voltide.csms.store.Database;

/** Starts that end at once, each in a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
class MainTest {

  @TempDir Path directory;

  private record Ended(int code, String out, String err) {}

  private Ended run(Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("voltide.data.dir", directory.resolve("data").toString());
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    all.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
    command.add(Main.class.getName());
    command.addAll(Arrays.asList(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8).strip());
  }

  private static void expectSentence(Ended ended, String start) {
    assertThat(ended.err()).startsWith(start).doesNotContain("\n");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void aTakenPortIsASentence() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      expectSentence(
          run(Map.of("quarkus.http.port", port)),
          "Port %s on 127.0.0.1, wanted for console and API, is taken".formatted(port));
      expectSentence(
          run(Map.of("quarkus.http.port", "0", "voltide.gateway.port", port)),
          "Port %s on 127.0.0.1, wanted for stations, is taken".formatted(port));
    }
  }

  @Test
  void anotherInstanceIsASentence() throws IOException, InterruptedException {
    try (DataDirectory held = DataDirectory.open(directory.resolve("data"))) {
      expectSentence(
          run(Map.of()), "Another instance of Voltide is running on " + held.root() + ".");
    }
  }

  @Test
  void aBadSettingIsASentence() throws IOException, InterruptedException {
    expectSentence(
        run(Map.of("voltide.clock.speed", "fast")),
        "Bad setting: The config property voltide.clock.speed with the config value \"fast\"");
    expectSentence(
        run(Map.of("quarkus.http.port", "abc")),
        "Bad setting: The config property quarkus.http.port with the config value \"abc\"");
  }

  @Test
  void nodesNeedADatabaseThatIsNobodysOwn() throws IOException, InterruptedException {
    expectSentence(
        run(Map.of("voltide.nodes.name", "a")), "Several nodes share a PostgreSQL of your own");
  }

  @Test
  void aBadCommandIsASentence() throws IOException, InterruptedException {
    expectSentence(run(Map.of(), "strat"), "There is no command strat.");
    expectSentence(run(Map.of(), "apikey", "create", "--role", "king"), "Usage: apikey create");
  }

  @Test
  void aKeyIsMadeWithAndWithoutAServer() throws IOException, InterruptedException {
    Ended without = run(Map.of(), "apikey", "create", "--role", "viewer");
    assertThat(without.out()).matches("vk_[A-Za-z0-9_-]{32}\n");
    assertThat(without.code()).isZero();
    Path home = directory.resolve("data/postgres");
    try (EmbeddedDatabase running = EmbeddedDatabase.start(home, home.resolve("programs"))) {
      Ended with = run(Map.of(), "apikey", "create", "--role", "operator", "--name", "Bill");
      assertThat(with.out()).matches("vk_[A-Za-z0-9_-]{32}\n");
      assertThat(running.dataSource("postgres")).isNotNull();
    }
  }

  @Test
  void aRunningInstallationIsSavedAndRestored() throws IOException, InterruptedException {
    String file = directory.resolve("backup.zip").toString();
    expectSentence(run(Map.of(), "backup", file), "There is nothing to back up in ");
    Path home = directory.resolve("data/postgres");
    try (EmbeddedDatabase running = EmbeddedDatabase.start(home, home.resolve("programs"))) {
      assertThat(run(Map.of(), "apikey", "create", "--role", "viewer").code()).isZero();
      Ended saved = run(Map.of(), "backup", file);
      assertThat(saved.err()).isEmpty();
      assertThat(saved.out()).startsWith(file);
      assertThat(running.dataSource("postgres")).isNotNull();
    }
    expectSentence(run(Map.of(), "restore", file), directory.resolve("data") + " is not empty");

    String other = directory.resolve("other").toString();
    Ended restored = run(Map.of("voltide.data.dir", other), "restore", file);
    assertThat(restored.err()).isEmpty();
    assertThat(restored.out()).startsWith(other + " is as it was at ");
    assertThat(keys(directory.resolve("other/postgres"))).isEqualTo(1);
  }

  private static int keys(Path home) throws IOException {
    try (EmbeddedDatabase again = EmbeddedDatabase.start(home, home.resolve("programs"))) {
      return new Database(again.dataSource("postgres"))
          .query("select count(*)::int as n from api_key", row -> row.whole("n"))
          .getFirst();
    }
  }
}
