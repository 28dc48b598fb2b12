package org.voltide.csms.lanes;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.store.Database;

/** Deletes what is past its retention from tables too small for partitions. */
@Singleton
public class OldRows {
  private static final Logger LOG = Logger.getLogger(OldRows.class);
  private static final Duration PERIOD = Duration.ofMinutes(10);

  private final Database database;
  private final RetentionSettings retention;
  private final Clock clock;

  public OldRows(Database database, RetentionSettings retention, Clock clock) {
    this.database = database;
    this.retention = retention;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.nowAndEvery(PERIOD, "old rows", this::delete);
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
