package org.voltide.csms.platform;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** The settings as they are before the application starts, and what is looked at with them. */
public final class Bootstrap {

  /** A database elsewhere, instead of the embedded one. */
  public static final String DATABASE_URL = "quarkus.datasource.jdbc.url";

  private static final String DATABASE = "postgres";

  private static final int ANSWERS_WITHIN_SECONDS = 10;

  private final SmallRyeConfig config;
  private final Settings settings;

  private Bootstrap(SmallRyeConfig config, Settings settings) {
    this.config = config;
    this.settings = settings;
  }

  /**
   * Reads the settings.
   *
   * @throws StartFailure when one cannot be read or is out of its range
   */
  public static Bootstrap read() {
    SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withProfiles(config.getProfiles())
            .withMapping(Settings.class)
            .withValidator(new BeanValidationConfigValidatorImpl())
            // What other features map is checked when the application starts.
            .withMappingIgnore("voltide.**");
    config.getConfigSources().forEach(builder::withSources);
    try {
      return new Bootstrap(config, builder.build().getConfigMapping(Settings.class));
    } catch (ConfigValidationException | IllegalArgumentException e) {
      throw FailureSentence.of(e);
    }
  }

  public Settings settings() {
    return settings;
  }

  /** Any setting, Voltide's or the framework's. */
  public Optional<String> setting(String name) {
    return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
  }

  /**
   * @throws StartFailure when one of the ports Voltide listens on is taken, or is no port
   */
  public void demandPorts() {
    Ports.demandFree(
        "console and API",
        setting("quarkus.http.host").orElse("127.0.0.1"),
        httpPort(),
        "quarkus.http.port");
    Settings.Gateway gateway = settings.gateway();
    Ports.demandFree("stations", gateway.host(), gateway.port(), "voltide.gateway.port");
    Ports.demandFree("stations", gateway.host(), gateway.tlsPort(), "voltide.gateway.tls-port");
    Ports.demandFree(
        "stations", gateway.host(), gateway.mutualTlsPort(), "voltide.gateway.mutual-tls-port");
  }

  private int httpPort() {
    try {
      return config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
    } catch (IllegalArgumentException e) {
      throw FailureSentence.of(e);
    }
  }

  /** Starts the embedded database unless another is configured, and tells the application of it. */
  public Optional<EmbeddedDatabase> database(DataDirectory data) {
    if (setting(DATABASE_URL).isPresent()) {
      return Optional.empty();
    }
    EmbeddedDatabase database =
        EmbeddedDatabase.start(postgres(data.root()), programs(data.root()));
    database.properties(DATABASE).forEach(System::setProperty);
    return Optional.of(database);
  }

  /**
   * The database {@link #elsewhere} that several nodes share.
   *
   * @throws StartFailure when the settings are not good for that
   */
  public DataSource shared() {
    if (settings.clock().speed() != 1 || settings.clock().start().isPresent()) {
      throw new StartFailure(
          "Several nodes live in real time: leave out voltide.clock.speed and .start.");
    }
    return elsewhere()
        .orElseThrow(
            () ->
                new StartFailure(
                    "Several nodes share a PostgreSQL of your own: set %s."
                        .formatted(DATABASE_URL)));
  }

  /** The database elsewhere, if there is one. What it does not answer soon, it fails. */
  public Optional<DataSource> elsewhere() {
    return setting(DATABASE_URL)
        .map(
            url -> {
              PGSimpleDataSource database = external(url);
              database.setConnectTimeout(ANSWERS_WITHIN_SECONDS);
              database.setSocketTimeout(ANSWERS_WITHIN_SECONDS);
              return database;
            });
  }

  /**
   * Does something with the database and its tables, whether or not the server runs.
   *
   * @throws StartFailure when there is no way to it
   */
  public void useDatabase(Consumer<DataSource> work) {
    Optional<String> elsewhere = setting(DATABASE_URL);
    if (elsewhere.isPresent()) {
      work.accept(migrated(external(elsewhere.get())));
    } else {
      useEmbedded(database -> work.accept(migrated(database)));
    }
  }

  /**
   * Does something with the embedded database as it is, whether or not the server runs.
   *
   * @throws StartFailure when there is no way to it
   */
  public void useEmbedded(Consumer<DataSource> work) {
    Path root = dataDirectory();
    Optional<DataSource> running = EmbeddedDatabase.running(postgres(root), DATABASE);
    if (running.isPresent()) {
      work.accept(running.get());
      return;
    }
    try (DataDirectory data = DataDirectory.open(root);
        EmbeddedDatabase database =
            EmbeddedDatabase.start(postgres(data.root()), programs(data.root()))) {
      work.accept(database.dataSource(DATABASE));
    } catch (IOException e) {
      throw FailureSentence.of(e);
    }
  }

  /** Where the data are, absolute. */
  public Path dataDirectory() {
    return settings.data().dir().toAbsolutePath().normalize();
  }

  private PGSimpleDataSource external(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    setting("quarkus.datasource.username").ifPresent(source::setUser);
    setting("quarkus.datasource.password").ifPresent(source::setPassword);
    return source;
  }

  private static DataSource migrated(DataSource database) {
    try {
      // What was built beside something else may be numbered lower than what is there already.
      Flyway.configure().dataSource(database).outOfOrder(true).load().migrate();
      return database;
    } catch (FlywayException e) {
      throw new StartFailure("The database cannot be brought up to date: " + e.getMessage(), e);
    }
  }

  private static Path postgres(Path root) {
    return root.resolve("postgres");
  }

  private static Path programs(Path root) {
    return postgres(root).resolve("programs");
  }
}
