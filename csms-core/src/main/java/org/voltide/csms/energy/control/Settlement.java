package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.ledger.LedgerEntry;
import org.voltide.csms.energy.ledger.LedgerStore;
import org.voltide.csms.energy.ledger.QuarterEnergy;
import org.voltide.csms.energy.ledger.Uncontrolled;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.need.Promise;
import org.voltide.csms.energy.prices.PriceCurve;
import org.voltide.csms.energy.prices.PriceStore;
import org.voltide.csms.store.Database;

/**
 * Keeps the ledgers of sessions. Everything is computed anew from the meter samples each time, so
 * doing it twice, or after a crash, changes nothing. Thread-safe.
 */
@Singleton
class Settlement {

  /** Prices older than a session's are needed where its own are unknown. */
  private static final Duration PRICES_BEFORE = Duration.ofDays(15);

  /** A driver who leaves earlier than this before the agreed time gives up the promise. */
  private static final Duration PUNCTUALITY = Duration.ofMinutes(5);

  private final LedgerStore ledgers;
  private final PriceStore prices;
  private final SiteReader reader;
  private final Database database;
  private final Clock clock;

  Settlement(
      LedgerStore ledgers, PriceStore prices, SiteReader reader, Database database, Clock clock) {
    this.ledgers = ledgers;
    this.prices = prices;
    this.reader = reader;
    this.database = database;
    this.clock = clock;
  }

  /** Brings the ledger of a session that goes on up to date. */
  void update(SessionFacts session) {
    ledgers.replace(session.id(), entries(session, curve(session)));
  }

  /** Closes the ledger of a session that has ended and tells whether its promise was kept. */
  void settle(SessionFacts session) {
    CarNeed need = need(session);
    PriceCurve curve = curve(session);
    List<LedgerEntry> entries = entries(session, curve);
    double in = entries.stream().mapToDouble(LedgerEntry::energyInWh).sum();
    double out = entries.stream().mapToDouble(LedgerEntry::energyOutWh).sum();
    Uncontrolled atOnce =
        new Uncontrolled(
            session.startedAt(),
            need.maxChargeW(),
            need.chargeEfficiency(),
            need.dischargeEfficiency());
    isKept(session, need)
        .ifPresent(
            kept ->
                database.update(
                    "update session_need set promise_kept = ? where session_id = ?",
                    kept,
                    session.id()));
    ledgers.settle(
        session.id(), entries, atOnce.cost(in, out, curve), session.changedAt(), clock.instant());
  }

  /** Empty when nothing was promised, or the driver left before the agreed time with less. */
  private static Optional<Boolean> isKept(SessionFacts session, CarNeed need) {
    return session
        .promise()
        .flatMap(
            promise -> {
              double energy = session.energyWh(need);
              boolean kept = Promise.isKept(promise.energyWh(), energy, need.capacityWh());
              boolean early =
                  session
                      .endedAt()
                      .filter(end -> end.isBefore(promise.departure().minus(PUNCTUALITY)))
                      .isPresent();
              return kept || !early ? Optional.of(kept) : Optional.empty();
            });
  }

  private List<LedgerEntry> entries(SessionFacts session, PriceCurve curve) {
    CarNeed need = need(session);
    return QuarterEnergy.split(ledgers.readings(session.id())).stream()
        .map(quarter -> LedgerEntry.of(quarter, curve, need.wearPerKwh()))
        .toList();
  }

  /** What it was planned with; a session nobody planned is valued by what is known now. */
  private CarNeed need(SessionFacts session) {
    return reader.plannedNeed(session.id()).orElseGet(() -> session.need(true));
  }

  private PriceCurve curve(SessionFacts session) {
    Instant until = session.endedAt().orElseGet(clock::instant);
    return prices.between(session.startedAt().minus(PRICES_BEFORE), until.plusSeconds(1));
  }
}
