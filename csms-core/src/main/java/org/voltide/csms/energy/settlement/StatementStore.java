package org.voltide.csms.energy.settlement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.energy.ledger.Totals;
import org.voltide.csms.energy.settlement.ShareContracts.Stored;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/** Statements of sessions in the database, which are superseded and never changed. Thread-safe. */
@Singleton
public class StatementStore {

  private final Database database;

  public StatementStore(Database database) {
    this.database = database;
  }

  /**
   * A statement as it is in the books.
   *
   * @param revision 0 for the first
   */
  public record Revised(int revision, Instant recordedAt, SessionStatement statement) {}

  /**
   * Notes that a session is settled, and what it comes to unless that is in the books already.
   * Settling again keeps the time of the first settlement and its contract, or that there was none,
   * whatever contracts are made or changed in between.
   *
   * @param statement its shares are those of the contract that held when the session began
   * @param sessionChangedAt when the session as it is settled was last changed
   */
  public void settle(
      UUID session,
      Instant began,
      SessionStatement statement,
      Instant sessionChangedAt,
      Instant at) {
    database.transact(
        statements -> {
          Optional<Revised> before = latest(statements, session);
          SessionStatement compared =
              before.map(b -> statement.comparedLike(b.statement())).orElse(statement);
          SessionStatement shared =
              contract(statements, before, statement.siteId(), began)
                  .map(contract -> compared.shared(contract.id(), contract.contract()))
                  .orElse(compared);
          if (before.map(Revised::statement).filter(shared::equals).isEmpty()) {
            add(statements, session, before.map(b -> b.revision() + 1).orElse(0), shared, at);
          }
          statements.update(
              """
              insert into session_settlement (session_id, session_changed_at, settled_at)
              values (?, ?, ?)
              on conflict (session_id) do update
                 set session_changed_at = excluded.session_changed_at
              """,
              session,
              sessionChangedAt,
              at);
        });
  }

  private static Optional<Stored> contract(
      Statements statements, Optional<Revised> before, String siteId, Instant began) {
    return before.isEmpty()
        ? ShareContracts.at(statements, siteId, began)
        : before
            .map(b -> b.statement().contractId())
            .map(id -> ShareContracts.kept(statements, id));
  }

  /** The latest of a session, once it is settled. */
  public Optional<Revised> latest(UUID session) {
    return database.inTransaction(statements -> latest(statements, session));
  }

  private static Optional<Revised> latest(Statements statements, UUID session) {
    return statements
        .query("select * from statement where session_id = ?", StatementStore::read, session)
        .stream()
        .findFirst();
  }

  private static void add(
      Statements statements, UUID session, int revision, SessionStatement statement, Instant at) {
    Totals totals = statement.totals();
    Amounts amounts = statement.amounts();
    statements.update(
        """
        insert into session_statement
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        session,
        revision,
        at,
        statement.siteId(),
        statement.endedAt(),
        totals.energyInWh(),
        totals.energyOutWh(),
        totals.lostWh(),
        totals.refedWh(),
        totals.broughtWh(),
        totals.dischargeSeconds(),
        totals.cost(),
        totals.revenue(),
        totals.wear(),
        totals.refedCost(),
        statement.uncontrolled(),
        statement.baselineRevision(),
        totals.co2InKg(),
        totals.co2AvoidedKg(),
        statement.co2UncontrolledKg(),
        statement.contractId(),
        amounts.driver(),
        amounts.fleet(),
        amounts.siteHost(),
        amounts.operator());
  }

  private static Revised read(Row row) {
    return new Revised(
        row.whole("revision"),
        row.instant("recorded_at"),
        new SessionStatement(
            row.text("site_id"),
            row.instant("ended_at"),
            totals(row),
            row.money("uncontrolled"),
            row.maybeWhole("baseline_revision").orElse(null),
            row.maybeMoney("co2_uncontrolled_kg").orElse(null),
            row.maybeId("contract_id").orElse(null),
            amounts(row)));
  }

  private static Totals totals(Row row) {
    return new Totals(
        row.number("energy_in_wh"),
        row.number("energy_out_wh"),
        row.number("lost_wh"),
        row.number("refed_wh"),
        row.number("brought_wh"),
        row.big("discharge_seconds"),
        row.money("cost"),
        row.money("revenue"),
        row.money("wear"),
        row.money("refed_cost"),
        row.maybeMoney("co2_in_kg").orElse(null),
        row.maybeMoney("co2_avoided_kg").orElse(null));
  }

  static Amounts amounts(Row row) {
    return new Amounts(
        row.money("driver"), row.money("fleet"), row.money("site_host"), row.money("operator"));
  }
}
