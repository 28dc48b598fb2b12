package org.voltide.csms.contractpool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.trust.ChainJudge;
import org.voltide.pki.trust.ChainVerdict;
import org.voltide.pki.validation.Subject;

/**
 * Provisioning certificates of cars as their manufacturers told, by PCID: what who signs contracts
 * elsewhere encrypts for. One that was withdrawn gets no contracts. Blocks. Thread-safe.
 */
@Singleton
class ProvisioningCertificates {
  private static final int MOST_SHOWN = 200;
  private static final int BITS_OF_ISO_2 = 256;

  private final Database database;
  private final CarTrust cars;
  private final SecurityReports reports;
  private final Clock realTime;

  @Inject
  ProvisioningCertificates(Database database, CarTrust cars, SecurityReports reports) {
    this.database = database;
    this.cars = cars;
    this.reports = reports;
    this.realTime = Clock.systemUTC();
  }

  /**
   * A car's certificate, as the API shows it.
   *
   * @param id SHA-256, hexadecimal
   * @param pcid capital letters and digits
   * @param chain PEM, it first
   */
  record ProvisioningCertificate(
      String id,
      String pcid,
      String chain,
      Instant validUntil,
      String addedBy,
      Instant addedAt,
      @Nullable Instant withdrawnAt) {
    static ProvisioningCertificate of(Row row) {
      return new ProvisioningCertificate(
          row.text("fingerprint"),
          row.text("pcid"),
          row.text("chain"),
          row.instant("valid_until"),
          row.text("added_by"),
          row.instant("added_at"),
          row.maybeInstant("withdrawn_at").orElse(null));
    }
  }

  /** The newest first; of one car or of all. */
  List<ProvisioningCertificate> list(@Nullable String pcid) {
    return database.query(
        """
        select * from provisioning_certificate where (?::text is null or pcid = ?)
         order by added_at desc, fingerprint limit ?
        """,
        ProvisioningCertificate::of,
        pcid,
        pcid,
        MOST_SHOWN);
  }

  /**
   * Adds one; one that is there stays as it is.
   *
   * @param chain it first
   * @throws Problem 422 when no manufacturer that is trusted issued it for a car, which is in the
   *     security log, too
   */
  ProvisioningCertificate add(List<X509Certificate> chain, String who) {
    Instant now = realTime.instant();
    X509Certificate leaf = chain.getFirst();
    String pcid = Pcid.of(Subject.of(leaf).commonNames().stream().findFirst().orElse(""));
    if (judge(leaf).judge(chain, Role.PROVISIONING, now)
        instanceof ChainVerdict.Refused(var _, String reason)) {
      throw refused(pcid, reason, who);
    }
    if (pcid.isEmpty()) {
      throw refused(pcid, "It names no car", who);
    }
    String id = fingerprint(leaf);
    database.update(
        """
        insert into provisioning_certificate
               (fingerprint, pcid, chain, valid_until, added_by, added_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        id,
        pcid,
        chain.stream().map(ProvisioningCertificates::pem).collect(Collectors.joining()),
        leaf.getNotAfter().toInstant(),
        who,
        now);
    return find(id);
  }

  private Problem refused(String pcid, String reason, String who) {
    reports.found(
        Optional.empty(),
        "ProvisioningCertificateRefused",
        Severity.WARNING,
        "%s of %s: %s".formatted(pcid, who, reason));
    return Problem.invalid("/chain", reason + ".");
  }

  private ChainJudge judge(X509Certificate leaf) {
    boolean isIso2 =
        leaf.getPublicKey() instanceof ECPublicKey key
            && key.getParams().getOrder().bitLength() == BITS_OF_ISO_2;
    return new ChainJudge(
        cars.store(),
        isIso2 ? ProfilePack.ISO_15118_2 : ProfilePack.ISO_15118_20,
        (certificate, _) -> cars.isRevoked(List.of(certificate)));
  }

  /**
   * Has it get no contracts any more.
   *
   * @throws Problem 404
   */
  ProvisioningCertificate withdraw(String id) {
    database.update(
        """
        update provisioning_certificate set withdrawn_at = ?
         where fingerprint = ? and withdrawn_at is null
        """,
        realTime.instant(),
        id);
    return find(id);
  }

  boolean isWithdrawn(X509Certificate certificate) {
    return !database
        .query(
            "select from provisioning_certificate"
                + " where fingerprint = ? and withdrawn_at is not null",
            _ -> true,
            fingerprint(certificate))
        .isEmpty();
  }

  private ProvisioningCertificate find(String id) {
    return database
        .query(
            "select * from provisioning_certificate where fingerprint = ?",
            ProvisioningCertificate::of,
            id)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("provisioning certificate", id));
  }

  private static String pem(X509Certificate certificate) {
    try {
      return Pem.of(certificate);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate that was read cannot be written", e);
    }
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate that was read cannot be written", e);
    }
  }
}
