package org.voltide.csms.contractpool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.provisioning.AnswerVerifier;
import org.voltide.pki.provisioning.Edition;
import org.voltide.pki.provisioning.Refusal;
import org.voltide.pki.provisioning.Verification;

/**
 * Answers for cars that providers had signed elsewhere beforehand: a whole
 * CertificateInstallationRes for each contract and edition, verified when it is delivered, and
 * given instead of one that is made here. Blocks. Thread-safe.
 */
@Singleton
class SignedContracts {
  private static final String MESSAGE = "CertificateInstallationRes";

  private final Database database;
  private final ContractPool pool;
  private final Schemas schemas;
  private final ProviderTrust trust;
  private final GivenAnswers given;
  private final SecurityReports reports;
  private final Clock realTime;

  @Inject
  SignedContracts(
      Database database,
      ContractPool pool,
      Schemas schemas,
      ProviderTrust trust,
      GivenAnswers given,
      SecurityReports reports) {
    this.database = database;
    this.pool = pool;
    this.schemas = schemas;
    this.trust = trust;
    this.given = given;
    this.reports = reports;
    this.realTime = Clock.systemUTC();
  }

  /**
   * What was delivered, as the API shows it.
   *
   * @param validUntil when the first of its certificates ends
   */
  record Delivered(
      String iso15118SchemaVersion, Instant validUntil, String deliveredBy, Instant deliveredAt) {
    static Delivered of(Row row) {
      return new Delivered(
          row.text("schema_version"),
          row.instant("valid_until"),
          row.text("delivered_by"),
          row.instant("delivered_at"));
    }
  }

  /** What there is for a contract, by edition. */
  List<Delivered> of(UUID contract) {
    return database.query(
        "select * from signed_contract where contract_id = ? order by schema_version",
        Delivered::of,
        contract);
  }

  /** Whether any contract has an answer of that edition. */
  boolean isAny(String schemaVersion, Instant now) {
    return !database
        .query(
            "select from signed_contract where schema_version = ? and valid_until > ? limit 1",
            _ -> true,
            schemaVersion,
            now)
        .isEmpty();
  }

  /** The EXI of a contract's answer, while all its certificates are in force. */
  Optional<byte[]> find(UUID contract, String schemaVersion, Instant now) {
    return database
        .query(
            """
            select exi from signed_contract
             where contract_id = ? and schema_version = ? and valid_until > ?
            """,
            row -> row.bytes("exi"),
            contract,
            schemaVersion,
            now)
        .stream()
        .findFirst();
  }

  /**
   * Takes an answer; one of the same edition that was there is replaced.
   *
   * @param exi CertificateInstallationRes in base64
   * @throws Problem 404; 409 when the contract has ended or schemas are missing; 422 with all that
   *     is wrong with the answer, which the security log has, too
   */
  void deliver(UUID id, String schemaVersion, String exi, String who) {
    Contract contract = pool.find(id);
    Edition edition =
        Stream.of(Edition.values())
            .filter(one -> one.schemaVersion().equals(schemaVersion))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.invalid(
                        "/iso15118SchemaVersion", "This edition of ISO 15118 is not known."));
    if (!(schemas.now() instanceof Exi.Ready(Exi codecs))) {
      throw Problem.conflict("Nothing can be verified yet: ISO's schemas are missing.");
    }
    Instant now = realTime.instant();
    var verifier = new AnswerVerifier(codecs, trust.services(), trust.contracts());
    Verification found =
        switch (verifier.verify(edition, exi, now)) {
          case AnswerVerifier.Unverifiable(Refusal refusal) ->
              throw refused(contract, who, refusal.reason());
          case AnswerVerifier.Verified(Verification verification) -> verification;
        };
    objection(contract, found)
        .ifPresent(
            why -> {
              throw refused(contract, who, why);
            });
    keep(contract, found, Base64.getMimeDecoder().decode(exi), who, now);
    given.forget(contract.emaid());
  }

  private Optional<String> objection(Contract contract, Verification found) {
    if (!found.isRight()) {
      return Optional.of(
          found.faults().stream().map(Refusal::reason).collect(Collectors.joining("; ")));
    }
    if (!found.message().equals(MESSAGE)) {
      return Optional.of("it is a %s, not a %s".formatted(found.message(), MESSAGE));
    }
    if (!Emaid.of(found.emaid()).equals(Emaid.of(contract.emaid()))) {
      return Optional.of("it is for the contract " + found.emaid());
    }
    return trust.isDistrusted(certificates(found).toList())
        ? Optional.of("one of its certificates is of an authority that is distrusted")
        : Optional.empty();
  }

  private static Stream<X509Certificate> certificates(Verification found) {
    return Stream.of(found.contract(), found.service()).flatMap(Collection::stream);
  }

  private Problem refused(Contract contract, String who, String why) {
    reports.found(
        Optional.empty(),
        "SignedContractRefused",
        Severity.WARNING,
        "%s of %s: %s".formatted(contract.emaid(), who, why));
    return Problem.invalid("/certificateInstallationRes", "It is not taken: %s.".formatted(why));
  }

  private void keep(Contract contract, Verification found, byte[] exi, String who, Instant now) {
    Instant until =
        certificates(found)
            .map(certificate -> certificate.getNotAfter().toInstant())
            .min(Instant::compareTo)
            .orElseThrow();
    database.transact(
        statements -> {
          pool.demandInForce(statements, contract.id(), contract.pcid());
          statements.update(
              """
              insert into signed_contract
                     (contract_id, schema_version, exi, valid_until, delivered_by, delivered_at)
              values (?, ?, ?, ?, ?, ?)
              on conflict (contract_id, schema_version) do update
                 set exi = excluded.exi, valid_until = excluded.valid_until,
                     delivered_by = excluded.delivered_by, delivered_at = excluded.delivered_at
              """,
              contract.id(),
              found.edition().schemaVersion(),
              exi,
              until,
              who,
              now);
          note(statements, contract, found.contract().getFirst(), who, now);
        });
  }

  /**
   * So that it counts no longer when the contract ends, whatever its issuer says. One that is
   * delivered again, because the car has the contract again, counts again.
   */
  private static void note(
      Statements statements, Contract contract, X509Certificate leaf, String who, Instant now) {
    statements.update(
        """
        insert into contract_certificate
               (contract_id, issuer, serial_number, given_to, issued_at, valid_until, is_foreign)
        values (?, ?, ?, ?, ?, ?, true)
        on conflict (issuer, serial_number) do update
           set contract_id = excluded.contract_id, replaced_at = null
         where contract_certificate.is_foreign
        """,
        contract.id(),
        leaf.getIssuerX500Principal().getName(),
        leaf.getSerialNumber().toString(16),
        who,
        now,
        leaf.getNotAfter().toInstant());
  }
}
