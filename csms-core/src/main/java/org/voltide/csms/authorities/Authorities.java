package org.voltide.csms.authorities;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.pki.revocation.CertificateId;

/** Keeps the authorities that operators trust. Blocks. Thread-safe. */
@Singleton
public class Authorities {
  private static final int MOST = 200;

  private final Database database;
  private final Clock clock;

  public Authorities(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Who may issue contracts. */
  public Set<X509Certificate> forContracts() {
    return trusted(Purpose.CONTRACTS);
  }

  /** Who may issue certificates to cars. */
  public Set<X509Certificate> forVehicles() {
    return trusted(Purpose.VEHICLES);
  }

  /** Who may issue certificates to charging stations. */
  public Set<X509Certificate> forStations() {
    return trusted(Purpose.STATIONS);
  }

  private Set<X509Certificate> trusted(Purpose purpose) {
    return database
        .query(
            "select certificate from authority where purpose = ?",
            Authorities::certificate,
            purpose.name())
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Who issued a certificate, when an operator trusts it for anything. */
  public Optional<X509Certificate> issuerOf(CertificateId id) {
    return database.query("select certificate from authority", Authorities::certificate).stream()
        .filter(id::isIssuedBy)
        .findFirst();
  }

  /** What the operator chose for contracts below an authority; refused below one nobody knows. */
  public WhenSilent whenSilent(X509Certificate authority) {
    return database
        .query(
            "select when_silent from authority where fingerprint = ?",
            row -> WhenSilent.valueOf(row.text("when_silent")),
            fingerprint(authority))
        .stream()
        .findFirst()
        .orElse(WhenSilent.REFUSE);
  }

  /**
   * @throws Problem 404
   */
  void choose(String id, WhenSilent whenSilent) {
    if (database.update(
            "update authority set when_silent = ? where fingerprint = ?", whenSilent.name(), id)
        == 0) {
      throw Problem.notFound("authority", id);
    }
  }

  List<Authority> list() {
    return database.query(
        "select * from authority order by subject, fingerprint",
        row ->
            new Authority(
                row.text("fingerprint"),
                Purpose.valueOf(row.text("purpose")),
                row.text("subject"),
                row.instant("valid_until"),
                row.instant("added_at"),
                WhenSilent.valueOf(row.text("when_silent"))));
  }

  /**
   * Trusts authorities from now on; for a purpose other than before, only for the new one.
   *
   * @throws Problem 422 when one is no authority, 409 when there would be too many
   */
  void trust(Purpose purpose, List<X509Certificate> certificates) {
    database.transact(
        statements -> {
          for (X509Certificate certificate : certificates) {
            statements.update(
                """
                insert into authority
                       (fingerprint, purpose, subject, certificate, valid_until, added_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (fingerprint) do update set purpose = excluded.purpose
                """,
                fingerprint(certificate),
                purpose.name(),
                certificate.getSubjectX500Principal().getName(),
                encoded(certificate),
                certificate.getNotAfter().toInstant(),
                clock.instant());
          }
          long count =
              statements
                  .query("select count(*) as n from authority", row -> row.big("n"))
                  .getFirst();
          if (count > MOST) {
            throw Problem.conflict("No more than %d authorities are kept.".formatted(MOST));
          }
        });
  }

  /**
   * @throws Problem 404
   */
  void distrust(String id) {
    if (database.update("delete from authority where fingerprint = ?", id) == 0) {
      throw Problem.notFound("authority", id);
    }
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded(certificate)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateException e) {
      throw new IllegalStateException("A certificate that was read cannot be written", e);
    }
  }

  private static X509Certificate certificate(Row row) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(row.bytes("certificate")));
    } catch (CertificateException e) {
      throw new IllegalStateException("a stored certificate cannot be read", e);
    }
  }
}
