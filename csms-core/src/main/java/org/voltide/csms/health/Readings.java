package org.voltide.csms.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.SampledGauges;
import org.voltide.csms.platform.Settings;
import org.voltide.csms.store.Database;

/** Reads all subjects from their meters, which costs no query, however often it is asked. */
@Singleton
class Readings {

  private static final Logger LOG = Logger.getLogger(Readings.class);

  private final MeterRegistry registry;
  private final Database database;
  private final Path data;

  Readings(MeterRegistry registry, Database database, Settings settings) {
    this.registry = registry;
    this.database = database;
    this.data = settings.data().dir();
  }

  void start(@Observes StartupEvent event, SampledGauges gauges) {
    gauges.watch("voltide.database.bytes", "Size of the database", Tags.empty(), this::size);
    Gauge.builder("voltide.disk.used", data, Readings::usedShare)
        .description("Share of the disk with the data that is used")
        .register(registry);
  }

  /** NaN where the system does not tell. */
  private static double usedShare(Path data) {
    try {
      FileStore disk = Files.getFileStore(data);
      return 1 - (double) disk.getUsableSpace() / disk.getTotalSpace();
    } catch (IOException e) {
      LOG.debugf(e, "The disk with %s cannot be read", data);
      return Double.NaN;
    }
  }

  private long size() {
    return database
        .query("select pg_database_size(current_database()) as bytes", row -> row.big("bytes"))
        .getFirst();
  }

  List<Check> all() {
    return Stream.of(Subject.values()).map(this::check).toList();
  }

  private Check check(Subject subject) {
    return Check.of(subject, valueOf(registry.find(subject.meter()).tags(subject.tags()).meter()));
  }

  private static double valueOf(@Nullable Meter meter) {
    return switch (meter) {
      case Gauge gauge -> gauge.value();
      case Counter counter -> counter.count();
      case FunctionCounter counter -> counter.count();
      case Timer timer -> timer.max(TimeUnit.SECONDS);
      case null, default -> Double.NaN;
    };
  }
}
