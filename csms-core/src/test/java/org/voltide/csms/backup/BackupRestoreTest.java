package org.voltide.csms.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.platform.EmbeddedDatabase;
import org.voltide.csms.platform.StartFailure;

/** With a real server that goes on writing while it is copied. */
class BackupRestoreTest {

  private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream());
  private static final Path PROGRAMS = Path.of("target", "postgres").toAbsolutePath();

  @TempDir Path directory;
  private Path data;
  private Path file;

  @BeforeEach
  void name() {
    data = directory.resolve("data");
    file = directory.resolve("backup.zip");
  }

  private static long ask(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  /** Writes 1, 2, 3 …, each in a transaction of its own, until it is told to stop. */
  private static final class Writer implements AutoCloseable {
    private final AtomicLong committed = new AtomicLong();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final Thread thread;

    Writer(DataSource source) {
      thread = Thread.ofPlatform().start(() -> write(source));
    }

    private void write(DataSource source) {
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        while (!isOver.get()) {
          statement.execute("insert into entry values (%d)".formatted(committed.get() + 1));
          committed.incrementAndGet();
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    long awaitMoreThan(long entries) {
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> committed.get() > entries);
      return committed.get();
    }

    @Override
    public void close() throws InterruptedException {
      isOver.set(true);
      thread.join();
    }
  }

  private void keys() throws IOException {
    Files.createDirectories(data.resolve("pki/roots"));
    Files.writeString(data.resolve("pki/roots/key"), "secret");
    Files.writeString(data.resolve("core.log"), "long ago");
    Files.writeString(data.resolve("voltide.lock"), "");
  }

  @Test
  void allThatWasCommittedBeforeIsThereAgain() throws Exception {
    keys();
    long before;
    try (EmbeddedDatabase server = EmbeddedDatabase.start(data.resolve("postgres"), PROGRAMS)) {
      DataSource source = server.dataSource("postgres");
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table entry (n bigint primary key)");
      }
      try (Writer writer = new Writer(source)) {
        before = writer.awaitMoreThan(100);
        Backup.parse(List.of(file.toString()), data).run(Optional.of(source), NOWHERE);
        writer.awaitMoreThan(writer.committed.get() + 10);
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.move(data, directory.resolve("destroyed"));

    Restore.parse(List.of(file.toString()), data).run(NOWHERE);

    assertThat(data.resolve("pki/roots/key")).hasContent("secret");
    assertThat(data.resolve("core.log")).doesNotExist();
    assertThat(data.resolve(Backup.MARK)).doesNotExist();
    try (EmbeddedDatabase server = EmbeddedDatabase.start(data.resolve("postgres"), PROGRAMS)) {
      DataSource source = server.dataSource("postgres");
      long entries = ask(source, "select count(*) from entry");
      assertThat(entries).isGreaterThanOrEqualTo(before);
      assertThat(ask(source, "select max(n) from entry")).as("nothing between").isEqualTo(entries);
      assertThat(ask(source, "select count(*) from pg_replication_slots")).isZero();
    }
  }

  @Test
  void withTheDatabaseElsewhereTheFilesAreSaved() throws IOException {
    keys();
    Backup backup = Backup.parse(List.of(file.toString()), data);
    assertThat(backup.hasCluster()).isFalse();
    backup.run(Optional.empty(), NOWHERE);
    Path other = directory.resolve("other");
    Restore.parse(List.of(file.toString()), other).run(NOWHERE);
    assertThat(other.resolve("pki/roots/key")).hasContent("secret");
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    keys();
    Backup.parse(List.of(file.toString()), data).run(Optional.empty(), NOWHERE);
    assertThatThrownBy(() -> Backup.parse(List.of(file.toString()), data))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("is there already");
    assertThatThrownBy(() -> Restore.parse(List.of(file.toString()), data))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("is not empty");
    assertThatThrownBy(() -> Backup.parse(List.of(data.resolve("here").toString()), data))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("would be lost with it");
  }

  @Test
  void halfABackupIsNone() throws IOException {
    keys();
    Backup.parse(List.of(file.toString()), data).run(Optional.empty(), NOWHERE);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    Path other = directory.resolve("other");
    assertThatThrownBy(() -> Restore.parse(List.of(file.toString()), other).run(NOWHERE))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("is no backup, or not all of one");
    assertThat(other).doesNotExist();
  }
}
