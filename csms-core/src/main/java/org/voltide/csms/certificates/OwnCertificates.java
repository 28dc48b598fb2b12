package org.voltide.csms.certificates;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.pki.authority.CertificateStatus;
import org.voltide.pki.authority.RevocationList;

/** What was issued to stations here, and what was taken back. Blocks. Thread-safe. */
@Singleton
public class OwnCertificates {
  private static final String ELSEWHERE = "upstream ";

  private static final String ISSUED =
      """
      insert into own_certificate
             (issuer, serial_number, fingerprint, station_id, common_name, issued_at, valid_until)
      values (?, ?, decode(?, 'hex'), ?, ?, ?, ?)
      """;

  private static final String REVOKE =
      """
      update own_certificate set revoked_at = ?, reason = ?
       where issuer = ? and serial_number = ? and revoked_at is null
      """;

  private static final String ENDING =
      """
      select * from own_certificate
       where revoked_at is null and valid_until > ? and valid_until < ?
         and (valid_until, serial_number) > (?::timestamptz, ?)
       order by valid_until, serial_number limit ?
      """;

  /** Of each station and use the newest that arrived; the others were replaced. */
  private static final String COUNT =
      """
      select count(*) as n from own_certificate o
       where o.revoked_at is null and o.valid_until > ? and o.valid_until < ?
         and not exists (
           select from issued_certificate old join issued_certificate young using (station_id)
            where old.station_id = o.station_id and old.serial_number = o.serial_number
              and young.certificate_type is not distinct from old.certificate_type
              and young.issued_at > old.issued_at and young.state = 'DELIVERED')
      """;

  private final Database database;
  private final Clock realTime;

  @Inject
  OwnCertificates(Database database) {
    this(database, Clock.systemUTC());
  }

  /** For use without the application. */
  public OwnCertificates(Database database, Clock realTime) {
    this.database = database;
    this.realTime = realTime;
  }

  /** What stands for an issuer that Voltide asked, instead of an authority's label. */
  public static String elsewhere(String upstream) {
    return ELSEWHERE + upstream;
  }

  /** Whether an issuer is somebody else, who alone can take a certificate back. */
  public static boolean isElsewhere(String issuer) {
    return issuer.startsWith(ELSEWHERE);
  }

  /** Notes a certificate that is about to leave. */
  public void issued(Statements statements, String stationId, StationAuthority.Issued issued) {
    statements.update(
        ISSUED,
        issued.issuer(),
        issued.serialNumber(),
        issued.fingerprint(),
        stationId,
        issued.commonName(),
        realTime.instant(),
        issued.validUntil());
  }

  /** What is still in force and ends within a time; what ends first comes first. */
  public Page<OwnCertificate> ending(Duration within, PageQuery page) {
    Instant now = realTime.instant();
    List<String> after = page.after(2).orElse(List.of("-infinity", ""));
    return Page.of(
        database.query(
            ENDING,
            OwnCertificate::of,
            now,
            now.plus(within),
            after.getFirst(),
            after.getLast(),
            page.rows()),
        page,
        last -> List.of(last.validUntil().toString(), last.serialNumber()));
  }

  /** How many of those were not replaced yet. */
  public long ending(Duration within) {
    Instant now = realTime.instant();
    return database.query(COUNT, row -> row.big("n"), now, now.plus(within)).getFirst();
  }

  /** Whether a root still stands by a certificate. */
  public CertificateStatus status(OwnRoot root, BigInteger serialNumber) {
    return database
        .query(
            "select revoked_at, reason from own_certificate where issuer = ? and serial_number = ?",
            OwnCertificates::status,
            root.name(),
            serialNumber.toString(16))
        .stream()
        .findFirst()
        .orElseGet(CertificateStatus.Unknown::new);
  }

  private static CertificateStatus status(Row row) {
    Optional<Instant> since = row.maybeInstant("revoked_at");
    return since.isPresent()
        ? new CertificateStatus.Revoked(since.get(), CRLReason.valueOf(row.text("reason")))
        : new CertificateStatus.Good();
  }

  /** What a root took back and what has not ended anyway. */
  public List<RevocationList.Revoked> revoked(OwnRoot root) {
    return database.query(
        """
        select serial_number, revoked_at, reason from own_certificate
         where issuer = ? and revoked_at is not null and valid_until > ?
         order by revoked_at, serial_number
        """,
        row ->
            new RevocationList.Revoked(
                new BigInteger(row.text("serial_number"), 16),
                row.instant("revoked_at"),
                CRLReason.valueOf(row.text("reason"))),
        root.name(),
        realTime.instant());
  }

  /**
   * Whom a certificate was issued to.
   *
   * @throws Problem 404
   */
  public String station(String issuer, String serialNumber) {
    return database
        .query(
            "select station_id from own_certificate where issuer = ? and serial_number = ?",
            row -> row.text("station_id"),
            issuer,
            serialNumber)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("certificate", serialNumber));
  }

  /**
   * Takes a certificate back; its station is let in with it no more.
   *
   * @param issuer one of Voltide's own roots, or the label of an authority that has taken it back
   * @throws Problem 404, or 409 when it was taken back before
   */
  public void revoke(String issuer, String serialNumber, CRLReason reason) {
    if (database.update(REVOKE, realTime.instant(), reason.name(), issuer, serialNumber) == 0) {
      station(issuer, serialNumber);
      throw Problem.conflict("It is revoked already.");
    }
  }
}
