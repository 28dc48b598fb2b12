package org.voltide.csms.lanes;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Rounds;

/**
 * Creates tomorrow's partitions and drops those past their retention. The domain clock may run
 * through a day in a minute, so it looks often.
 */
@Singleton
public class PartitionKeeper {
  private static final Logger LOG = Logger.getLogger(PartitionKeeper.class);
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final Duration PERIOD = Duration.ofSeconds(20);

  private final Partitions partitions;
  private final RetentionSettings retention;
  private final Clock clock;

  public PartitionKeeper(Partitions partitions, RetentionSettings retention, Clock clock) {
    this.partitions = partitions;
    this.retention = retention;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.nowAndEvery(PERIOD, "partitions", this::keep);
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
