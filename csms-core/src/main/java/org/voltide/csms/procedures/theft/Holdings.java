package org.voltide.csms.procedures.theft;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/**
 * What a station held when it was stolen, as far as Voltide knows.
 *
 * @param password whether it had one
 * @param certificates in force, issued to it or shown by it
 * @param roots how many roots it said to have installed
 * @param localListEntries drivers' tokens on its local authorization list
 * @param contracts how many contracts cars were given through it that are in force; each is
 *     encrypted for its car
 * @param openSessions that had not ended
 * @param iccid of its SIM card
 */
record Holdings(
    boolean password,
    List<Certificate> certificates,
    int roots,
    int localListEntries,
    int contracts,
    int openSessions,
    @Nullable String iccid,
    @Nullable String imsi) {

  private static final String STATION =
      """
      select s.password_hash is not null
               or exists (select from password_proposal p where p.station_id = s.id) as password,
             (select count(*)::int from installed_certificate i
               where i.station_id = s.id and i.certificate_type like '%RootCertificate') as roots,
             (select coalesce(max(json_array_length(l.entries -> 'localAuthorizationList')), 0)
                from local_list l where l.station_id = s.id) as entries,
             (select count(*)::int from contract_certificate c
               where c.given_to = s.id and c.valid_until > ?) as contracts,
             (select count(*)::int from charging_session c
               where c.station_id = s.id and c.ended_at is null) as sessions,
             s.iccid, s.imsi
        from station s where s.id = ? for update of s
      """;

  /** Of those shown, only what was not issued here is of others. */
  private static final String CERTIFICATES =
      """
      select issuer, serial_number, common_name, valid_until from own_certificate
       where station_id = ? and revoked_at is null and valid_until > ?
      union all
      select null, null, c.common_name, c.valid_until from station_certificate c
       where c.station_id = ? and c.valid_until > ? and c.void_since is null
         and not exists (select from own_certificate o where o.fingerprint = c.fingerprint)
       order by valid_until
      """;

  Holdings {
    certificates = List.copyOf(certificates);
  }

  /**
   * A certificate it held.
   *
   * @param issuer {@code CSMS} and {@code V2G} are Voltide's own roots, others labels of
   *     authorities; absent for one that it showed and others issued
   */
  record Certificate(
      @Nullable String issuer,
      @Nullable String serialNumber,
      String commonName,
      Instant validUntil) {

    static Certificate of(Row row) {
      return new Certificate(
          row.maybeText("issuer").orElse(null),
          row.maybeText("serial_number").orElse(null),
          row.text("common_name"),
          row.instant("valid_until"));
    }

    /** Whether Voltide can take it back. */
    @JsonIgnore
    boolean isOwn() {
      return issuer != null && !OwnCertificates.isElsewhere(issuer);
    }
  }

  /** Empty when there is no such station; what is told of it does not change until commit. */
  static Optional<Holdings> of(Statements statements, String stationId, Instant now) {
    List<Certificate> certificates =
        statements.query(CERTIFICATES, Certificate::of, stationId, now, stationId, now);
    return statements.query(STATION, row -> of(row, certificates), now, stationId).stream()
        .findFirst();
  }

  private static Holdings of(Row row, List<Certificate> certificates) {
    return new Holdings(
        row.flag("password"),
        certificates,
        row.whole("roots"),
        row.whole("entries"),
        row.whole("contracts"),
        row.whole("sessions"),
        row.maybeText("iccid").orElse(null),
        row.maybeText("imsi").orElse(null));
  }
}
