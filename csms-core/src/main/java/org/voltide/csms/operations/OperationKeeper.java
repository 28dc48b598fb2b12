package org.voltide.csms.operations;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.store.Database;

/** Ends operations of which nothing is heard any more, and forgets old ones. */
@Singleton
public class OperationKeeper {
  private static final Duration PERIOD = Duration.ofSeconds(20);

  private static final String END =
      "update operation set state = 'TIMED_OUT', ended_at = ?,"
          + " note = 'nothing was heard of it for ' || ?"
          + " where ended_at is null and changed_at < ? and (kind = any(?)) = ?";

  private static final String[] IN_STEPS =
      List.of(Kind.LOG, Kind.FIRMWARE, Kind.PUBLISH_FIRMWARE).stream()
          .map(Kind::name)
          .toArray(String[]::new);

  private final Database database;
  private final OperationSettings settings;
  private final Clock clock;

  public OperationKeeper(Database database, OperationSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "operations", this::keep);
  }

  /** One pass over all operations. */
  void keep() {
    Instant now = clock.instant();
    end(now, settings.patienceForParts(), false);
    end(now, settings.patienceForSteps(), true);
    database.update("delete from operation where ended_at < ?", now.minus(settings.retention()));
  }

  private void end(Instant now, Duration patience, boolean inSteps) {
    database.update(
        END, now, "%d min".formatted(patience.toMinutes()), now.minus(patience), IN_STEPS, inSteps);
  }
}
