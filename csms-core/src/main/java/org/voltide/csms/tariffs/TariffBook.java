package org.voltide.csms.tariffs;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/** The tariffs of some sites, past and present. */
public final class TariffBook {
  /** No site has a tariff. */
  public static final TariffBook EMPTY = new TariffBook(Map.of());

  private final Map<String, NavigableMap<Instant, SiteTariff>> bySite;

  private TariffBook(Map<String, NavigableMap<Instant, SiteTariff>> bySite) {
    this.bySite = bySite;
  }

  /** Reads all of these sites with one query. */
  public static TariffBook of(Statements statements, Collection<String> siteIds) {
    Map<String, NavigableMap<Instant, SiteTariff>> bySite = new HashMap<>();
    statements
        .query(
            "select * from site_tariff where site_id = any(?)",
            row -> Map.entry(row.text("site_id"), Map.entry(row.instant("valid_from"), read(row))),
            (Object) siteIds.stream().distinct().toArray(String[]::new))
        .forEach(
            site ->
                bySite
                    .computeIfAbsent(site.getKey(), _ -> new TreeMap<>())
                    .put(site.getValue().getKey(), site.getValue().getValue()));
    return new TariffBook(bySite);
  }

  /** The tariff for who comes at this time; empty when the site has none. */
  public Optional<SiteTariff> at(String siteId, Instant time) {
    return Optional.ofNullable(bySite.get(siteId))
        .map(versions -> versions.floorEntry(time))
        .map(Map.Entry::getValue);
  }

  /** The tariff that holds at this time and those that follow, in their order. */
  List<TariffVersion> since(String siteId, Instant time) {
    NavigableMap<Instant, SiteTariff> versions = bySite.getOrDefault(siteId, new TreeMap<>());
    Instant first = Optional.ofNullable(versions.floorKey(time)).orElse(time);
    return versions.tailMap(first, true).entrySet().stream()
        .map(version -> new TariffVersion(version.getKey(), version.getValue()))
        .toList();
  }

  private static SiteTariff read(Row row) {
    return new SiteTariff(
        row.text("currency"), row.money("per_kwh"), row.money("per_hour"), row.money("fixed"));
  }
}
