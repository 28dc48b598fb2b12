package org.voltide.csms.roaming.datex;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;

/**
 * The documents that national access points fetch. Made on demand, at most every few seconds
 * however many ask, from one query. Thread-safe.
 */
@Singleton
class Publications {
  static final Duration FRESH = Duration.ofSeconds(5);
  private static final Code OPEN = Code.of("noRestriction");

  private final Database database;
  private final PublicDataSettings settings;
  private final Clock clock;
  private Made made = new Made(Instant.EPOCH, Optional.empty());

  Publications(Database database, PublicDataSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A document.
   *
   * @param digest of what it says, times of publication left out
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Document(String digest, byte[] json) {}

  /** Both, of the same moment. */
  record Documents(Document table, Document status) {}

  private record Made(Instant at, Optional<Documents> documents) {}

  private record Table(String idG, String versionG, List<PublicSite> energyInfrastructureSite) {}

  private record Versions(List<String> versions) {}

  private record Statuses(String table, List<SiteStatus> sites) {}

  /** Empty when nothing is published. */
  synchronized Optional<Documents> current() {
    Instant now = clock.instant();
    if (!made.at().plus(FRESH).isAfter(now)) {
      made = new Made(now, settings.nationalIdentifier().flatMap(id -> make(id, now)));
    }
    return made.documents();
  }

  /** What may be read was changed: the next to ask gets it as it is then. */
  synchronized void forget() {
    made = new Made(Instant.EPOCH, Optional.empty());
  }

  private Optional<Documents> make(String publisher, Instant now) {
    // A station needs a point, and a site without stations tells nobody where to charge.
    List<SharedSite> shared =
        database.query(SharedSite.SELECT, SharedSite::of).stream()
            .filter(site -> !site.stations().isEmpty())
            .toList();
    if (shared.isEmpty()) {
      return Optional.empty();
    }
    List<PublicSite> sites =
        shared.stream().map(site -> PublicSite.of(site, settings.language())).toList();
    String version = Version.of(new Versions(sites.stream().map(PublicSite::versionG).toList()));
    List<SiteStatus> statuses =
        IntStream.range(0, sites.size())
            .mapToObj(index -> SiteStatus.of(sites.get(index), shared.get(index)))
            .toList();
    return Optional.of(
        new Documents(
            new Document(version, table(new Table(publisher, version, sites), now)),
            new Document(
                Version.of(new Statuses(version, statuses)),
                status(publisher, version, statuses, now))));
  }

  private byte[] table(Table table, Instant now) {
    return bytes(
        Map.of(
            "payload",
            payload(
                "aegiEnergyInfrastructureTablePublication",
                publication(
                    table.idG(), now, Map.of("energyInfrastructureTable", List.of(table))))));
  }

  private byte[] status(String publisher, String version, List<SiteStatus> sites, Instant now) {
    Object payload =
        payload(
            "aegiEnergyInfrastructureStatusPublication",
            publication(
                publisher,
                now,
                Map.of(
                    "tableReference",
                    List.of(
                        new SiteStatus.Reference("EnergyInfrastructureTable", publisher, version)),
                    "energyInfrastructureSiteStatus",
                    sites)));
    return bytes(
        Map.of(
            "messageContainer",
            Map.of("payload", List.of(payload), "exchangeInformation", exchange(now))));
  }

  private static Object exchange(Instant now) {
    return Map.of(
        "exchangeContext",
        Map.of(
            "codedExchangeProtocol",
            Code.of("snapshotPull"),
            "exchangeSpecificationVersion",
            "3.0",
            "supplierOrCisRequester",
            Map.of()),
        "dynamicInformation",
        Map.of("exchangeStatus", Code.of("online"), "messageGenerationTimestamp", now));
  }

  private static Object payload(String name, Object publication) {
    return Map.of(
        "modelBaseVersionG",
        "3",
        "profileNameG",
        "AFIR Energy Infrastructure",
        "profileVersionG",
        "01-00-00",
        name,
        publication);
  }

  private Object publication(String publisher, Instant now, Map<String, Object> content) {
    var all = new LinkedHashMap<String, Object>();
    all.put("lang", settings.language());
    all.put("publicationTime", now);
    all.put(
        "publicationCreator",
        Map.of("country", settings.country(), "nationalIdentifier", publisher));
    all.put(
        "headerInformation", Map.of("confidentiality", OPEN, "informationStatus", Code.of("real")));
    all.putAll(content);
    return all;
  }

  private static byte[] bytes(Object document) {
    return Json.text(document).getBytes(StandardCharsets.UTF_8);
  }
}
