package org.voltide.csms.authorities;

import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.trust.Distrust;

/** Keeps the authorities that operators trust. Blocks. Thread-safe. */
@Singleton
public class Authorities {
  private static final int MOST = 500;

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

  /**
   * Whom contracts are judged by, as it was while {@link #version} was the same.
   *
   * @param issuers who may issue contracts; whom nobody is to believe is not left out
   */
  public record ContractTrust(long version, Distrust distrust, Set<X509Certificate> issuers) {
    public ContractTrust {
      issuers = Set.copyOf(issuers);
    }
  }

  /** As it is now. */
  public ContractTrust contractTrust() {
    // The version comes first: what changes meanwhile makes it too old, never too new.
    long version = database.inTransaction(Authorities::version);
    return new ContractTrust(version, distrust(), stored(Purpose.CONTRACTS));
  }

  /** Changes in the same transaction as whom anybody trusts or distrusts. */
  public static long version(Statements statements) {
    return statements
        .query("select version from trust_version", row -> row.big("version"))
        .getFirst();
  }

  /** Lets nobody else change whom anybody trusts or distrusts until this transaction ends. */
  static void hold(Statements statements) {
    var _ =
        statements.query("select version from trust_version for update", row -> row.big("version"));
  }

  /** Who may issue certificates to cars. */
  public Set<X509Certificate> forVehicles() {
    return trusted(Purpose.VEHICLES);
  }

  /** Who may issue certificates to charging stations. */
  public Set<X509Certificate> forStations() {
    return trusted(Purpose.STATIONS);
  }

  /**
   * One that an operator trusts for anything, distrusted or not.
   *
   * @param id SHA-256 of its certificate, hexadecimal
   */
  public Optional<X509Certificate> find(String id) {
    return database
        .query("select certificate from authority where fingerprint = ?", StoredCertificate::of, id)
        .stream()
        .findFirst();
  }

  /** Who may issue provisioning services. */
  public Set<X509Certificate> forProvisioning() {
    return trusted(Purpose.PROVISIONING);
  }

  /** How many of those that are trusted for anything end within a time. */
  public long ending(Instant now, Duration within) {
    return database
        .query(
            """
            select count(distinct fingerprint) as n from authority a
             where valid_until > ? and valid_until < ?
               and not exists (select from distrusted_authority d
                                where d.fingerprint = a.fingerprint)
            """,
            row -> row.big("n"),
            now,
            now.plus(within))
        .getFirst();
  }

  private Set<X509Certificate> trusted(Purpose purpose) {
    return distrust().without(stored(purpose));
  }

  private Set<X509Certificate> stored(Purpose purpose) {
    return database
        .query(
            "select certificate from authority where purpose = ?",
            StoredCertificate::of,
            purpose.name())
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Who issued a certificate, when an operator trusts it for anything. */
  public Optional<X509Certificate> issuerOf(CertificateId id) {
    Set<X509Certificate> known =
        database.query("select certificate from authority", StoredCertificate::of).stream()
            .collect(Collectors.toUnmodifiableSet());
    return distrust().without(known).stream().filter(id::isIssuedBy).findFirst();
  }

  /** Whom nobody is to believe, be it one of these or of this installation's own. */
  public Distrust distrust() {
    return new DistrustList(database).now();
  }

  /** What the operator chose for contracts below an authority; refused below one nobody knows. */
  public WhenSilent whenSilent(X509Certificate authority) {
    return database
        .query(
            "select when_silent from authority where fingerprint = ? and purpose = 'CONTRACTS'",
            row -> WhenSilent.valueOf(row.text("when_silent")),
            StoredCertificate.fingerprint(authority))
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
        "select * from authority order by subject, fingerprint, purpose",
        row ->
            new Authority(
                row.text("fingerprint"),
                Purpose.valueOf(row.text("purpose")),
                row.text("subject"),
                row.instant("valid_until"),
                row.instant("added_at"),
                row.text("ecosystem"),
                row.flag("is_listed"),
                WhenSilent.valueOf(row.text("when_silent"))));
  }

  /**
   * Trusts authorities from now on, for this purpose and those that they were trusted for before;
   * what a list of roots brought stays though the list has it no more.
   *
   * @throws Problem 409 when one is distrusted, or there would be too many
   */
  void trust(Purpose purpose, List<X509Certificate> certificates) {
    distrust()
        .in(certificates)
        .ifPresent(
            one -> {
              throw Problem.conflict(
                  "%s is distrusted: trust it again first."
                      .formatted(one.getSubjectX500Principal()));
            });
    database.transact(
        statements -> {
          for (X509Certificate certificate : certificates) {
            statements.update(
                """
                insert into authority
                       (fingerprint, purpose, subject, certificate, valid_until, added_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (fingerprint, purpose) do update set is_listed = false
                """,
                StoredCertificate.fingerprint(certificate),
                purpose.name(),
                certificate.getSubjectX500Principal().getName(),
                StoredCertificate.encoded(certificate),
                certificate.getNotAfter().toInstant(),
                clock.instant());
          }
          checkCount(statements);
        });
  }

  /**
   * Trusts an authority for all that another one is trusted for.
   *
   * @throws Problem 409 when there would be too many
   */
  public void follow(X509Certificate old, X509Certificate next) {
    String id = StoredCertificate.fingerprint(old);
    list().stream()
        .filter(one -> one.id().equals(id))
        .forEach(one -> trust(one.purpose(), List.of(next)));
  }

  /** Trusts an authority for nothing any more. */
  public void forget(X509Certificate authority) {
    database.update(
        "delete from authority where fingerprint = ?", StoredCertificate.fingerprint(authority));
  }

  /**
   * @throws Problem 409
   */
  static void checkCount(Statements statements) {
    long count =
        statements.query("select count(*) as n from authority", row -> row.big("n")).getFirst();
    if (count > MOST) {
      throw Problem.conflict("No more than %d authorities are kept.".formatted(MOST));
    }
  }

  /**
   * Trusts an authority no longer; those below it may be trusted still.
   *
   * @param purpose the one, or all when absent
   * @throws Problem 404
   */
  void forget(String id, Optional<Purpose> purpose) {
    String only = purpose.map(Purpose::name).orElse("");
    if (database.update(
            "delete from authority where fingerprint = ? and ? in ('', purpose)", id, only)
        == 0) {
      throw Problem.notFound("authority", id);
    }
  }
}
