package org.voltide.csms.stationcertificates;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.certificates.CertificateHashDataChain;
import org.voltide.ocpp.message.certificates.DeleteCertificateRequest;
import org.voltide.ocpp.message.certificates.DeleteCertificateStatus;
import org.voltide.ocpp.message.certificates.GetCertificateIdUse;
import org.voltide.ocpp.message.certificates.GetInstalledCertificateIdsRequest;
import org.voltide.ocpp.message.certificates.InstallCertificateRequest;
import org.voltide.ocpp.message.certificates.InstallCertificateStatus;
import org.voltide.ocpp.message.certificates.InstallCertificateUse;
import org.voltide.ocpp.message.type.CertificateHashData;

/** What stations have installed (OCPP 2.1 M03 to M05). Blocks. */
@Singleton
class InstalledCertificates {
  private static final String TOLD =
      "insert into certificate_inventory (station_id, told_at) values (?, ?)"
          + " on conflict (station_id) do update set told_at = excluded.told_at";

  private final Database database;
  private final Commands commands;
  private final Clock clock;

  InstalledCertificates(Database database, Commands commands, Clock clock) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
  }

  /** As far as the station said. */
  List<InstalledCertificate> of(String stationId) {
    return database.query(
        "select * from installed_certificate where station_id = ?"
            + " order by certificate_type, serial_number",
        InstalledCertificate::of,
        stationId);
  }

  /**
   * Asks the station for everything.
   *
   * @throws Problem as {@link Commands#ask}
   */
  List<InstalledCertificate> refresh(String stationId) {
    return refresh(stationId, List.of());
  }

  /**
   * Asks the station.
   *
   * @param types which certificates it is asked for; all when empty
   * @return all that are known of then
   * @throws Problem as {@link Commands#ask}
   */
  List<InstalledCertificate> refresh(String stationId, List<GetCertificateIdUse> types) {
    var answer =
        commands.ask(
            stationId, new GetInstalledCertificateIdsRequest(types.isEmpty() ? null : types, null));
    List<CertificateHashDataChain> told =
        Optional.ofNullable(answer.certificateHashDataChain()).orElse(List.of());
    Instant now = clock.instant();
    database.transact(
        statements -> {
          statements.update(
              "delete from installed_certificate where station_id = ?"
                  + " and (cardinality(?) = 0 or certificate_type = any(?))",
              stationId,
              names(types),
              names(types));
          statements.batch(
              "insert into installed_certificate (id, station_id, certificate_type,"
                  + " hash_algorithm, issuer_name_hash, issuer_key_hash, serial_number, children,"
                  + " child_serial_numbers, seen_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              told.stream().map(chain -> row(stationId, chain, now)).toList());
          if (types.isEmpty()) {
            statements.update(TOLD, stationId, now);
          }
        });
    return of(stationId);
  }

  private static String[] names(List<GetCertificateIdUse> types) {
    return types.stream().map(GetCertificateIdUse::name).toArray(String[]::new);
  }

  private static Object[] row(String stationId, CertificateHashDataChain chain, Instant now) {
    CertificateHashData hash = chain.certificateHashData();
    List<CertificateHashData> children =
        Optional.ofNullable(chain.childCertificateHashData()).orElse(List.of());
    return new Object[] {
      UUID.randomUUID(),
      stationId,
      chain.certificateType().name(),
      hash.hashAlgorithm().name(),
      StorableText.of(hash.issuerNameHash()),
      StorableText.of(hash.issuerKeyHash()),
      serial(hash),
      children.size(),
      children.stream().map(InstalledCertificates::serial).toArray(String[]::new),
      now
    };
  }

  private static String serial(CertificateHashData hash) {
    return StorableText.of(hash.serialNumber());
  }

  /**
   * @param pem a root of the use
   * @throws Problem as {@link Commands#ask}, and 502 when the station would not
   */
  void install(String stationId, InstallCertificateUse use, String pem) {
    var answer = commands.ask(stationId, new InstallCertificateRequest(use, pem, null));
    if (answer.status() != InstallCertificateStatus.Accepted) {
      throw Outcomes.refused(stationId, answer.status(), answer.statusInfo());
    }
  }

  /**
   * @throws Problem as {@link Commands#ask}, 404, and 502 when the station would not
   */
  void delete(String stationId, UUID id) {
    InstalledCertificate known =
        of(stationId).stream()
            .filter(certificate -> certificate.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("installed certificate", id));
    delete(stationId, known);
  }

  /** The same for one of {@link #of}. */
  void delete(String stationId, InstalledCertificate known) {
    var answer = commands.ask(stationId, new DeleteCertificateRequest(known.hashData(), null));
    if (answer.status() == DeleteCertificateStatus.Failed) {
      throw Outcomes.refused(stationId, answer.status(), answer.statusInfo());
    }
    database.update("delete from installed_certificate where id = ?", known.id());
  }
}
