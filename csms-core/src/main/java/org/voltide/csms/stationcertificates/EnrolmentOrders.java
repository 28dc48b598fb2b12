package org.voltide.csms.stationcertificates;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.stationcertificates.EnrolmentOrder.Due;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.security.CertificateSigningUse;
import org.voltide.ocpp.message.security.SignCertificateRequest;

/** Requests of stations that somebody else is to answer. Blocks. Thread-safe. */
@Singleton
class EnrolmentOrders {
  /** After so many failures a person has to look. */
  static final int MOST_ATTEMPTS = 12;

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  /** Longer than any request takes: whoever took one and died has lost it by then. */
  private static final Duration CLAIM = Duration.ofMinutes(5);

  private static final String ADD =
      """
      insert into certificate_order as o
             (station_id, certificate_type, upstream, csr, request_id, state, next_at, ordered_at)
      values (?, ?, ?, ?, ?, 'WAITING', ?, ?)
      on conflict (station_id, certificate_type) do update
         set request_id = excluded.request_id, ordered_at = excluded.ordered_at,
             csr = excluded.csr, upstream = excluded.upstream, state = 'WAITING',
             attempts = case when o.csr = excluded.csr then o.attempts else 0 end,
             ticket = case when o.csr = excluded.csr and o.upstream = excluded.upstream
                           then o.ticket end,
             next_at = case when o.csr = excluded.csr and o.state = 'WAITING'
                            then o.next_at else excluded.next_at end
      """;

  private static final String TAKE =
      """
      update certificate_order o set next_at = ?
        from (select station_id, certificate_type from certificate_order
               where state = 'WAITING' and next_at <= ?
               order by next_at limit ? for update skip locked) due
       where o.station_id = due.station_id and o.certificate_type = due.certificate_type
      returning o.*, exists (
        select from own_certificate c
         where c.station_id = o.station_id and c.issuer = 'upstream ' || o.upstream
           and c.revoked_at is null and c.valid_until > ?) as renews
      """;

  private final Database database;
  private final Clock realTime;

  @Inject
  EnrolmentOrders(Database database) {
    this(database, Clock.systemUTC());
  }

  EnrolmentOrders(Database database, Clock realTime) {
    this.database = database;
    this.realTime = realTime;
  }

  /** Keeps an order; an older one for the same use is forgotten. */
  void add(
      Statements statements,
      String stationId,
      String upstream,
      SignCertificateRequest request,
      Instant now) {
    statements.update(
        ADD,
        stationId,
        String.valueOf(request.certificateType()),
        upstream,
        request.csr(),
        request.requestId(),
        realTime.instant(),
        now);
  }

  /** All there are, those that need a person at first. */
  List<EnrolmentOrder> list(int most) {
    return database.query(
        "select * from certificate_order order by state, next_at, station_id limit ?",
        EnrolmentOrder::of,
        most);
  }

  /** Those whose time has come; nobody else gets them meanwhile. */
  List<Due> take(int most) {
    Instant now = realTime.instant();
    return database.query(TAKE, Due::of, now.plus(CLAIM), now, most, now);
  }

  /** Notes that it takes longer. */
  void later(Due order, Duration pause, Optional<String> ticket) {
    update(
        order,
        "next_at = ?, ticket = ?, note = null",
        realTime.instant().plus(pause),
        ticket.orElse(null));
  }

  /** Notes why it failed; it is tried again after a pause that doubles, unless that is no use. */
  void failed(Due order, String why, boolean isFinal) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(order.attempts(), 9));
    update(
        order,
        "attempts = attempts + 1, ticket = null, note = ?, next_at = ?,"
            + " state = case when ? or attempts + 1 >= ? then 'FAILED' else 'WAITING' end",
        why,
        realTime.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE),
        isFinal,
        MOST_ATTEMPTS);
  }

  /** Unless the station asked anew meanwhile. */
  private void update(Due order, String what, Object... values) {
    Object[] all = new Object[values.length + 3];
    System.arraycopy(values, 0, all, 0, values.length);
    all[values.length] = order.stationId();
    all[values.length + 1] = order.certificateType().name();
    all[values.length + 2] = order.csr();
    database.update(
        "update certificate_order set "
            + what
            + " where station_id = ? and certificate_type = ? and csr = ?",
        all);
  }

  /** Forgets it, its certificate being there; false when the station asked anew meanwhile. */
  boolean done(Statements statements, Due order) {
    return statements.update(
            "delete from certificate_order"
                + " where station_id = ? and certificate_type = ? and csr = ?",
            order.stationId(),
            order.certificateType().name(),
            order.csr())
        > 0;
  }

  /** Another try at once; false when there is no such order that failed. */
  boolean retry(String stationId, CertificateSigningUse use) {
    return database.update(
            "update certificate_order set state = 'WAITING', attempts = 0, next_at = ?"
                + " where station_id = ? and certificate_type = ? and state = 'FAILED'",
            realTime.instant(),
            stationId,
            use.name())
        > 0;
  }
}
