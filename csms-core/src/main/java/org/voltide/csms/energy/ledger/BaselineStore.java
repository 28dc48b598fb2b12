package org.voltide.csms.energy.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** Baselines in the database, where they never change. Thread-safe. */
@Singleton
public class BaselineStore {

  private static final TypeReference<List<Uncontrolled.Drawn>> QUARTERS = new TypeReference<>() {};

  private final Database database;

  public BaselineStore(Database database) {
    this.database = database;
  }

  /** Writes new baselines down, by session. One that is there already stays as it is. */
  public void freeze(Map<UUID, Baseline> baselines) {
    database.transact(
        statements ->
            statements.batch(
                """
                insert into baseline values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                on conflict do nothing
                """,
                baselines.entrySet().stream()
                    .map(entry -> row(entry.getKey(), entry.getValue()))
                    .toList()));
  }

  private static Object[] row(UUID session, Baseline baseline) {
    Baseline.Inputs inputs = baseline.inputs();
    return new Object[] {
      session,
      baseline.revision(),
      baseline.frozenAt(),
      inputs.arrival(),
      inputs.capacityWh(),
      inputs.arrivalEnergyWh(),
      baseline.wish().targetSocPercent(),
      baseline.wish().departure(),
      inputs.maxChargeW(),
      inputs.chargeEfficiency(),
      inputs.dischargeEfficiency(),
      baseline.wish().chargeNow(),
      inputs.source(),
      inputs.estimated().toArray(String[]::new),
      Json.text(baseline.quarters())
    };
  }

  /** The latest of each session that has one. */
  public Map<UUID, Baseline> latest(Collection<UUID> sessions) {
    Map<UUID, Baseline> latest = new HashMap<>();
    database
        .query(
            """
            select distinct on (session_id) *, quarters::text as drawn from baseline
             where session_id = any(?::uuid[]) order by session_id, revision desc
            """,
            row -> Map.entry(row.id("session_id"), read(row)),
            (Object) sessions.stream().map(UUID::toString).toArray(String[]::new))
        .forEach(entry -> latest.put(entry.getKey(), entry.getValue()));
    return latest;
  }

  /** The latest of a session; empty while no profile was sent. */
  public Optional<Baseline> latest(UUID session) {
    return Optional.ofNullable(latest(List.of(session)).get(session));
  }

  private static Baseline read(Row row) {
    return new Baseline(
        row.whole("revision"),
        row.instant("frozen_at"),
        new Baseline.Wish(
            row.number("target_soc_percent"), row.instant("departure"), row.flag("charge_now")),
        new Baseline.Inputs(
            row.instant("arrival"),
            row.number("capacity_wh"),
            row.number("arrival_energy_wh"),
            row.number("max_charge_w"),
            row.number("charge_efficiency"),
            row.number("discharge_efficiency"),
            row.text("source"),
            row.texts("estimated")),
        Json.stored(QUARTERS, row.text("drawn")));
  }
}
