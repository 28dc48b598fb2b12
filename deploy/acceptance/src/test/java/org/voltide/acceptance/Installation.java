package org.voltide.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Voltide on one data directory: a core that can be started, killed and started again, a
 * simulator beside it, and the database below both. Closing it stops all of them.
 */
final class Installation implements AutoCloseable {
  static final String ADMINISTRATOR_PASSWORD = "correct-horse-battery-staple";
  private static final Path SCENARIOS = Path.of("../simulator/scenarios");
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

  /** As a probe waits. */
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

  private static final Pattern KEY = Pattern.compile("vk_[A-Za-z0-9_-]+");

  private final Path home;
  private final int speed;
  private final Instant start;
  private final List<Integer> ports = freePorts(4);
  private final List<Program> programs = new ArrayList<>();
  private int starts;
  private boolean isFrozen;

  /**
   * @param home where data and logs go
   * @param speed domain seconds per real second
   * @param start where domain time begins
   */
  Installation(Path home, int speed, Instant start) {
    this.home = home;
    this.speed = speed;
    this.start = start;
  }

  String address() {
    return "http://localhost:" + ports.get(0);
  }

  /** An operator who signs in with the administrator's key. */
  Operator operator() {
    return new Operator(address(), text(key()));
  }

  /**
   * Starts the core and waits until it listens.
   *
   * @param settings more of them, such as {@code -Dname=value}
   */
  Program startCore(String... settings) throws InterruptedException {
    makeKey();
    List<String> properties = new ArrayList<>(List.of(settings));
    properties.addAll(
        List.of(
            "-Dvoltide.data.dir=" + data(),
            "-Dquarkus.http.port=" + ports.get(0),
            "-Dvoltide.gateway.port=" + ports.get(1),
            "-Dvoltide.gateway.tls-port=" + ports.get(2),
            "-Dvoltide.gateway.mutual-tls-port=" + ports.get(3),
            "-Dvoltide.files.base-url=" + address(),
            "-Dvoltide.clock.speed=" + speed,
            "-Dvoltide.clock.start=" + start,
            "-Dcsms.admin.password=" + ADMINISTRATOR_PASSWORD));
    Program core = run("core-" + starts++, coreJar(), properties, List.of());
    core.awaitWords("Listening on:", STARTS_WITHIN);
    return core;
  }

  /**
   * Starts a scenario against the core.
   *
   * @param length of the run in domain time
   */
  Program startSimulator(String scenario, Duration length) {
    Instant until = start.plus(length);
    return run(
        "simulator",
        newest(Path.of("../simulator/target"), "simulator-", ".jar"),
        List.of(),
        List.of(
            "run",
            "--scenario=" + SCENARIOS.resolve(scenario),
            "--api=" + address(),
            "--api-key-file=" + key(),
            "--stations=ws://localhost:" + ports.get(1) + "/ocpp",
            "--state=" + home.resolve("simulator"),
            "--until=" + until,
            "--report=" + home.resolve("report.json")));
  }

  /** What the simulator wrote at its end. */
  SimulatorReport report() {
    return SimulatorReport.read(home.resolve("report.json"));
  }

  /** The embedded database, which runs as long as the core, and on when the core was killed. */
  Connection database() throws SQLException {
    Path postgres = data().resolve("postgres");
    String url =
        "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(text(postgres.resolve("port")));
    return DriverManager.getConnection(url, "postgres", text(postgres.resolve("password")));
  }

  /** SIGKILL for the database's server: nothing is put in order. */
  void killDatabase() {
    ProcessHandle server = databaseServer().orElseThrow();
    server.destroyForcibly();
    server.onExit().join();
  }

  /** SIGSTOP for the database with all it runs: connections stay open, and nothing answers. */
  void freezeDatabase() {
    isFrozen = true;
    signal("STOP");
  }

  /** SIGCONT: it goes on where it was. */
  void thawDatabase() {
    signal("CONT");
    isFrozen = false;
  }

  /** The server first, so that nothing new begins meanwhile. */
  private void signal(String name) {
    Optional<ProcessHandle> server = databaseServer();
    server.ifPresent(process -> tell(process, "kill", "-s", name));
    server.stream()
        .flatMap(ProcessHandle::descendants)
        .forEach(process -> tell(process, "kill", "-s", name));
  }

  /** Runs a command for a process; one that ended meanwhile needs it no more. */
  private static void tell(ProcessHandle process, String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    words.add(Long.toString(process.pid()));
    try {
      int code = new ProcessBuilder(words).inheritIO().start().waitFor();
      if (code != 0 && process.isAlive()) {
        throw new AssertionError(words + " ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Whether the core says in time that it can serve. */
  boolean isReady() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest ask =
          HttpRequest.newBuilder(URI.create(address() + "/q/health/ready"))
              .timeout(ANSWERS_WITHIN)
              .build();
      return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<ProcessHandle> databaseServer() {
    Path note = data().resolve("postgres/cluster/postmaster.pid");
    return Files.exists(note)
        ? ProcessHandle.of(Long.parseLong(text(note).lines().findFirst().orElseThrow()))
        : Optional.empty();
  }

  /** Stops the programs in the reverse order of their starts, and a database that a kill left. */
  @Override
  public void close() {
    if (isFrozen) {
      thawDatabase();
    }
    programs.reversed().forEach(Program::close);
    databaseServer()
        .ifPresent(
            process -> {
              process.destroy();
              process.onExit().join();
            });
  }

  private Path key() {
    return home.resolve("key");
  }

  /** Before the first start, because from then on the fast clock runs. */
  private void makeKey() throws InterruptedException {
    if (Files.exists(key())) {
      return;
    }
    Program command =
        run(
            "apikey",
            coreJar(),
            List.of("-Dvoltide.data.dir=" + data()),
            List.of("apikey", "create", "--role", "administrator", "--name", "simulator"));
    command.awaitEnd(STARTS_WITHIN);
    Matcher key = KEY.matcher(command.output());
    if (!key.find()) {
      throw new AssertionError("no key: " + command.output());
    }
    write(key(), key.group());
  }

  private Program run(String name, Path jar, List<String> properties, List<String> arguments) {
    Program program = Program.start(jar, properties, arguments, home.resolve(name + ".log"));
    programs.add(program);
    return program;
  }

  private Path data() {
    return home.resolve("data");
  }

  private static Path coreJar() {
    return newest(Path.of("../../csms-core/target"), "csms-core-", "-runner.jar");
  }

  private static Path newest(Path folder, String prefix, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().endsWith(suffix))
          .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
          .orElseThrow(() -> new AssertionError("no " + prefix + "*" + suffix + " in " + folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Taken all at once, so that none is offered twice. */
  static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sockets.forEach(Installation::close);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
