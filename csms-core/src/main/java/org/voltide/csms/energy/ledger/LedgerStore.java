package org.voltide.csms.energy.ledger;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** Ledgers in the database. Thread-safe. */
@Singleton
public class LedgerStore {

  private final Database database;

  public LedgerStore(Database database) {
    this.database = database;
  }

  /** The register readings of a session. */
  public List<Reading> readings(UUID session) {
    return database.query(
        """
        select at, import_wh, export_wh from meter_sample
         where session_id = ? and (import_wh is not null or export_wh is not null)
        """,
        row ->
            new Reading(
                row.instant("at"), row.maybeNumber("import_wh"), row.maybeNumber("export_wh")),
        session);
  }

  /** The ledger of a session, oldest first. */
  public List<LedgerEntry> entries(UUID session) {
    return database.query(
        "select * from ledger_entry where session_id = ? order by start_at",
        row ->
            new LedgerEntry(
                row.instant("start_at"),
                row.number("energy_in_wh"),
                row.number("energy_out_wh"),
                row.money("import_per_kwh"),
                row.money("export_per_kwh"),
                row.money("cost"),
                row.money("revenue"),
                row.money("wear")),
        session);
  }

  /** What the session would have cost uncontrolled, once it is settled. */
  public Optional<BigDecimal> uncontrolled(UUID session) {
    return database
        .query(
            "select uncontrolled from session_settlement where session_id = ?",
            row -> row.money("uncontrolled"),
            session)
        .stream()
        .findFirst();
  }

  /** Puts these entries in place of all there were. */
  public void replace(UUID session, List<LedgerEntry> entries) {
    database.transact(statements -> replace(statements, session, entries));
  }

  /**
   * Puts the final entries and what the session would have cost uncontrolled. Settling again keeps
   * the time of the first settlement.
   *
   * @param sessionChangedAt when the session as it is settled was last changed
   */
  public void settle(
      UUID session,
      List<LedgerEntry> entries,
      BigDecimal uncontrolled,
      Instant sessionChangedAt,
      Instant at) {
    database.transact(
        statements -> {
          replace(statements, session, entries);
          statements.update(
              """
              insert into session_settlement (session_id, uncontrolled, session_changed_at,
                                              settled_at)
              values (?, ?, ?, ?)
              on conflict (session_id) do update
                 set uncontrolled = excluded.uncontrolled,
                     session_changed_at = excluded.session_changed_at
              """,
              session,
              uncontrolled,
              sessionChangedAt,
              at);
        });
  }

  private static void replace(Statements statements, UUID session, List<LedgerEntry> entries) {
    statements.update("delete from ledger_entry where session_id = ?", session);
    statements.batch(
        "insert into ledger_entry values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries.stream()
            .map(
                e ->
                    new Object[] {
                      session,
                      e.start(),
                      e.energyInWh(),
                      e.energyOutWh(),
                      e.importPrice(),
                      e.exportPrice(),
                      e.cost(),
                      e.revenue(),
                      e.wear()
                    })
            .toList());
  }
}
