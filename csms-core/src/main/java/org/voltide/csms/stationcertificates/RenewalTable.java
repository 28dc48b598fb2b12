package org.voltide.csms.stationcertificates;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Database;

/** Which certificates end soon, and what was done about it. Blocks. */
@Singleton
class RenewalTable {
  private static final Duration FIRST_PAUSE = Duration.ofHours(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

  /** A station counts as being at it for as long as its first pause. */
  private static final Duration AT_IT = FIRST_PAUSE;

  /** After its end a certificate is worth asking for no longer than this. */
  private static final String GIVEN_UP = "interval '7 days'";

  /**
   * The last certificate that each station took for each use, when it ends within a time, or within
   * the last third of its life, or was revoked.
   */
  private static final String ENDING =
      """
      with last as (
        select distinct on (station_id, coalesce(certificate_type, 'Combined'))
               station_id, coalesce(certificate_type, 'Combined') as certificate_type,
               serial_number, issued_at, valid_until
          from issued_certificate where state = 'DELIVERED'
         order by station_id, coalesce(certificate_type, 'Combined'),
                  issued_at desc, valid_until desc)
      select last.*, r.attempts, r.next_at, r.note
        from last left join certificate_renewal r using (station_id, certificate_type)
       where last.valid_until > ?::timestamptz - %s
         and (last.valid_until - least(make_interval(secs => ?),
                                       (last.valid_until - last.issued_at) / 3) < ?
              or exists (select from own_certificate o
                          where o.station_id = last.station_id
                            and o.serial_number = last.serial_number
                            and o.revoked_at is not null))
      """
          .formatted(GIVEN_UP);

  private final Database database;

  RenewalTable(Database database) {
    this.database = database;
  }

  /** Those that end first come first. */
  List<EndingCertificate> ending(Instant now, Duration ahead, int most) {
    return database.query(
        ENDING + " order by last.valid_until, last.station_id limit ?",
        EndingCertificate::of,
        now,
        (double) ahead.toSeconds(),
        now,
        most);
  }

  /**
   * Those whose station may be asked now; a campaign that is at it asks by itself.
   *
   * @param isForCars whether what cars see is among them
   */
  List<EndingCertificate> due(Instant now, Duration ahead, boolean isForCars, int most) {
    return database.query(
        ENDING
            + " and (r.next_at is null or r.next_at <= ?)"
            + " and (? or certificate_type not in ('V2GCertificate', 'V2G20Certificate'))"
            + " and exists (select from station s where s.id = last.station_id and s.online)"
            + " and not exists (select from renewal_campaign_member m"
            + " join renewal_campaign c on c.id = m.campaign_id"
            + " where m.station_id = last.station_id and m.state = 'UPDATING'"
            + " and c.certificate_type = last.certificate_type)"
            + " order by coalesce(r.attempts, 0), last.valid_until, last.station_id limit ?",
        EndingCertificate::of,
        now,
        (double) ahead.toSeconds(),
        now,
        now,
        isForCars,
        most);
  }

  /** How many were asked lately and have nothing yet. */
  int atIt(Instant now) {
    return database
        .query(
            "select count(*)::int as n from certificate_renewal where asked_at > ?",
            row -> row.whole("n"),
            now.minus(AT_IT))
        .getFirst();
  }

  /** Notes that a station was asked; the next time is after a pause that doubles. */
  void asked(EndingCertificate renewal, Instant now, @Nullable String note) {
    int attempts = renewal.attempts() + 1;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
    database.update(
        """
        insert into certificate_renewal as r
               (station_id, certificate_type, attempts, asked_at, next_at, note)
        values (?, ?, ?, ?, ?, ?)
        on conflict (station_id, certificate_type) do update
           set attempts = excluded.attempts, asked_at = excluded.asked_at,
               next_at = excluded.next_at, note = excluded.note
        """,
        renewal.stationId(),
        renewal.certificateType(),
        attempts,
        now,
        now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE),
        note);
  }

  /** Forgets those whose new certificate has arrived since they were asked. */
  void forgetRenewed() {
    database.update(
        """
        delete from certificate_renewal r where exists (
          select from issued_certificate i
           where i.station_id = r.station_id and i.state = 'DELIVERED'
             and coalesce(i.certificate_type, 'Combined') = r.certificate_type
             and i.changed_at > r.asked_at)
        """);
  }
}
