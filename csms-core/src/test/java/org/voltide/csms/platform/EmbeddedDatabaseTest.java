package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedDatabaseTest {

  private static final String NOTE = "cluster/postmaster.pid";
  private static final Path PROGRAMS = Path.of("target", "postgres").toAbsolutePath();

  @TempDir Path home;

  private static String ask(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static String setting(DataSource source, String name) throws SQLException {
    return ask(source, "select current_setting('%s')".formatted(name));
  }

  @Test
  void itIsDurableAndListensToNobodyElse() throws IOException, SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, PROGRAMS)) {
      DataSource source = database.dataSource("postgres");
      assertThat(setting(source, "fsync")).isEqualTo("on");
      assertThat(setting(source, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(source, "full_page_writes")).isEqualTo("on");
      assertThat(setting(source, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(source, "unix_socket_directories")).isEmpty();
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(home.resolve("password"))))
          .isEqualTo("rw-------");
      PGSimpleDataSource stranger = (PGSimpleDataSource) database.dataSource("postgres");
      stranger.setPassword("guess");
      assertThatThrownBy(stranger::getConnection).hasMessageContaining("password");
    }
    assertThat(EmbeddedDatabase.running(home, "postgres")).as("after the end").isEmpty();
  }

  @Test
  void aSecondStartFindsPortAndRows() throws IOException, SQLException {
    String url;
    try (EmbeddedDatabase first = EmbeddedDatabase.start(home, PROGRAMS)) {
      url = first.properties("postgres").get(Bootstrap.DATABASE_URL);
      try (Connection connection = first.dataSource("postgres").getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table kept as select 42 as answer");
      }
    }
    try (EmbeddedDatabase second = EmbeddedDatabase.start(home, PROGRAMS)) {
      assertThat(second.properties("postgres")).containsEntry(Bootstrap.DATABASE_URL, url);
      assertThat(ask(second.dataSource("postgres"), "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void whatAFullDiskLeftOfThePortIsNoPort() throws IOException {
    for (String left : List.of("", "54x", "99999")) {
      Files.writeString(home.resolve("port"), left);
      Path note = Files.createDirectories(home.resolve("cluster")).resolve("postmaster.pid");
      Files.writeString(note, "\n\n\n%s\n".formatted(left));
      assertThat(EmbeddedDatabase.running(home, "postgres")).isEmpty();
      Files.delete(note);
    }
    Files.delete(home.resolve("cluster"));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, PROGRAMS)) {
      assertThat(database.properties("postgres").get(Bootstrap.DATABASE_URL))
          .contains(":" + Files.readString(home.resolve("port")) + "/");
    }
  }

  @Test
  void aServerThatOutlivedAKilledProcessIsTakenOver() throws Exception {
    Process killed =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Orphaning.class.getName(),
                home.toString())
            .inheritIO()
            .start();
    assertThat(killed.waitFor()).isEqualTo(Orphaning.KILLED);
    DataSource orphan = EmbeddedDatabase.running(home, "postgres").orElseThrow();
    String started = ask(orphan, "select pg_postmaster_start_time()");
    try (EmbeddedDatabase heir = EmbeddedDatabase.start(home, PROGRAMS)) {
      assertThat(ask(heir.dataSource("postgres"), "select pg_postmaster_start_time()"))
          .isEqualTo(started);
    }
    assertThat(EmbeddedDatabase.running(home, "postgres")).as("after the heir").isEmpty();
  }

  @Test
  void aServerThatWasKilledIsStartedAgainWithAllThatWasCommitted() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, PROGRAMS)) {
      database.keepRunning();
      DataSource source = database.dataSource("postgres");
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table kept as select 42 as answer");
        kill(Integer.parseInt(Files.readAllLines(home.resolve(NOTE)).getFirst()));
      }

      await("an answer")
          .atMost(Duration.ofMinutes(3))
          .ignoreExceptionsInstanceOf(SQLException.class)
          .until(() -> ask(source, "select answer from kept").equals("42"));
    }
    assertThat(EmbeddedDatabase.running(home, "postgres")).as("after the end").isEmpty();
  }

  private static void kill(int process) {
    ProcessHandle server = ProcessHandle.of(process).orElseThrow();
    server.destroyForcibly();
    server.onExit().join();
  }

  /** Starts a server and ends without a word to it. */
  static final class Orphaning {
    static final int KILLED = 9;

    public static void main(String... home) {
      EmbeddedDatabase.start(Path.of(home[0]), PROGRAMS);
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
