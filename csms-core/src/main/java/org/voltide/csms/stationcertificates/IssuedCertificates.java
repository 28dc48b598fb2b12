package org.voltide.csms.stationcertificates;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.certificates.StationAuthority.Issued;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.security.SignCertificateRequest;

/** Certificates issued for stations and whether they arrived. Blocks. */
@Singleton
class IssuedCertificates {
  /** After so many refusals by the station a person has to look. */
  static final int MOST_ATTEMPTS = 5;

  /** Of each station; beyond it the oldest goes. */
  static final int MOST_KEPT = 20;

  /** For one station. */
  static final int MOST_PER_HOUR = 10;

  private static final String KEEP =
      "insert into issued_certificate as i (id, station_id, request_digest, certificate_type,"
          + " request_id, chain, serial_number, valid_until, state, issued_at, changed_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, 'ISSUED', ?, ?)"
          + " on conflict (station_id, request_digest) do update"
          + " set certificate_type = excluded.certificate_type,"
          + " request_id = excluded.request_id, chain = excluded.chain,"
          + " serial_number = excluded.serial_number, valid_until = excluded.valid_until,"
          + " state = 'ISSUED', attempts = 0, note = null, issued_at = excluded.issued_at,"
          + " changed_at = excluded.changed_at where i.state <> 'ISSUED'";

  private final Database database;
  private final Clock clock;

  IssuedCertificates(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether one more may be signed for a station within this hour; if so it is counted. */
  boolean mayIssue(Statements statements, String stationId, Instant now) {
    statements.update(
        "delete from certificate_signing where station_id = ? and at <= ?",
        stationId,
        now.minus(Duration.ofHours(1)));
    return statements.update(
            "insert into certificate_signing (station_id, at) select ?, ?"
                + " where (select count(*) from certificate_signing where station_id = ?) < ?",
            stationId,
            now,
            stationId,
            MOST_PER_HOUR)
        > 0;
  }

  /**
   * Keeps what was issued for a request; what waits for the same use is delivered no more. The same
   * request again, before its certificate arrived, changes nothing but its id.
   *
   * @return whether this certificate was kept
   */
  boolean keep(
      Statements statements,
      String stationId,
      SignCertificateRequest request,
      Issued issued,
      Instant now) {
    byte[] digest = digest(request.csr());
    @Nullable String use =
        request.certificateType() == null ? null : request.certificateType().name();
    statements.update(
        "delete from issued_certificate where station_id = ? and state = 'ISSUED'"
            + " and certificate_type is not distinct from ? and request_digest <> ?",
        stationId,
        use,
        digest);
    int kept =
        statements.update(
            KEEP,
            UUID.randomUUID(),
            stationId,
            digest,
            use,
            request.requestId(),
            issued.chain(),
            issued.serialNumber(),
            issued.validUntil(),
            now,
            now);
    if (kept == 0) {
      statements.update(
          "update issued_certificate set request_id = ?"
              + " where station_id = ? and request_digest = ?",
          request.requestId(),
          stationId,
          digest);
    }
    statements.update(
        "delete from issued_certificate where id in (select id from issued_certificate"
            + " where station_id = ? and request_digest <> ?"
            + " order by issued_at desc, id offset ?)",
        stationId,
        digest,
        MOST_KEPT - 1);
    return kept > 0;
  }

  List<IssuedCertificate> of(String stationId) {
    return database.query(
        "select * from issued_certificate where station_id = ? order by issued_at desc",
        IssuedCertificate::of,
        stationId);
  }

  List<IssuedCertificate> waiting(String stationId) {
    return of(stationId).stream()
        .filter(issued -> issued.state() == IssuedCertificate.State.ISSUED)
        .toList();
  }

  void delivered(UUID id) {
    database.update(
        "update issued_certificate set state = 'DELIVERED', note = null, changed_at = ?"
            + " where id = ?",
        clock.instant(),
        id);
  }

  void refused(UUID id, String why) {
    database.update(
        "update issued_certificate set attempts = attempts + 1, note = ?, changed_at = ?,"
            + " state = case when attempts + 1 >= ? then 'REJECTED' else 'ISSUED' end"
            + " where id = ?",
        why,
        clock.instant(),
        MOST_ATTEMPTS,
        id);
  }

  private static byte[] digest(String request) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
