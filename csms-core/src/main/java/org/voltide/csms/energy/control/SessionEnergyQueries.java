package org.voltide.csms.energy.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.ledger.Baseline;
import org.voltide.csms.energy.ledger.BaselineStore;
import org.voltide.csms.energy.ledger.LedgerStore;
import org.voltide.csms.energy.ledger.Recorded;
import org.voltide.csms.energy.ledger.Totals;
import org.voltide.csms.energy.plan.explanation.Explanation;
import org.voltide.csms.energy.prices.PriceCurve;
import org.voltide.csms.energy.prices.SupplyTariffs;
import org.voltide.csms.energy.settlement.Amounts;
import org.voltide.csms.energy.settlement.SessionStatement;
import org.voltide.csms.energy.settlement.StatementStore;
import org.voltide.csms.energy.settlement.StatementStore.Revised;
import org.voltide.csms.store.Database;

/** What the API shows of a session's energy. Thread-safe. */
@Singleton
class SessionEnergyQueries {

  private final Database database;
  private final SupplyTariffs tariffs;
  private final LedgerStore ledgers;
  private final BaselineStore baselines;
  private final StatementStore statements;

  SessionEnergyQueries(
      Database database,
      SupplyTariffs tariffs,
      LedgerStore ledgers,
      BaselineStore baselines,
      StatementStore statements) {
    this.database = database;
    this.tariffs = tariffs;
    this.ledgers = ledgers;
    this.baselines = baselines;
    this.statements = statements;
  }

  /**
   * A session's plan, past steps as they were planned.
   *
   * @param explanations why it does what it does, as far as that was kept; past ones as they were
   *     given
   */
  public record SessionPlan(
      List<Step> steps,
      List<Explanation> explanations,
      @Nullable Instant madeAt,
      @Nullable String reason) {}

  /** A step of it. */
  public record Step(
      Instant start,
      Instant end,
      double powerW,
      double socPercent,
      BigDecimal importPrice,
      BigDecimal exportPrice) {}

  /**
   * A session's ledger.
   *
   * @param entries the latest state
   * @param baseline what charging at once would draw, absent while no profile was sent
   * @param settled absent until the session has ended and was settled
   */
  public record Ledger(
      String currency,
      List<Recorded> entries,
      Total total,
      @Nullable Boolean promiseKept,
      @Nullable Baseline baseline,
      @Nullable Settled settled) {}

  /**
   * All of it.
   *
   * @param drivenWh taken and not given back
   * @param net cost − revenue + wear
   * @param uncontrolled what charging at once would have cost, absent until settled
   * @param saving uncontrolled − net
   */
  public record Total(
      @JsonUnwrapped Totals sums,
      double drivenWh,
      BigDecimal net,
      @Nullable BigDecimal uncontrolled,
      @Nullable BigDecimal saving) {}

  /**
   * Who gets what.
   *
   * @param revision of the statement, 0 for the first
   * @param contractId absent when there was none
   */
  public record Settled(
      Instant at,
      int revision,
      @Nullable BigDecimal co2UncontrolledKg,
      @Nullable UUID contractId,
      Amounts amounts) {}

  SessionPlan plan(SessionFacts session) {
    List<PlannedStep> planned =
        database.query(
            "select * from session_plan_step where session_id = ? order by start_at",
            row ->
                new PlannedStep(
                    row.instant("start_at"),
                    row.instant("end_at"),
                    row.number("power_w"),
                    row.number("soc_percent"),
                    row.big("plan_id")),
            session.id());
    if (planned.isEmpty()) {
      return new SessionPlan(List.of(), List.of(), null, null);
    }
    PriceCurve curve =
        tariffs.prices(
            session.siteId(),
            planned.getFirst().start().minus(SitePlanning.PRICES_BACK),
            planned.getLast().end());
    List<Step> steps = planned.stream().map(step -> step.priced(curve)).toList();
    List<Explanation> explained = Explanations.read(database, session.id());
    return database
        .query(
            "select made_at, reason from site_plan where id = ?",
            row -> new SessionPlan(steps, explained, row.instant("made_at"), row.text("reason")),
            planned.getLast().planId())
        .stream()
        .findFirst()
        .orElse(new SessionPlan(steps, explained, null, null));
  }

  private record PlannedStep(
      Instant start, Instant end, double powerW, double socPercent, long planId) {

    Step priced(PriceCurve curve) {
      PriceCurve.Price price = curve.at(start);
      return new Step(start, end, powerW, socPercent, price.importPrice(), price.exportPrice());
    }
  }

  Ledger ledger(UUID session) {
    List<Recorded> entries = ledgers.entries(session);
    Totals sums = Totals.of(entries);
    Optional<Revised> settled = statements.latest(session);
    Optional<SessionStatement> statement = settled.map(Revised::statement);
    Total total =
        new Total(
            sums,
            sums.drivenWh(),
            sums.net(),
            statement.map(SessionStatement::uncontrolled).orElse(null),
            statement.map(SessionStatement::saving).orElse(null));
    return new Ledger(
        PriceCurve.CURRENCY,
        entries,
        total,
        promiseKept(session),
        baselines.latest(session).orElse(null),
        settled.map(SessionEnergyQueries::settled).orElse(null));
  }

  private static Settled settled(Revised revised) {
    SessionStatement statement = revised.statement();
    return new Settled(
        revised.recordedAt(),
        revised.revision(),
        statement.co2UncontrolledKg(),
        statement.contractId(),
        statement.amounts());
  }

  private @Nullable Boolean promiseKept(UUID session) {
    return database
        .query(
            "select promise_kept from session_need where session_id = ?",
            row -> row.maybeFlag("promise_kept"),
            session)
        .stream()
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }
}
