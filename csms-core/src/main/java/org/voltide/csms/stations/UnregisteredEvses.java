package org.voltide.csms.stations;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.voltide.csms.store.Statements;

/** EVSEs that stations speak of though no operator registered them. */
public final class UnregisteredEvses {
  private static final Logger LOG = Logger.getLogger(UnregisteredEvses.class);

  /** A station that has as many gets no further ones by speaking of them. */
  private static final int MOST_PER_STATION = 100;

  private static final String ADD =
      """
      with missing as (
        select w.*, row_number() over (partition by station_id order by evse_id)
                    + (select count(*) from evse e where e.station_id = w.station_id) as place
          from (select distinct station_id, evse_id
                  from unnest(?::text[], ?::int4[]) r (station_id, evse_id)) w
         where not exists (select from evse e
                            where e.station_id = w.station_id and e.id = w.evse_id)
      ), added as (
        insert into evse (station_id, id, current_type, phases, max_charge_w, max_discharge_w)
        select station_id, evse_id, 'AC', 1, 3680, 0 from missing where place <= ?
            on conflict do nothing
      )
      select distinct station_id from missing where place > ?
      """;

  private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

  private UnregisteredEvses() {}

  /** An EVSE as its station calls it, from 1. */
  public record Named(String stationId, int evseId) {}

  /**
   * Registers those that are missing, with modest power until somebody says more. Of a station that
   * has {@value #MOST_PER_STATION} further ones stay unknown, which is logged once.
   */
  public static void add(Statements statements, Collection<Named> evses) {
    statements
        .query(
            ADD,
            row -> row.text("station_id"),
            evses.stream().map(Named::stationId).toArray(String[]::new),
            evses.stream().map(Named::evseId).toArray(Integer[]::new),
            MOST_PER_STATION,
            MOST_PER_STATION)
        .stream()
        .filter(LOGGED::add)
        .forEach(
            station ->
                LOG.warnf(
                    "Station %s speaks of more than %d EVSEs; further ones stay unknown",
                    station, MOST_PER_STATION));
  }
}
