package org.voltide.csms.stations;

import java.util.Collection;
import org.voltide.csms.store.Statements;

/** EVSEs that stations speak of though no operator registered them. */
public final class UnregisteredEvses {

  private UnregisteredEvses() {}

  /** An EVSE as its station calls it, from 1. */
  public record Named(String stationId, int evseId) {}

  /** Registers those that are missing, with modest power until somebody says more. */
  public static void add(Statements statements, Collection<Named> evses) {
    statements.update(
        """
        insert into evse (station_id, id, current_type, phases, max_charge_w, max_discharge_w)
        select distinct station_id, evse_id, 'AC', 1, 3680, 0
          from unnest(?::text[], ?::int4[]) r (station_id, evse_id)
            on conflict do nothing
        """,
        evses.stream().map(Named::stationId).toArray(String[]::new),
        evses.stream().map(Named::evseId).toArray(Integer[]::new));
  }
}
