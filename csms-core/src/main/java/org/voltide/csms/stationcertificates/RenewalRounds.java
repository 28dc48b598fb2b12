package org.voltide.csms.stationcertificates;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.voltide.csms.platform.Rounds;

/**
 * Has stations ask for new certificates before theirs end (OCPP 2.1 A02): a few at a time, the next
 * ones when those have theirs, and one that fails again after pauses that double, so that a fleet
 * for which it does not work is left alone. Certificates live in real time. Blocks.
 */
@Singleton
class RenewalRounds {
  private static final Duration ROUND = Duration.ofSeconds(30);
  private static final int SHOWN = 500;

  private final RenewalTable table;
  private final RenewalSettings settings;
  private final BiFunction<String, StationUse, String> trigger;
  private final BooleanSupplier canIssueForCars;
  private final Clock realTime;

  @Inject
  RenewalRounds(RenewalTable table, RenewalSettings settings, RenewalRequests requests) {
    this(table, settings, requests::tryAsking, requests::canIssueForCars, Clock.systemUTC());
  }

  /**
   * @param trigger asks a station and tells why it was in vain, else nothing
   * @param canIssueForCars whether what cars see can be issued now; if not its renewal pauses
   */
  RenewalRounds(
      RenewalTable table,
      RenewalSettings settings,
      BiFunction<String, StationUse, String> trigger,
      BooleanSupplier canIssueForCars,
      Clock realTime) {
    this.table = table;
    this.settings = settings;
    this.trigger = trigger;
    this.canIssueForCars = canIssueForCars;
    this.realTime = realTime;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(ROUND, "renewal of stations' certificates", this::round);
  }

  /** What ends soon and was not renewed yet. */
  List<EndingCertificate> list() {
    return table.ending(realTime.instant(), settings.ahead(), SHOWN);
  }

  /** One round: as many as there is room for. */
  void round() {
    Instant now = realTime.instant();
    table.forgetRenewed();
    int room = settings.atOnce() - table.atIt(now);
    if (room > 0 && settings.ahead().isPositive()) {
      table
          .due(now, settings.ahead(), canIssueForCars.getAsBoolean(), room)
          .forEach(renewal -> ask(renewal, now));
    }
  }

  private void ask(EndingCertificate renewal, Instant now) {
    String why = trigger.apply(renewal.stationId(), StationUse.valueOf(renewal.certificateType()));
    table.asked(renewal, now, why.isEmpty() ? null : why);
  }
}
