package org.voltide.csms.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL on loopback, kept below one directory. A server that outlived a killed process
 * is taken over, because the next start finds the same port and cluster.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  static final String USER = "postgres";
  private static final Duration STARTUP_LIMIT = Duration.ofMinutes(2);
  private static final String ACCESS_RULE = "host all all 127.0.0.1/32 scram-sha-256\n";

  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
  private static final Duration GONE_NOTICED = Duration.ofMillis(500);

  private static final String ROOT = "root";

  /** PostgreSQL does not run as root: then it is nobody, in a namespace of its own. */
  private static final List<String> NOT_AS_ROOT = List.of("unshare", "-U");

  private final Path home;
  private final Path binaries;
  private final String password;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final EmbeddedPostgres server;

  private EmbeddedDatabase(Path home, Path binaries, EmbeddedPostgres server, String password) {
    this.home = home;
    this.binaries = binaries;
    this.server = server;
    this.password = password;
  }

  /**
   * Starts the server, or takes over the one that still runs.
   *
   * @param home cluster, port, password and log
   * @param binaries where the server's programs are unpacked once
   * @throws StartFailure when it does not come up
   */
  public static EmbeddedDatabase start(Path home, Path binaries) {
    try {
      Files.createDirectories(home);
      int port = freePortUnlessRunning(home);
      String password = SecretFile.readOrCreate(home.resolve("password"));
      EmbeddedPostgres server = server(home, binaries, port, password).start();
      SecretFile.write(home.resolve("port"), Integer.toString(port));
      demandPassword(home, server, password);
      return new EmbeddedDatabase(home, binaries, server, password);
    } catch (IOException | IllegalStateException | SQLException e) {
      throw new StartFailure(
          "The embedded PostgreSQL did not start; %s says why."
              .formatted(home.resolve("server.log")),
          e);
    }
  }

  /**
   * From now on starts the server again when it is gone though nobody stopped it: killed by hand,
   * or by a machine out of memory. Meanwhile the application sees a database that is away.
   */
  public void keepRunning() {
    Thread.ofPlatform().daemon().name("database-watch").start(this::watch);
  }

  private void watch() {
    boolean isGone = false;
    try {
      while (!closed.await(GONE_NOTICED.toMillis(), TimeUnit.MILLISECONDS)) {
        isGone = revive(isGone);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @param wasGone whether the log says so already
   * @return whether it still is
   */
  private synchronized boolean revive(boolean wasGone) throws InterruptedException {
    if (closed.getCount() == 0 || hasServer()) {
      return false;
    }
    if (!wasGone) {
      LOG.error("The embedded PostgreSQL is gone; it is started again");
    }
    boolean runs = restart();
    if (runs) {
      LOG.info("The embedded PostgreSQL runs again");
    }
    return !runs;
  }

  /** With the settings of its last start; false while what is left of that server has not ended. */
  private boolean restart() throws InterruptedException {
    Path log = home.resolve("server.log");
    try {
      List<String> command =
          new ArrayList<>(ROOT.equals(System.getProperty("user.name")) ? NOT_AS_ROOT : List.of());
      command.addAll(
          List.of(
              control().toString(),
              "restart",
              "-w",
              "-D",
              home.resolve("cluster").toString(),
              "-l",
              log.toString(),
              "-t",
              Long.toString(STARTUP_LIMIT.toSeconds())));
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .start()
              .waitFor()
          == 0;
    } catch (IOException unable) {
      LOG.debugf(unable, "The embedded PostgreSQL cannot be started");
      return false;
    }
  }

  /** PostgreSQL's program to start and stop a server. */
  private Path control() throws IOException {
    try (Stream<Path> programs = Files.walk(binaries)) {
      return programs
          .filter(path -> path.endsWith("bin/pg_ctl"))
          .findFirst()
          .orElseThrow(() -> new IOException("There is no pg_ctl in " + binaries));
    }
  }

  /** By its own note of its process. */
  private boolean hasServer() {
    Path note = note(home);
    try {
      return Files.exists(note) && isAlive(Files.readAllLines(note).getFirst());
    } catch (IOException | NoSuchElementException cannotTell) {
      return true;
    }
  }

  private static EmbeddedPostgres.Builder server(
      Path home, Path binaries, int port, String password) {
    Redirect log = Redirect.appendTo(home.resolve("server.log").toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(home.resolve("cluster"))
        .setOverrideWorkingDirectory(binaries.toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(STARTUP_LIMIT)
        .setPort(port)
        .setConnectConfig("password", password)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setOutputRedirector(log)
        .setErrorRedirector(log);
  }

  /** A fresh cluster trusts everybody on loopback; from here on only who knows the password. */
  private static void demandPassword(Path home, EmbeddedPostgres server, String password)
      throws IOException, SQLException {
    Path rules = home.resolve("cluster").resolve("pg_hba.conf");
    if (Files.readString(rules).equals(ACCESS_RULE)) {
      return;
    }
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role %s password '%s'".formatted(USER, password));
      Files.writeString(rules, ACCESS_RULE);
      statement.execute("select pg_reload_conf()");
    }
  }

  private static int freePortUnlessRunning(Path home) throws IOException {
    Optional<Integer> running = runningPort(home);
    if (running.isPresent()) {
      return running.get();
    }
    Path file = home.resolve("port");
    Optional<Integer> remembered =
        Files.exists(file) ? port(Files.readString(file)) : Optional.empty();
    if (remembered.isPresent() && Ports.isFree("127.0.0.1", remembered.get())) {
      return remembered.get();
    }
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  /** The port of the server that runs on this cluster, by its own note of process and port. */
  private static Optional<Integer> runningPort(Path home) throws IOException {
    Path note = note(home);
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(note);
    return lines.size() > 3 && isAlive(lines.getFirst())
        ? port(lines.get(3)).filter(port -> !Ports.isFree("127.0.0.1", port))
        : Optional.empty();
  }

  private static Path note(Path home) {
    return home.resolve("cluster").resolve("postmaster.pid");
  }

  private static boolean isAlive(String processNumber) {
    return number(processNumber)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .isPresent();
  }

  private static Optional<Integer> port(String text) {
    return number(text).filter(number -> number > 0 && number <= 65535).map(Long::intValue);
  }

  /** Empty when it is none: a full disk leaves empty files. */
  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A way to the server that another process keeps running on this home, when one does. */
  public static Optional<DataSource> running(Path home, String database) {
    try {
      Optional<Integer> port = runningPort(home);
      return port.isEmpty()
          ? Optional.empty()
          : Optional.of(
              dataSource(port.get(), database, SecretFile.readOrCreate(home.resolve("password"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataSource dataSource(int port, String database, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(USER);
    source.setPassword(password);
    return source;
  }

  /** The named database on this server, for use without the application. */
  public DataSource dataSource(String database) {
    return dataSource(server.getPort(), database, password);
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
  }

  /** The settings by which the application finds this database. */
  public Map<String, String> properties(String database) {
    return Map.of(
        Bootstrap.DATABASE_URL,
        jdbcUrl(database),
        "quarkus.datasource.username",
        USER,
        "quarkus.datasource.password",
        password);
  }

  /** Stops the server after its open transactions were rolled back. */
  @Override
  public void close() throws IOException {
    closed.countDown();
    stop();
  }

  private synchronized void stop() throws IOException {
    server.close();
  }
}
