package org.voltide.csms.stationcertificates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.voltide.csms.stationcertificates.RenewalStep.Standing;
import org.voltide.csms.stationcertificates.RenewalStep.Task;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** How the stations of a renewal campaign that have their turn stand. Blocks. Thread-safe. */
class RenewalStandings {
  /** After it a station that goes on with its old connection is hung up on. */
  private static final Duration LATE = Duration.ofMinutes(5);

  /** The new certificate is the last one that was not known when the station's turn began. */
  private static final String OF =
      """
      select m.station_id, m.step, m.attempts, s.online, i.state as delivery,
             m.next_at is not null and m.next_at <= ? as is_due,
             coalesce(i.note, o.note, '') as note,
             o.state is not distinct from 'FAILED' as is_refused,
             coalesce(i.changed_at < ?, false) as is_late,
             coalesce(s.security_profile, 0) >= 3 as shows_certificate,
             exists (select from own_certificate w
                       join station_certificate c using (fingerprint)
                      where w.station_id = m.station_id and w.serial_number = i.serial_number
                        and c.first_used_at is not null) as is_shown,
             exists (select from installed_certificate h
                      where h.station_id = m.station_id
                        and h.certificate_type = 'V2GCertificateChain'
                        and exists (select from unnest(h.child_serial_numbers
                                                       || h.serial_number) told (serial)
                                     where ltrim(lower(told.serial), '0') = i.serial_number))
               as is_installed
        from renewal_campaign_member m
        join renewal_campaign c on c.id = m.campaign_id
        join station s on s.id = m.station_id
        left join lateral (
             select * from issued_certificate i
              where i.station_id = m.station_id
                and coalesce(i.certificate_type, 'Combined') = c.certificate_type
                and i.serial_number <> all (m.known)
              order by i.issued_at desc limit 1) i on true
        left join certificate_order o
          on o.station_id = m.station_id and o.certificate_type = c.certificate_type
             and o.ordered_at >= m.begun_at
       where m.campaign_id = ? and m.state = 'UPDATING' and m.step is not null
       order by m.position
      """;

  private final Database database;
  private final Clock clock;

  RenewalStandings(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * One station.
   *
   * @param last what was done for it last
   * @param isDue when that was in vain, it may be done again
   */
  record Turn(
      String stationId,
      Task last,
      int attempts,
      boolean isOnline,
      boolean isDue,
      Standing standing) {

    static Turn of(Row row) {
      return new Turn(
          row.text("station_id"),
          Task.valueOf(row.text("step")),
          row.whole("attempts"),
          row.flag("online"),
          row.flag("is_due"),
          new Standing(
              row.maybeText("delivery").map(IssuedCertificate.State::valueOf),
              row.text("note"),
              row.flag("is_refused"),
              row.flag("is_late"),
              row.flag("is_shown"),
              row.flag("is_installed"),
              row.flag("shows_certificate")));
    }

    /** Whether a task is to be done now: another one than the last at once. */
    boolean isTimeFor(Task task) {
      return isOnline && (task != last || isDue);
    }
  }

  /** Those that were asked at least once. */
  List<Turn> of(UUID campaign) {
    Instant now = clock.instant();
    return database.query(OF, Turn::of, now, now.minus(LATE), campaign);
  }

  /** What was issued to it until now is not the certificate its turn is for. */
  void begin(UUID campaign, String stationId) {
    database.update(
        "update renewal_campaign_member m set known = array("
            + "select serial_number from issued_certificate i where i.station_id = m.station_id)"
            + " where campaign_id = ? and station_id = ?",
        campaign,
        stationId);
  }

  /** Notes that a task is done now, how often it was by now, and when it may be again. */
  void doing(UUID campaign, String stationId, Task task, int attempts, Duration pause) {
    database.update(
        "update renewal_campaign_member set step = ?, attempts = ?, next_at = ?"
            + " where campaign_id = ? and station_id = ?",
        task.name(),
        attempts,
        clock.instant().plus(pause),
        campaign,
        stationId);
  }

  /** Notes what went wrong with the last task; nothing when empty. */
  void note(UUID campaign, String stationId, String why) {
    database.update(
        "update renewal_campaign_member set note = nullif(?, '')"
            + " where campaign_id = ? and station_id = ? and state = 'UPDATING'",
        why,
        campaign,
        stationId);
  }
}
