package org.voltide.csms.operations;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.voltide.csms.store.Database;

/** Ends operations of which nothing is heard any more, and forgets old ones. */
@Startup
@Singleton
public class OperationKeeper {
  private static final Logger LOG = Logger.getLogger(OperationKeeper.class);
  private static final int PERIOD_SECONDS = 20;

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
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("operations").factory());

  public OperationKeeper(Database database, OperationSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  @PostConstruct
  void start() {
    var unused =
        schedule.scheduleWithFixedDelay(
            this::keepSafely, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    schedule.shutdownNow();
  }

  private void keepSafely() {
    try {
      keep();
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Operations cannot be looked after now");
    }
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
