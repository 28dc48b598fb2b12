package org.voltide.csms.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A database of one's own on the server that all tests of this JVM share. The server stops with the
 * JVM.
 */
public final class TestDatabase {

  private static final AtomicInteger CREATED = new AtomicInteger();

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** An empty database. */
  public static TestDatabase empty() {
    String name = "test_" + CREATED.incrementAndGet();
    try (Connection connection = Server.INSTANCE.dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestDatabase(name);
  }

  /** A database with all tables and no rows. */
  public static TestDatabase migrated() {
    TestDatabase database = empty();
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    return database;
  }

  /** For use without the application; every connection is a new one. */
  public DataSource dataSource() {
    return Server.INSTANCE.dataSource(name);
  }

  /** What the application has to be told to use it. */
  public Map<String, String> properties() {
    return Server.INSTANCE.properties(name);
  }

  private static final class Server {
    static final EmbeddedDatabase INSTANCE = start();

    private static EmbeddedDatabase start() {
      try {
        Path home = Files.createTempDirectory("voltide-test-postgres");
        EmbeddedDatabase database =
            EmbeddedDatabase.start(home, Path.of("target", "postgres").toAbsolutePath());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, home)));
        return database;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedDatabase database, Path home) {
      try {
        database.close();
        try (Stream<Path> files = Files.walk(home)) {
          files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
