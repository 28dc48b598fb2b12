package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.energy.estimate.Estimate.Source;
import org.voltide.csms.energy.estimate.Habits;
import org.voltide.csms.energy.estimate.PastStay;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/**
 * What the stays before a session were like: of its vehicle, or of its token where the vehicle was
 * hardly ever here. They do not change while it goes on and so are read once. Thread-safe.
 */
@Singleton
class PastStays {
  private static final int SESSIONS_KEPT = 10_000;

  /** A power counts as the car's own only where the plan offered more. */
  private static final String STAYS =
      """
      select s.started_at, s.ended_at, s.energy_in_wh - s.energy_out_wh as net_wh,
             coalesce(top.power_w, 0) as power_w,
             case when not 'capacityWh' = any (n.estimated) then n.capacity_wh end as told_wh
        from charging_session s
        left join session_need n on n.session_id = s.id
        left join lateral
             (select l.energy_in_wh * 4 as power_w,
                     (select max(p.power_w) from session_plan_step p
                       where p.session_id = s.id
                         and p.start_at <= l.start_at and p.end_at > l.start_at) as offered_w
                from ledger l where l.session_id = s.id
               order by l.energy_in_wh desc limit 1) top on top.offered_w > 1.1 * top.power_w
       where s.%s = ? and s.ended_at is not null and s.id <> ?
       order by s.started_at desc limit 30
      """;

  private static final String OF_VEHICLE = STAYS.formatted("vehicle_id");
  private static final String OF_TOKEN = STAYS.formatted("token_id");

  private final Database database;

  /** By session and by whose they are, which is often not known when it begins. */
  private final Map<Key, Habits> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Habits> eldest) {
          return size() > SESSIONS_KEPT;
        }
      };

  private record Key(UUID session, Source source, UUID whose) {}

  PastStays(Database database) {
    this.database = database;
  }

  /** What is usual for who is here in a session. */
  Habits before(UUID session, Optional<UUID> vehicle, Optional<UUID> token) {
    return vehicle
        .map(id -> habits(new Key(session, Source.VEHICLE_STAYS, id)))
        .filter(Habits::areEnough)
        .or(() -> token.map(id -> habits(new Key(session, Source.TOKEN_STAYS, id))))
        .orElse(Habits.NONE);
  }

  private Habits habits(Key key) {
    synchronized (known) {
      Habits habits = known.get(key);
      if (habits != null) {
        return habits;
      }
    }
    Habits read =
        new Habits(
            key.source(),
            database.query(
                key.source() == Source.VEHICLE_STAYS ? OF_VEHICLE : OF_TOKEN,
                PastStays::stay,
                key.whose(),
                key.session()));
    synchronized (known) {
      known.put(key, read);
    }
    return read;
  }

  private static PastStay stay(Row row) {
    return new PastStay(
        row.instant("started_at"),
        row.instant("ended_at"),
        row.number("net_wh"),
        row.number("power_w"),
        row.maybeNumber("told_wh"));
  }
}
