package org.voltide.csms.lanes;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Creates tomorrow's partitions and drops those past their retention. The domain clock may run
 * through a day in a minute, so it looks often.
 */
@Startup
@Singleton
public class PartitionKeeper {
  private static final Logger LOG = Logger.getLogger(PartitionKeeper.class);
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final int PERIOD_SECONDS = 20;

  private final Partitions partitions;
  private final RetentionSettings retention;
  private final Clock clock;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("partitions").factory());

  public PartitionKeeper(Partitions partitions, RetentionSettings retention, Clock clock) {
    this.partitions = partitions;
    this.retention = retention;
    this.clock = clock;
  }

  @PostConstruct
  void start() {
    var unused = schedule.scheduleWithFixedDelay(this::keep, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    schedule.shutdownNow();
  }

  /** One pass over all tables; a failure is logged and tried again with the next pass. */
  void keep() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    retention
        .daysByTable()
        .forEach(
            (table, days) -> {
              try {
                partitions.cover(table, List.of(now, now.plus(AHEAD)));
                partitions.dropBefore(table, today.minusDays(days));
              } catch (SQLException | RuntimeException failure) {
                LOG.errorf(failure, "Partitions of %s", table);
              }
            });
  }
}
