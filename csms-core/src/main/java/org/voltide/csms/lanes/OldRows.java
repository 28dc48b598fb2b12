package org.voltide.csms.lanes;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.retention.Retention;
import org.voltide.csms.retention.RowKind;
import org.voltide.csms.store.Database;

/** Deletes what is past its retention from tables too small for partitions. */
@Singleton
public class OldRows {
  private static final Logger LOG = Logger.getLogger(OldRows.class);
  private static final Duration PERIOD = Duration.ofMinutes(10);

  /** What counts is the column {@code at} of their tables. */
  private static final List<RowKind> KINDS =
      List.of(RowKind.INCIDENTS, RowKind.STREAM_SAMPLES, RowKind.AUDIT, RowKind.IMPOSED_LIMITS);

  private final Database database;
  private final Retention retention;
  private final Clock clock;

  public OldRows(Database database, Retention retention, Clock clock) {
    this.database = database;
    this.retention = retention;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.nowAndEvery(PERIOD, "old rows", this::delete);
  }

  /** One pass over all tables; a failure is logged and tried again with the next pass. */
  public void delete() {
    Map<RowKind, Integer> days = retention.days();
    KINDS.forEach(
        kind ->
            kind.tables()
                .forEach(
                    table ->
                        delete(table, clock.instant().minus(Duration.ofDays(days.get(kind))))));
  }

  private void delete(String table, Instant end) {
    try {
      database.update("delete from " + table + " where at < ?", end);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Old rows of %s", table);
    }
  }
}
