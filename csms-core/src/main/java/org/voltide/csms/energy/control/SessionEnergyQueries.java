package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.ledger.LedgerEntry;
import org.voltide.csms.energy.ledger.LedgerStore;
import org.voltide.csms.energy.prices.PriceCurve;
import org.voltide.csms.energy.prices.PriceStore;
import org.voltide.csms.store.Database;

/** What the API shows of a session's energy. Thread-safe. */
@Singleton
class SessionEnergyQueries {

  private final Database database;
  private final PriceStore prices;
  private final LedgerStore ledgers;

  SessionEnergyQueries(Database database, PriceStore prices, LedgerStore ledgers) {
    this.database = database;
    this.prices = prices;
    this.ledgers = ledgers;
  }

  /** A session's plan, past steps as they were planned. */
  public record SessionPlan(List<Step> steps, @Nullable Instant madeAt, @Nullable String reason) {}

  /** A step of it. */
  public record Step(
      Instant start,
      Instant end,
      double powerW,
      double socPercent,
      BigDecimal importPrice,
      BigDecimal exportPrice) {}

  /** A session's money. */
  public record Ledger(
      String currency, List<LedgerEntry> entries, Total total, @Nullable Boolean promiseKept) {}

  /**
   * All of it.
   *
   * @param net cost − revenue + wear
   * @param uncontrolled what charging at once would have cost, absent until settled
   * @param saving uncontrolled − net
   */
  public record Total(
      double energyInWh,
      double energyOutWh,
      BigDecimal cost,
      BigDecimal revenue,
      BigDecimal wear,
      BigDecimal net,
      @Nullable BigDecimal uncontrolled,
      @Nullable BigDecimal saving) {}

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
      return new SessionPlan(List.of(), null, null);
    }
    PriceCurve curve =
        prices.between(
            planned.getFirst().start().minus(SitePlanning.PRICES_BACK), planned.getLast().end());
    List<Step> steps = planned.stream().map(step -> step.priced(curve)).toList();
    return database
        .query(
            "select made_at, reason from site_plan where id = ?",
            row -> new SessionPlan(steps, row.instant("made_at"), row.text("reason")),
            planned.getLast().planId())
        .stream()
        .findFirst()
        .orElse(new SessionPlan(steps, null, null));
  }

  private record PlannedStep(
      Instant start, Instant end, double powerW, double socPercent, long planId) {

    Step priced(PriceCurve curve) {
      PriceCurve.Price price = curve.at(start);
      return new Step(start, end, powerW, socPercent, price.importPrice(), price.exportPrice());
    }
  }

  Ledger ledger(UUID session) {
    List<LedgerEntry> entries = ledgers.entries(session);
    Optional<BigDecimal> uncontrolled = ledgers.uncontrolled(session);
    BigDecimal cost = sum(entries, LedgerEntry::cost);
    BigDecimal revenue = sum(entries, LedgerEntry::revenue);
    BigDecimal wear = sum(entries, LedgerEntry::wear);
    BigDecimal net = cost.subtract(revenue).add(wear);
    Total total =
        new Total(
            entries.stream().mapToDouble(LedgerEntry::energyInWh).sum(),
            entries.stream().mapToDouble(LedgerEntry::energyOutWh).sum(),
            cost,
            revenue,
            wear,
            net,
            uncontrolled.orElse(null),
            uncontrolled.map(atOnce -> atOnce.subtract(net)).orElse(null));
    return new Ledger(PriceCurve.CURRENCY, entries, total, promiseKept(session));
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

  private static BigDecimal sum(
      List<LedgerEntry> entries, Function<LedgerEntry, BigDecimal> amount) {
    return entries.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
