package org.voltide.csms.transactions;

import java.util.List;
import java.util.UUID;
import org.voltide.csms.store.Statements;

/** Gives sessions what was promised when they were asked for (OCPP 2.1 F01, F02). */
final class RemoteStarts {
  private static final String WISHES =
      """
      insert into session_wish (session_id, target_soc_percent, departure, charge_now, wished_at)
      select s.id, r.target_soc_percent, r.departure, coalesce(r.charge_now, false), r.asked_at
        from charging_session s
        join remote_start r on r.id = s.remote_start_id and r.station_id = s.station_id
       where s.id = any(?::uuid[])
         and (r.target_soc_percent is not null or r.departure is not null or r.charge_now)
      on conflict do nothing
      """;

  private RemoteStarts() {}

  /** Needs the sessions to be stored; doing it again changes nothing. */
  static void adopt(Statements statements, List<UUID> sessions) {
    if (!sessions.isEmpty()) {
      String[] ids = sessions.stream().map(UUID::toString).toArray(String[]::new);
      statements.update(WISHES, (Object) ids);
    }
  }
}
