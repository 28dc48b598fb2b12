package org.voltide.csms.roaming.received;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.retention.Retention;
import org.voltide.csms.retention.RowKind;
import org.voltide.csms.store.Database;

/**
 * Deletes what partners told us when it is past its retention: CDRs, which are invoices, and
 * sessions. A session that was not billed, or whose driver was erased, stays as long as CDRs do:
 * the one may be billed still, the other would come back with what its partner tells again.
 */
@Singleton
public class ReceivedRetention {
  private static final Duration PERIOD = Duration.ofMinutes(10);

  /** Deleted in one transaction; partners that tell something meanwhile wait no longer. */
  private static final int AT_ONCE = 1_000;

  /**
   * What somebody is changing at this moment is left to the next round, and what changed just now
   * is judged as it is then. Rooms are taken in one order, so that two rounds wait for each other.
   */
  private static final String DELETE =
      """
      with old as (
        select r.number from roaming_received r where %s
         order by r.number limit ? for update skip locked
      ), gone as (
        delete from roaming_received r using old where r.number = old.number
        returning r.partner_id, r.kind, octet_length(r.document) as bytes
      ), freed as (
        select partner_id, kind, count(*) as objects, sum(bytes) as bytes from gone group by 1, 2
      ), sizes as (
        select z.partner_id, z.kind from roaming_received_size z
         where (z.partner_id, z.kind) in (select partner_id, kind from freed)
         order by 1, 2 for update
      ), counted as (
        update roaming_received_size z
           set objects = z.objects - f.objects, bytes = z.bytes - f.bytes
          from freed f join sizes using (partner_id, kind)
         where z.partner_id = f.partner_id and z.kind = f.kind
      )
      select count(*)::int as n from gone
      """;

  private static final String BILLED =
      """
      r.kind = 'SESSION' and r.received_at < ? and not r.erased
        and exists (select from roaming_received c
                     where c.kind = 'CDR' and c.partner_id = r.partner_id and c.party = r.party
                       and c.session_key = r.id_key)
      """;

  private static final String OLD = "r.kind in ('CDR', 'SESSION', 'INVOICE') and r.received_at < ?";

  private final Database database;
  private final Clock clock;
  private final Retention retention;

  public ReceivedRetention(Database database, Retention retention, Clock clock) {
    this.database = database;
    this.retention = retention;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.nowAndEvery(PERIOD, "old sessions and CDRs of roaming partners", this::sweep);
  }

  /** Deletes all that is past its retention. */
  void sweep() {
    Map<RowKind, Integer> days = retention.days();
    deleteAll(BILLED, Duration.ofDays(days.get(RowKind.ROAMING_SESSIONS)));
    deleteAll(OLD, Duration.ofDays(days.get(RowKind.ROAMING_CDRS)));
  }

  private void deleteAll(String which, Duration kept) {
    Instant end = clock.instant().minus(kept);
    int deleted;
    do {
      deleted = delete(which, end);
    } while (deleted == AT_ONCE);
  }

  private int delete(String which, Instant end) {
    return database.inTransaction(
        statements -> {
          var _ =
              statements.query(
                  "select set_config('voltide.past_retention', 'yes', true) as said",
                  row -> row.text("said"));
          return statements
              .query(DELETE.formatted(which), row -> row.whole("n"), end, AT_ONCE)
              .getFirst();
        });
  }
}
