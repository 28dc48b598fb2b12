package org.voltide.csms.procedures.theft;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.csms.certificates.OwnRoot;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.procedures.Procedure;
import org.voltide.csms.procedures.Procedure.Kind;
import org.voltide.csms.procedures.Procedures;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.Severity;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/**
 * Reports stations as stolen and as found. What makes a stolen station harmless is committed with
 * the report; certificates are revoked after it, again and again until all are. Blocks.
 * Thread-safe.
 */
@Singleton
class Thefts {
  /** 20 characters, which are the 40 hexadecimal digits of an AuthorizationKey in OCPP 1.6. */
  private static final int PASSWORD_BYTES = 15;

  private static final List<String> VOID =
      List.of(
          "update station set password_salt = null, password_hash = null where id = ?",
          "delete from password_proposal where station_id = ?",
          "delete from certificate_order where station_id = ?",
          "delete from issued_certificate where station_id = ? and state = 'ISSUED'");

  private static final String TO_REVOKE =
      """
      select issuer, serial_number from own_certificate
       where station_id = ? and revoked_at is null and issued_at <= ? and valid_until > ?
         and issuer not like 'upstream %'
      """;

  /** It comes back by its password, over TLS where it was asked for more than that. */
  private static final String WELCOME =
      """
      update station set password_salt = ?, password_hash = ?,
             minimum_security_profile = greatest(1, least(2, minimum_security_profile))
       where id = ?
      """;

  private final Database database;
  private final Procedures procedures;
  private final OwnCertificates certificates;
  private final OwnAuthorities authorities;
  private final StolenStations stolen;
  private final SecurityLog log;
  private final Clock realTime;

  @Inject
  Thefts(
      Database database,
      Procedures procedures,
      OwnCertificates certificates,
      OwnAuthorities authorities,
      StolenStations stolen,
      SecurityLog log) {
    this(database, procedures, certificates, authorities, stolen, log, Clock.systemUTC());
  }

  Thefts(
      Database database,
      Procedures procedures,
      OwnCertificates certificates,
      OwnAuthorities authorities,
      StolenStations stolen,
      SecurityLog log,
      Clock realTime) {
    this.database = database;
    this.procedures = procedures;
    this.certificates = certificates;
    this.authorities = authorities;
    this.stolen = stolen;
    this.log = log;
    this.realTime = realTime;
  }

  private record Issued(String issuer, String serialNumber) {}

  /**
   * Refuses a station from now on and takes back what it has. Reported again it changes nothing.
   *
   * @throws Problem 404
   */
  Theft report(String stationId, @Nullable String note, String who) {
    boolean isNew = database.inTransaction(statements -> begin(statements, stationId, note, who));
    stolen.add(stationId);
    Procedure theft = procedures.open(Kind.THEFT, stationId).orElseThrow();
    if (isNew) {
      found(stationId, "StationReportedStolen", who);
      revoke(theft);
    }
    return Theft.of(procedures.find(Kind.THEFT, theft.id()));
  }

  private boolean begin(
      Statements statements, String stationId, @Nullable String note, String who) {
    Instant now = realTime.instant();
    Holdings holdings =
        Holdings.of(statements, stationId, now)
            .orElseThrow(() -> Problem.notFound("station", stationId));
    boolean isNew =
        procedures
            .begin(
                statements,
                new Procedures.Beginning(
                    Kind.THEFT,
                    stationId,
                    Theft.State.STOLEN,
                    note,
                    holdings,
                    who,
                    TheftStep.of(holdings, who, now)))
            .isPresent();
    if (isNew) {
      VOID.forEach(sql -> statements.update(sql, stationId));
      statements.update(
          "update station_certificate set void_since = ?"
              + " where station_id = ? and void_since is null",
          now,
          stationId);
    }
    return isNew;
  }

  /** Goes on with what could not be revoked before. */
  void goOn() {
    procedures.withOpen(Kind.THEFT, TheftStep.CERTIFICATES).forEach(this::revoke);
  }

  private void revoke(Procedure theft) {
    List<String> problems = new ArrayList<>();
    database
        .query(
            TO_REVOKE,
            row -> new Issued(row.text("issuer"), row.text("serial_number")),
            theft.subject(),
            theft.openedAt(),
            realTime.instant())
        .forEach(issued -> revoke(issued, theft.openedBy()).ifPresent(problems::add));
    procedures.saw(
        theft.id(),
        TheftStep.CERTIFICATES,
        problems.isEmpty(),
        theft.openedBy(),
        String.join(" ", problems.stream().distinct().toList()));
  }

  /** Why not; empty when it is. */
  private Optional<String> revoke(Issued issued, String who) {
    try {
      if (Arrays.stream(OwnRoot.values()).noneMatch(root -> root.name().equals(issued.issuer()))) {
        authorities.revoke(issued.issuer(), issued.serialNumber(), CRLReason.KEY_COMPROMISE, who);
      }
      certificates.revoke(issued.issuer(), issued.serialNumber(), CRLReason.KEY_COMPROMISE);
      return Optional.empty();
    } catch (Problem notNow) {
      return Optional.of("%s: %s".formatted(issued.issuer(), notNow.getMessage()));
    }
  }

  /**
   * Lets a station in again, with a password that only who asks is told.
   *
   * @throws Problem 404, or 409 when it was found before or is not registered any more
   */
  String found(UUID id, String who) {
    Procedure theft = procedures.find(Kind.THEFT, id);
    String password = SecretFile.random(PASSWORD_BYTES);
    PasswordHash hash =
        PasswordHash.of(password.getBytes(StandardCharsets.UTF_8), PasswordHash.Cost.STATION);
    database.transact(
        statements -> {
          procedures.close(statements, id, Theft.State.FOUND, who);
          statements.update("delete from password_proposal where station_id = ?", theft.subject());
          if (statements.update(WELCOME, hash.salt(), hash.hash(), theft.subject()) == 0) {
            throw Problem.conflict(
                "Station %s is not registered any more.".formatted(theft.subject()));
          }
        });
    stolen.remove(theft.subject());
    found(theft.subject(), "StolenStationFound", who);
    return password;
  }

  private void found(String stationId, String type, String who) {
    log.found(Optional.of(stationId), type, Severity.CRITICAL, "Says " + who);
  }
}
