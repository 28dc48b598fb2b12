package org.voltide.csms.ocpp;

import java.util.List;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.dialect.KnownTag;

/**
 * Of which types the tokens are that a station of OCPP 1.6 may name, and which remote starts they
 * answer: those after which nothing has begun at their EVSE.
 */
final class KnownTags {
  private static final String QUERY =
      """
      select tag, type, remote_start_id, connector_id from (
        select tag, type, remote_start_id, connector_id, at from (
          select r.id_token as tag, r.token_type as type, r.id as remote_start_id,
                 r.evse_id as connector_id, r.asked_at as at
            from remote_start r
           where r.station_id = ? and r.state <> 'REJECTED'
             and not exists (select from charging_session c
                              where c.station_id = r.station_id
                                and (c.remote_start_id = r.id
                                     or c.started_at > r.asked_at
                                        and (r.evse_id is null or c.evse_id = r.evse_id)))
          union all
          select c.id_token, c.token_type, null, null, c.started_at
            from charging_session c
           where c.station_id = ? and c.ended_at is null and c.token_type <> 'ISO14443'
          union all
          select m.id_tag, m.type, null, null, m.met_at from contract_tag m where m.station_id = ?
          union all
          select e -> 'idToken' ->> 'idToken', e -> 'idToken' ->> 'type', null, null, l.changed_at
            from local_list l, json_array_elements(l.entries) e
           where l.station_id = ? and e -> 'idToken' ->> 'type' <> 'ISO14443') known
         order by at desc
         limit 64) newest
       order by at
      """;

  private KnownTags() {}

  /** The newest, of these the oldest first. Blocks. */
  static List<KnownTag> of(Database database, String stationId) {
    return database.query(QUERY, KnownTags::tag, stationId, stationId, stationId, stationId);
  }

  private static KnownTag tag(Row row) {
    return new KnownTag(
        row.text("tag"),
        row.text("type"),
        row.maybeWhole("remote_start_id").orElse(null),
        row.maybeWhole("connector_id").orElse(null));
  }
}
