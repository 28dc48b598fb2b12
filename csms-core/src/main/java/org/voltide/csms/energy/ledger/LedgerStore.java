package org.voltide.csms.energy.ledger;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.voltide.csms.energy.ledger.Recorded.Reason;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/** Ledgers in the database, to which is only added. Thread-safe. */
@Singleton
public class LedgerStore {

  private static final String ADD =
      """
      insert into ledger_entry (session_id, start_at, revision, reason, recorded_at, vehicle_id,
             energy_in_wh, energy_out_wh, lost_wh, refed_wh, discharge_seconds, import_per_kwh,
             export_per_kwh, price_known, wear_per_kwh, charge_efficiency, discharge_efficiency,
             kg_per_kwh, cost, revenue, wear, refed_cost, co2_in_kg, co2_avoided_kg)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

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

  /** The vehicle of a session, where it is known. */
  public Optional<UUID> vehicle(UUID session) {
    return database
        .query(
            """
            select coalesce(s.vehicle_id, t.vehicle_id) as vehicle_id
              from charging_session s left join token t on t.id = s.token_id where s.id = ?
            """,
            row -> row.maybeId("vehicle_id"),
            session)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The latest state of a session's ledger, oldest first. */
  public List<Recorded> entries(UUID session) {
    return database.inTransaction(statements -> entries(statements, session));
  }

  /**
   * Adds what is missing so that the latest state is what is due; nothing when it is that already.
   *
   * @return the latest state then, oldest first
   */
  public List<Recorded> record(UUID session, List<LedgerEntry> due, Instant at) {
    return database.inTransaction(
        statements -> {
          TreeMap<Instant, Recorded> latest = new TreeMap<>();
          entries(statements, session).forEach(entry -> latest.put(entry.entry().start(), entry));
          List<Recorded> added = Corrections.of(latest, due, at);
          statements.batch(ADD, added.stream().map(entry -> row(session, entry)).toList());
          added.forEach(entry -> latest.put(entry.entry().start(), entry));
          return List.copyOf(latest.values());
        });
  }

  private static List<Recorded> entries(Statements statements, UUID session) {
    return statements.query(
        "select * from ledger where session_id = ? order by start_at", LedgerStore::read, session);
  }

  private static Object[] row(UUID session, Recorded recorded) {
    LedgerEntry entry = recorded.entry();
    Rates rates = entry.rates();
    return new Object[] {
      session,
      entry.start(),
      recorded.revision(),
      Optional.ofNullable(recorded.reason()).map(Reason::name).orElse(null),
      recorded.recordedAt(),
      entry.vehicleId(),
      entry.energyInWh(),
      entry.energyOutWh(),
      entry.lostWh(),
      entry.refedWh(),
      entry.dischargeSeconds(),
      rates.importPrice(),
      rates.exportPrice(),
      rates.priceKnown(),
      rates.wearPerKwh(),
      rates.chargeEfficiency(),
      rates.dischargeEfficiency(),
      rates.kgPerKwh(),
      entry.cost(),
      entry.revenue(),
      entry.wear(),
      entry.refedCost(),
      entry.co2InKg(),
      entry.co2AvoidedKg()
    };
  }

  private static Recorded read(Row row) {
    return new Recorded(
        new LedgerEntry(
            row.instant("start_at"),
            row.maybeId("vehicle_id").orElse(null),
            row.number("energy_in_wh"),
            row.number("energy_out_wh"),
            row.number("lost_wh"),
            row.number("refed_wh"),
            row.big("discharge_seconds"),
            new Rates(
                row.money("import_per_kwh"),
                row.money("export_per_kwh"),
                row.flag("price_known"),
                row.money("wear_per_kwh"),
                row.number("charge_efficiency"),
                row.number("discharge_efficiency"),
                row.maybeMoney("kg_per_kwh").orElse(null)),
            row.money("cost"),
            row.money("revenue"),
            row.money("wear"),
            row.money("refed_cost"),
            row.maybeMoney("co2_in_kg").orElse(null),
            row.maybeMoney("co2_avoided_kg").orElse(null)),
        row.whole("revision"),
        row.maybeText("reason").map(Reason::valueOf).orElse(null),
        row.instant("recorded_at"));
  }
}
