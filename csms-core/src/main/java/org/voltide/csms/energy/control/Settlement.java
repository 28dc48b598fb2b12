package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.energy.carbon.CarbonCurve;
import org.voltide.csms.energy.carbon.CarbonStore;
import org.voltide.csms.energy.estimate.Guesses;
import org.voltide.csms.energy.ledger.Baseline;
import org.voltide.csms.energy.ledger.BaselineStore;
import org.voltide.csms.energy.ledger.LedgerStore;
import org.voltide.csms.energy.ledger.Recorded;
import org.voltide.csms.energy.ledger.SessionAccount;
import org.voltide.csms.energy.ledger.Totals;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.need.Promise;
import org.voltide.csms.energy.prices.SupplyTariffs;
import org.voltide.csms.energy.settlement.Amounts;
import org.voltide.csms.energy.settlement.SessionStatement;
import org.voltide.csms.energy.settlement.StatementStore;
import org.voltide.csms.energy.terms.SiteTerms;
import org.voltide.csms.energy.terms.TermsStore;
import org.voltide.csms.store.Database;

/**
 * Keeps the ledgers of sessions. Everything is computed anew from the meter samples each time and
 * only what is new is added, so doing it twice, or after a crash, adds nothing. Thread-safe.
 */
@Singleton
class Settlement {

  /** Prices older than a session's are needed where its own are unknown. */
  private static final Duration PRICES_BEFORE = Duration.ofDays(15);

  /** A driver who leaves earlier than this before the agreed time gives up the promise. */
  private static final Duration PUNCTUALITY = Duration.ofMinutes(5);

  private final LedgerStore ledgers;
  private final BaselineStore baselines;
  private final DeliveryStore deliveries;
  private final StatementStore statements;
  private final SupplyTariffs tariffs;
  private final CarbonStore carbon;
  private final TermsStore terms;
  private final SiteReader reader;
  private final Database database;
  private final Clock clock;

  Settlement(
      LedgerStore ledgers,
      BaselineStore baselines,
      DeliveryStore deliveries,
      StatementStore statements,
      SupplyTariffs tariffs,
      CarbonStore carbon,
      TermsStore terms,
      SiteReader reader,
      Database database,
      Clock clock) {
    this.ledgers = ledgers;
    this.baselines = baselines;
    this.deliveries = deliveries;
    this.statements = statements;
    this.tariffs = tariffs;
    this.carbon = carbon;
    this.terms = terms;
    this.reader = reader;
    this.database = database;
    this.clock = clock;
  }

  /** Brings the ledger of a session that goes on up to date. */
  void update(SessionFacts session) {
    record(session, rates(session));
  }

  /** Closes the ledger of a session that has ended and tells whether its promise was kept. */
  void settle(SessionFacts session) {
    PastRates rates = rates(session);
    List<Recorded> entries = record(session, rates);
    isKept(session, rates.need())
        .ifPresent(
            kept ->
                database.update(
                    "update session_need set promise_kept = ? where session_id = ?",
                    kept,
                    session.id()));
    statements.settle(
        session.id(),
        session.startedAt(),
        statement(session, entries, rates),
        session.changedAt(),
        clock.instant());
  }

  private SessionStatement statement(
      SessionFacts session, List<Recorded> entries, PastRates rates) {
    Totals totals = Totals.of(entries);
    Compared compared =
        baseline(session.id())
            .map(frozen -> Compared.with(frozen, entries, rates))
            .orElseGet(() -> Compared.withItself(totals));
    return new SessionStatement(
        session.siteId(),
        session.endedAt().orElseGet(clock::instant),
        totals,
        compared.cost(),
        compared.baselineRevision(),
        compared.co2Kg(),
        null,
        Amounts.NONE);
  }

  /** A session whose station accepted no profile was not steered, whatever was frozen before. */
  private Optional<Baseline> baseline(UUID session) {
    return deliveries.wasAccepted(session) ? baselines.latest(session) : Optional.empty();
  }

  /** Empty when nothing was promised, or the driver left before the agreed time with less. */
  private static Optional<Boolean> isKept(SessionFacts session, CarNeed need) {
    return session
        .promise()
        .flatMap(
            promise -> {
              double energy = session.energyWh(need);
              double promised = promise.energyWh() - guessedWh(session, need);
              boolean kept = Promise.isKept(promised, energy, need.capacityWh());
              boolean early =
                  session
                      .endedAt()
                      .filter(end -> end.isBefore(promise.departure().minus(PUNCTUALITY)))
                      .isPresent();
              return kept || !early ? Optional.of(kept) : Optional.empty();
            });
  }

  /**
   * The part of a promise that was but a guess: who says nothing of his car is taken to need more
   * for as long as it takes what it is given.
   */
  private static double guessedWh(SessionFacts session, CarNeed need) {
    boolean isGuessed = need.estimated().contains("energyWh");
    double takenWh = Math.max(0, session.arrival().progress().takenWh()) * need.chargeEfficiency();
    return isGuessed ? takenWh * (Guesses.FURTHER - 1) : 0;
  }

  private List<Recorded> record(SessionFacts session, PastRates rates) {
    return ledgers.record(
        session.id(),
        SessionAccount.of(
            ledgers.readings(session.id()),
            session.endedAt().isPresent(),
            ledgers.vehicle(session.id()),
            rates::at),
        clock.instant());
  }

  private PastRates rates(SessionFacts session) {
    Instant until = session.endedAt().orElseGet(clock::instant).plusSeconds(1);
    return new PastRates(
        tariffs.prices(session.siteId(), session.startedAt().minus(PRICES_BEFORE), until),
        new CarbonCurve(carbon.between(session.startedAt(), until), usualCarbon(session.siteId())),
        need(session));
  }

  private Optional<BigDecimal> usualCarbon(String siteId) {
    return terms.ofSite(siteId).flatMap(SiteTerms::usualKgPerKwh);
  }

  /** What it was planned with; a session nobody planned is valued by what is known now. */
  private CarNeed need(SessionFacts session) {
    return reader.plannedNeed(session.id()).orElseGet(() -> session.need(true, Watch.Seen.NOTHING));
  }
}
