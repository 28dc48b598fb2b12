package org.voltide.csms.certificates;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.voltide.csms.authorities.DistrustList;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.platform.Settings;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.pki.trust.Distrust;
import org.voltide.pki.validation.ClientValidation;
import org.voltide.pki.validation.Subject;
import org.voltide.pki.validation.Verdict;

/**
 * Whose the certificates are that stations show (OCPP 2.1 A00.FR.403 to 407, 429). A certificate
 * names the operator as its organization and the station by its id or serial number; one that names
 * it otherwise is bound to the station that shows it first, when nothing else is known of that
 * station; one that Voltide issued to the station it was issued to. Each belongs to one station
 * only. Thread-safe; blocks.
 */
@Singleton
public class StationCertificates {

  /** What is known of a station and a name. */
  private static final String KNOWN =
      """
      select s.serial_number, s.serial_number is null
               and not exists (select from station_certificate c where c.station_id = s.id)
               and not exists (select from station o
                                where o.id <> s.id and ? in (o.id, o.serial_number))
               and not exists (select from station_certificate c
                                where c.station_id <> s.id and c.common_name = ?) as is_free,
             exists (select from station_certificate c
                      where c.station_id = s.id and (c.common_name = ? or c.fingerprint = ?))
               as is_bound,
             exists (select from own_certificate o
                      where o.fingerprint = ? and o.revoked_at is not null) as is_revoked,
             exists (select from station_certificate c
                      where c.fingerprint = ? and c.void_since is not null) as is_void
        from station s where s.id = ?
      """;

  /** Changes no row when the certificate is another station's. */
  private static final String BIND =
      """
      insert into station_certificate as c
             (fingerprint, station_id, common_name, valid_until, first_used_at, last_used_at)
      values (?, ?, ?, ?, ?, ?)
      on conflict (fingerprint) do update
         set first_used_at = coalesce(c.first_used_at, excluded.first_used_at),
             last_used_at = excluded.last_used_at
       where c.station_id = excluded.station_id
      """;

  /** A serial number is only what a station says of itself: it counts while nobody else has it. */
  private static final String NAMED =
      """
      select 1 as one from station s
       where s.id = ?
         and (s.id = ? or s.serial_number = ?
              and not exists (select from station o
                               where o.id <> s.id and ? in (o.id, o.serial_number))
              and not exists (select from station_certificate c
                               where c.station_id <> s.id and c.common_name = ?))
      """;

  private static final String ISSUED =
      """
      insert into station_certificate (fingerprint, station_id, common_name, valid_until)
      values (decode(?, 'hex'), ?, ?, ?)
      """;

  private final Database database;
  private final String operator;
  private final Clock realTime;
  private final DistrustList distrust;
  private volatile Set<X509Certificate> roots = Set.of();

  @Inject
  StationCertificates(Database database, Settings settings) {
    this(database, settings.operator().name(), Clock.systemUTC());
  }

  /** For use without the application. */
  public StationCertificates(Database database, String operator, Clock realTime) {
    this.database = database;
    this.operator = operator;
    this.realTime = realTime;
    this.distrust = new DistrustList(database);
  }

  /** What {@link #judge} finds. */
  public sealed interface Finding {

    /**
     * The certificate is this station's.
     *
     * @param expired and nothing else is wrong with it
     */
    record Own(boolean expired) implements Finding {}

    /**
     * It is not, or cannot be trusted.
     *
     * @param reason one sentence for an operator
     */
    record Refused(String reason) implements Finding {}
  }

  private record Known(
      String serialNumber, boolean isFree, boolean isBound, boolean isRevoked, boolean isVoid) {
    static Known of(Row row) {
      return new Known(
          row.maybeText("serial_number").orElse(""),
          row.flag("is_free"),
          row.flag("is_bound"),
          row.flag("is_revoked"),
          row.flag("is_void"));
    }
  }

  /** Whom to trust from now on; until it is called first, nobody. */
  public void trust(Set<X509Certificate> roots) {
    this.roots = Set.copyOf(roots);
  }

  /**
   * Judges what a station shows, and binds it to that station when it is its own.
   *
   * @param chain its own certificate first; it has proved to hold the key
   */
  public Finding judge(String stationId, List<X509Certificate> chain) {
    Distrust distrusted = distrust.now();
    ClientValidation validation = new ClientValidation(distrusted.without(roots));
    return switch (validation.judge(chain, realTime.instant())) {
      case Verdict.Invalid(String reason) -> new Finding.Refused(reason);
      case Verdict _ when distrusted.in(chain).isPresent() ->
          new Finding.Refused("the certificate is of an authority that is distrusted");
      case Verdict.Valid(X509Certificate certificate) -> whose(stationId, certificate, false);
      case Verdict.Expired(X509Certificate certificate, Instant _) ->
          whose(stationId, certificate, true);
    };
  }

  /** Whether a station may be issued a certificate of this name. */
  public boolean mayBeNamed(Statements statements, String stationId, String commonName) {
    return !statements
        .query(
            NAMED,
            row -> row.whole("one"),
            stationId,
            commonName,
            commonName,
            commonName,
            commonName)
        .isEmpty();
  }

  /** From now on this certificate is this station's, whatever others say of themselves. */
  public void issued(
      Statements statements,
      String stationId,
      String commonName,
      StationAuthority.Issued certificate) {
    statements.update(
        ISSUED, certificate.fingerprint(), stationId, commonName, certificate.validUntil());
  }

  private Finding whose(String stationId, X509Certificate certificate, boolean expired) {
    Subject subject = Subject.of(certificate);
    if (!subject.organizations().contains(operator)) {
      return new Finding.Refused("the certificate is not of the organization " + operator);
    }
    if (subject.commonNames().size() != 1) {
      return new Finding.Refused("the certificate has not exactly one common name");
    }
    String name = StorableText.of(subject.commonNames().iterator().next());
    byte[] fingerprint = fingerprint(certificate);
    List<Known> found =
        database.query(
            KNOWN, Known::of, name, name, name, fingerprint, fingerprint, fingerprint, stationId);
    if (found.stream().anyMatch(Known::isRevoked)) {
      return new Finding.Refused("the certificate is revoked");
    }
    if (found.stream().anyMatch(Known::isVoid)) {
      return new Finding.Refused("the certificate is of before its station was stolen");
    }
    boolean isItsName =
        found.stream()
            .anyMatch(
                known ->
                    name.equals(stationId)
                        || name.equals(known.serialNumber())
                        || known.isBound()
                        || (known.isFree() && !expired));
    if (!isItsName) {
      return new Finding.Refused("the certificate names " + name + ", not this station");
    }
    return bind(stationId, name, fingerprint, certificate)
        ? new Finding.Own(expired)
        : new Finding.Refused("the certificate is another station's");
  }

  private boolean bind(
      String stationId, String name, byte[] fingerprint, X509Certificate certificate) {
    Instant now = realTime.instant();
    return database.update(
            BIND, fingerprint, stationId, name, certificate.getNotAfter().toInstant(), now, now)
        > 0;
  }

  static byte[] fingerprint(X509Certificate certificate) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate that was validated cannot be encoded", e);
    }
  }
}
