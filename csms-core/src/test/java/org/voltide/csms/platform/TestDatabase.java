package org.voltide.csms.platform;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

  /** The server takes a hundred, and databases of tests before may still have some. */
  private static final int MOST_CONNECTIONS = 16;

  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final AtomicInteger CREATED = new AtomicInteger();

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** An empty database. */
  public static TestDatabase empty() {
    return create("");
  }

  /** A database with all tables and no rows: a copy of one that is migrated once. */
  public static TestDatabase migrated() {
    return create(" template " + Template.NAME);
  }

  private static TestDatabase create(String how) {
    String name = "test_" + CREATED.incrementAndGet();
    try (Connection connection = Server.INSTANCE.dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + how);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestDatabase(name);
  }

  /**
   * For use without the application. Connections are kept for the next statement, and closed soon
   * when there is none: the server is everybody's.
   */
  public DataSource dataSource() {
    var configuration =
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(MOST_CONNECTIONS)
                        .reapTimeout(IDLE)
                        .acquisitionTimeout(PATIENCE)
                        .connectionFactoryConfiguration(this::connections));
    try {
      return AgroalDataSource.from(configuration);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private AgroalConnectionFactoryConfigurationSupplier connections(
      AgroalConnectionFactoryConfigurationSupplier factory) {
    Map<String, String> told = properties();
    return factory
        .jdbcUrl(told.get(Bootstrap.DATABASE_URL))
        .principal(new NamePrincipal(told.get("quarkus.datasource.username")))
        .credential(new SimplePassword(told.get("quarkus.datasource.password")));
  }

  /** What the application has to be told to use it. */
  public Map<String, String> properties() {
    return Server.INSTANCE.properties(name);
  }

  /** Migrated when it is first needed; nobody connects to it afterwards. */
  private static final class Template {
    static final String NAME = migrate();

    private static String migrate() {
      String name = empty().name;
      Flyway.configure().dataSource(Server.INSTANCE.dataSource(name)).load().migrate();
      return name;
    }
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
