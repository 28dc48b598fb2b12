package org.voltide.csms.procedures;

import static java.util.stream.Collectors.groupingBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.authorities.PemChain;
import org.voltide.csms.procedures.Dependents.StationCertificate;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.trust.Distrust;
import org.voltide.pki.validation.CertificateHash;

/**
 * Finds what depends on an authority. Blocks.
 *
 * @param shown what the gateway shows to stations
 */
public record DependentsReader(
    Database database, Inventory inventory, List<List<X509Certificate>> shown) {

  /** The newest first for each use; chains only of those that no label tells. */
  private static final String STATIONS =
      """
      select i.station_id, coalesce(i.certificate_type, 'Combined') as certificate_type, i.state,
             o.issuer, o.common_name, o.serial_number, o.valid_until,
             case when o.issuer like 'upstream %' then i.chain else '' end as chain
        from issued_certificate i
        join own_certificate o using (station_id, serial_number)
       where o.revoked_at is null and o.valid_until > ?
       order by i.station_id, 2, i.issued_at desc
      """;

  private static final String CONTRACTS =
      """
      select count(*)::int as n from contract_certificate c join contract o on o.id = c.contract_id
       where c.issuer = any(?) and c.valid_until > ? and c.replaced_at is null
         and o.ended_at is null
      """;

  private static final String ANCHORS =
      """
      select distinct station_id from installed_certificate
       where ltrim(lower(serial_number), '0') = ? and lower(issuer_name_hash) = any(?)
       order by station_id
      """;

  private record Issued(
      StationCertificate certificate, String issuer, String chain, boolean taken) {
    static Issued of(Row row) {
      return new Issued(
          new StationCertificate(
              row.text("station_id"),
              row.text("certificate_type"),
              row.text("common_name"),
              row.text("serial_number"),
              row.instant("valid_until"),
              false),
          row.text("issuer"),
          row.text("chain"),
          row.text("state").equals("DELIVERED"));
    }

    String use() {
      return certificate.stationId() + " " + certificate.certificateType();
    }
  }

  /** What is below an authority of this certificate, or any of its key. */
  public Dependents of(X509Certificate certificate, Instant now) {
    Distrust below = new Distrust(List.of(certificate));
    Set<String> labels =
        inventory.authorities().entrySet().stream()
            .filter(entry -> below.in(entry.getValue().chain()).isPresent())
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
    return new Dependents(
        labels.stream().sorted().toList(),
        stations(labels, below, now),
        database
            .query(CONTRACTS, row -> row.whole("n"), labels.toArray(String[]::new), now)
            .getFirst(),
        shown.stream().anyMatch(chain -> below.in(chain).isPresent()),
        anchors(certificate));
  }

  private List<StationCertificate> stations(Set<String> labels, Distrust below, Instant now) {
    Map<List<X509Certificate>, Boolean> known = new HashMap<>();
    Map<String, List<Issued>> byUse =
        database.query(STATIONS, Issued::of, now).stream()
            .collect(groupingBy(Issued::use, LinkedHashMap::new, Collectors.toList()));
    return byUse.values().stream()
        .flatMap(
            issued ->
                dependent(
                    issued, one -> labels.contains(one.issuer()) || isBelow(one, below, known))
                    .stream())
        .sorted(Comparator.comparing(StationCertificate::replaced))
        .toList();
  }

  /** The newest of one use that is below it, when there is one. */
  private static Optional<StationCertificate> dependent(
      List<Issued> newestFirst, Predicate<Issued> isBelow) {
    boolean replaced =
        newestFirst.stream().filter(Issued::taken).findFirst().filter(isBelow.negate()).isPresent();
    return newestFirst.stream()
        .filter(isBelow)
        .findFirst()
        .map(Issued::certificate)
        .map(
            one ->
                new StationCertificate(
                    one.stationId(),
                    one.certificateType(),
                    one.commonName(),
                    one.serialNumber(),
                    one.validUntil(),
                    replaced));
  }

  /** Signatures of issuers that many have in common are looked at once. */
  private static boolean isBelow(
      Issued issued, Distrust below, Map<List<X509Certificate>, Boolean> known) {
    if (issued.chain().isEmpty()) {
      return false;
    }
    try {
      List<X509Certificate> chain = PemChain.read(issued.chain());
      List<X509Certificate> issuers = chain.subList(1, chain.size());
      return issuers.isEmpty()
          ? below.includes(chain.getFirst())
          : known.computeIfAbsent(issuers, some -> below.in(some).isPresent());
    } catch (CertificateException unreadable) {
      return false;
    }
  }

  private List<String> anchors(X509Certificate certificate) {
    String[] names =
        Stream.of("SHA-256", "SHA-384", "SHA-512")
            .map(digest -> CertificateHash.of(certificate, certificate.getPublicKey(), digest))
            .map(CertificateHash::issuerNameHash)
            .toArray(String[]::new);
    return database.query(
        ANCHORS, row -> row.text("station_id"), certificate.getSerialNumber().toString(16), names);
  }
}
