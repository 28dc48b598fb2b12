package org.voltide.csms.roaming.sessions;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** Sessions that go on, of the drivers of one partner and of nobody else. Thread-safe. */
public final class OwnSessions {
  private final Database database;

  public OwnSessions(Database database) {
    this.database = database;
  }

  /**
   * One of them.
   *
   * @param evseId absent while the station has not said where it is
   * @param steered whether its station follows plans
   * @param phases of its EVSE, absent when that gives DC
   */
  public record Going(
      UUID id,
      String stationId,
      @Nullable Integer evseId,
      Instant startedAt,
      boolean steered,
      @Nullable Integer phases) {

    static Going of(Row row) {
      return new Going(
          row.id("session_id"),
          row.text("station_id"),
          row.maybeWhole("evse_id").orElse(null),
          row.instant("started_at"),
          row.flag("steered"),
          row.maybeWhole("phases").orElse(null));
    }
  }

  /** Empty when no such session of the partner goes on. */
  public Optional<Going> find(Partner partner, String sessionId) {
    return id(sessionId).stream().flatMap(id -> find(partner, id).stream()).findFirst();
  }

  private Optional<Going> find(Partner partner, UUID id) {
    return database
        .query(
            """
            select r.session_id, c.station_id, c.evse_id, c.started_at, st.steered,
                   case e.current_type when 'AC' then e.phases end as phases
              from roaming_session r
              join charging_session c on c.id = r.session_id
              join station st on st.id = c.station_id
              left join evse e on e.station_id = c.station_id and e.id = c.evse_id
             where r.session_id = ? and r.partner_id = ? and c.ended_at is null
               and r.party = coalesce(?, r.party)
            """,
            Going::of,
            id,
            partner.id(),
            partner.confinedTo())
        .stream()
        .findFirst();
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
