package org.voltide.csms.lanes;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.voltide.csms.store.Database;

/** Deletes what is past its retention from tables too small for partitions. */
@Startup
@Singleton
public class OldRows {
  private static final Logger LOG = Logger.getLogger(OldRows.class);
  private static final int PERIOD_MINUTES = 10;

  private final Database database;
  private final RetentionSettings retention;
  private final Clock clock;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("old-rows").factory());

  public OldRows(Database database, RetentionSettings retention, Clock clock) {
    this.database = database;
    this.retention = retention;
    this.clock = clock;
  }

  @PostConstruct
  void start() {
    var unused = schedule.scheduleWithFixedDelay(this::delete, 1, PERIOD_MINUTES, TimeUnit.MINUTES);
  }

  @PreDestroy
  void stop() {
    schedule.shutdownNow();
  }

  /** One pass over all tables; a failure is logged and tried again with the next pass. */
  void delete() {
    retention
        .rowDaysByTable()
        .forEach(
            (table, days) -> {
              Instant end = clock.instant().minus(Duration.ofDays(days));
              try {
                database.update("delete from " + table + " where at < ?", end);
              } catch (RuntimeException failure) {
                LOG.errorf(failure, "Old rows of %s", table);
              }
            });
  }
}
