package org.voltide.csms.lanes;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.retention.Retention;
import org.voltide.csms.retention.RowKind;

/**
 * Creates tomorrow's partitions and drops those past their retention. The domain clock may run
 * through a day in a minute, so it looks often; and it may have been set wrong, so what seems past
 * its retention is dropped only when it has seemed so for an hour.
 */
@Singleton
public class PartitionKeeper {
  private static final Logger LOG = Logger.getLogger(PartitionKeeper.class);
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final Duration PERIOD = Duration.ofSeconds(20);
  private static final Duration BEYOND_DOUBT = Duration.ofHours(1);
  private static final List<RowKind> KINDS =
      List.of(
          RowKind.TRANSACTION_EVENTS,
          RowKind.METER_SAMPLES,
          RowKind.MESSAGES,
          RowKind.STATION_EVENTS);

  private final Partitions partitions;
  private final Retention retention;
  private final Clock clock;
  private final LongSupplier nanos;
  private final SteadyDay steady = new SteadyDay(BEYOND_DOUBT);

  @Inject
  public PartitionKeeper(Partitions partitions, Retention retention, Clock clock) {
    this(partitions, retention, clock, System::nanoTime);
  }

  /**
   * @param nanos a counter that nobody can set
   */
  PartitionKeeper(Partitions partitions, Retention retention, Clock clock, LongSupplier nanos) {
    this.partitions = partitions;
    this.retention = retention;
    this.clock = clock;
    this.nanos = nanos;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.nowAndEvery(PERIOD, "partitions", this::keep);
  }

  /** One pass over all tables; a failure is logged and tried again with the next pass. */
  void keep() {
    Instant now = clock.instant();
    Optional<LocalDate> today =
        steady.tell(LocalDate.ofInstant(now, ZoneOffset.UTC), nanos.getAsLong());
    Map<RowKind, Integer> days = retention.days();
    for (RowKind kind : KINDS) {
      for (String table : kind.tables()) {
        keep(table, now, today.map(day -> day.minusDays(days.get(kind))));
      }
    }
  }

  private void keep(String table, Instant now, Optional<LocalDate> firstKept) {
    try {
      partitions.cover(table, List.of(now, now.plus(AHEAD)));
      if (firstKept.isPresent()) {
        partitions.dropBefore(table, firstKept.get());
      }
    } catch (SQLException | RuntimeException failure) {
      LOG.errorf(failure, "Partitions of %s", table);
    }
  }
}
