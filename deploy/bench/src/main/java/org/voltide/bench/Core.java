package org.voltide.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The real core as a process with its own PostgreSQL, on an empty data directory. */
final class Core {
  /** Of the user {@code admin}. */
  static final String ADMINISTRATOR_PASSWORD = "correct-horse-battery-staple";

  private static final Path BUILT = Path.of("csms-core", "target");
  private static final int START_SECONDS = 120;
  private static final int POLL_MILLIS = 100;
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
  private static final Pattern KEY = Pattern.compile("vk_[A-Za-z0-9_-]+");

  private final Workplace place;
  private final List<String> launcher;
  private final String keysPassword;
  private final Process process;
  private final int httpPort;
  private final int tlsPort;
  private final int mutualTlsPort;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String key;
  private final long postmaster;

  private Core(
      Workplace place,
      Path jar,
      List<Integer> ports,
      List<String> launcher,
      String keysPassword,
      List<String> settings)
      throws IOException, InterruptedException {
    this.place = place;
    this.launcher = launcher;
    this.keysPassword = keysPassword;
    this.httpPort = ports.get(0);
    this.tlsPort = ports.get(2);
    this.mutualTlsPort = ports.get(3);
    Stream<String> all =
        Stream.concat(
            Stream.of(
                "quarkus.http.port=" + ports.get(0),
                "csms.admin.password=" + ADMINISTRATOR_PASSWORD,
                "voltide.gateway.port=" + ports.get(1),
                "voltide.gateway.tls-port=" + ports.get(2),
                "voltide.gateway.mutual-tls-port=" + ports.get(3)),
            settings.stream());
    this.process = run(jar, "core.log", all.map("-D"::concat).toArray(String[]::new));
    awaitStart();
    key = makeKey(jar);
    postmaster = postmaster();
  }

  /** Starts the jar that was built last, and waits until it listens. */
  static Core start(Workplace place) throws IOException, InterruptedException {
    return start(place, "", List.of());
  }

  /** The same with settings; it can use the keys of authorities that are in its data already. */
  static Core start(Workplace place, String keysPassword, List<String> settings)
      throws IOException, InterruptedException {
    return new Core(place, jar(), freePorts(), List.of(), keysPassword, settings);
  }

  /**
   * The same where its processes, the database with them, leave a processor to whoever wants it.
   */
  static Core startInBackground(Workplace place) throws IOException, InterruptedException {
    return new Core(place, jar(), freePorts(), List.of("nice", "-n", "19"), "", List.of());
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.exists(BUILT) ? Files.list(BUILT) : Stream.empty()) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .orElseThrow(
              () -> new BenchException("There is no core in %s; build it.".formatted(BUILT)));
    }
  }

  private static List<Integer> freePorts() throws IOException {
    try (ServerSocket a = any();
        ServerSocket b = any();
        ServerSocket c = any();
        ServerSocket d = any()) {
      return List.of(a.getLocalPort(), b.getLocalPort(), c.getLocalPort(), d.getLocalPort());
    }
  }

  private static ServerSocket any() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private Process run(Path jar, String log, String... more) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Server.JVM_FLAGS);
    command.add("-Dvoltide.data.dir=" + file("data"));
    Arrays.stream(more).filter(word -> word.startsWith("-D")).forEach(command::add);
    command.addAll(List.of("-jar", jar.toString()));
    Arrays.stream(more).filter(word -> !word.startsWith("-D")).forEach(command::add);
    ProcessBuilder program =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file(log).toFile());
    if (!keysPassword.isEmpty()) {
      program.environment().put("VOLTIDE_PKI_PASSWORD", keysPassword);
    }
    return place.start(program);
  }

  private void awaitStart() throws IOException, InterruptedException {
    for (int i = 0; i < START_SECONDS * 1000 / POLL_MILLIS; i++) {
      if (Files.readString(file("core.log")).contains("Listening on:")) {
        return;
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new BenchException("The core did not start: " + lastWords("core.log"));
  }

  private String makeKey(Path jar) throws IOException, InterruptedException {
    run(jar, "key.log", "apikey", "create", "--role", "administrator", "--name", "bench").waitFor();
    Matcher found = KEY.matcher(Files.readString(file("key.log")));
    if (!found.find()) {
      throw new BenchException("The core made no key: " + lastWords("key.log"));
    }
    return found.group();
  }

  private Path file(String name) {
    return place.folder().resolve(name);
  }

  /** The log goes with the folder, so its end is all that can be told. */
  private String lastWords(String log) throws IOException {
    return Files.readAllLines(file(log)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
        .reduce((earlier, later) -> later)
        .orElse("it said nothing.");
  }

  /** Where stations connect over TLS. */
  int tlsPort() {
    return tlsPort;
  }

  /** Where they do with a certificate. */
  int mutualTlsPort() {
    return mutualTlsPort;
  }

  /** Of the console and the REST API. */
  String address() {
    return "http://localhost:" + httpPort;
  }

  void post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + "/api/v1" + path))
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new BenchException(
          "The core answered %d to %s: %s".formatted(answer.statusCode(), path, answer.body()));
    }
  }

  /** Of the core with the gateway in it, and of all of PostgreSQL. */
  double cpuSeconds() {
    return CpuTime.of(process.pid()) + CpuTime.ofFamily(postmaster);
  }

  /** Bytes that survive a garbage collection, which this makes. */
  long liveBytes() throws IOException, InterruptedException {
    Matcher total = TOTAL.matcher(ask("GC.class_histogram"));
    if (!total.find()) {
      throw new BenchException("This JVM does not tell what its heap holds.");
    }
    return Long.parseLong(total.group(1));
  }

  private String ask(String question) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked =
        place.start(
            new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), question)
                .redirectErrorStream(true));
    try (var said = asked.inputReader(StandardCharsets.UTF_8)) {
      String answer = said.readAllAsString();
      asked.waitFor();
      return answer;
    }
  }

  /** Bytes of memory that the core's process takes. */
  long memory() {
    return Memory.of(process.pid());
  }

  /** Bytes of memory that all of PostgreSQL takes. */
  long databaseMemory() {
    return Memory.ofFamily(postmaster);
  }

  private long postmaster() throws IOException {
    Path note = file("data/postgres/cluster/postmaster.pid");
    return Long.parseLong(Files.readAllLines(note).getFirst().strip());
  }

  /** A single number from the database. */
  long count(String query) throws IOException, SQLException {
    return numbers(query).getFirst();
  }

  /** The numbers of a single row. */
  List<Long> numbers(String query) throws IOException, SQLException {
    Path postgres = file("data/postgres");
    String url =
        "jdbc:postgresql://127.0.0.1:%s/postgres"
            .formatted(Files.readString(postgres.resolve("port")).strip());
    String password = Files.readString(postgres.resolve("password")).strip();
    try (Connection database = DriverManager.getConnection(url, "postgres", password);
        var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      List<Long> numbers = new ArrayList<>();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        numbers.add(rows.getLong(column));
      }
      return numbers;
    }
  }
}
