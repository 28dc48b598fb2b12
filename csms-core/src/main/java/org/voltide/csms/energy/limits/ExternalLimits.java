package org.voltide.csms.energy.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.type.ChargingSchedule;

/**
 * The limits that others set at stations and for sessions, and the maxima of stations that
 * operators wish, in the database. Thread-safe.
 */
@Singleton
public class ExternalLimits {
  private static final String OF_SITE =
      """
      select x.station_id, x.evse_id, x.since, x.schedule::text as schedule,
             st.inventory_firmware is not null
               and not exists (select from evse e where e.station_id = x.station_id)
               and not exists (select from station_variable v
                                where v.station_id = x.station_id and v.evse_id > 0) as whole_site
        from (select station_id, evse_id, since, schedule
                from external_limit
               where is_local_generation is not true and schedule is not null
              union all
              select s.station_id, s.evse_id, l.since, l.schedule
                from session_limit l
                join charging_session s on s.id = l.session_id
               where s.ended_at is null and s.evse_id > 0
                 and not exists (select from charging_session y
                                  where y.station_id = s.station_id and y.evse_id = s.evse_id
                                    and y.ended_at is null and y.started_at > s.started_at)
              union all
              select station_id, 0, changed_at, payload -> 'chargingProfile' -> 'chargingSchedule'
                from desired_state
               where kind = 'charging-profiles' and not removed
                 and payload #>> '{chargingProfile,chargingProfilePurpose}'
                     = 'ChargingStationMaxProfile'
                 and payload #>> '{chargingProfile,chargingProfileKind}' = 'Absolute') x
        join station st on st.id = x.station_id
       where st.site_id = ?
      """;

  private final Database database;
  private final ObjectMapper json;

  public ExternalLimits(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Those that hold at a site. What is generated on the spot is none: it comes on top. */
  public List<ExternalLimit> ofSite(String siteId) {
    return database.query(OF_SITE, this::limit, siteId);
  }

  /** The same as a transaction sees it. */
  List<ExternalLimit> ofSite(Statements statements, String siteId) {
    return statements.query(OF_SITE, this::limit, siteId);
  }

  private ExternalLimit limit(Row row) {
    return new ExternalLimit(
        row.text("station_id"),
        row.whole("evse_id"),
        row.flag("whole_site"),
        row.instant("since"),
        schedules(row.text("schedule")));
  }

  private List<ChargingSchedule> schedules(String stored) {
    try {
      return json.readValue(stored, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored limit cannot be read", e);
    }
  }
}
