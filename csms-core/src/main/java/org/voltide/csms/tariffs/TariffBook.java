package org.voltide.csms.tariffs;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.csms.tariffs.pricing.Cost;
import org.voltide.csms.tariffs.pricing.Tariff.Element;
import org.voltide.csms.tariffs.pricing.Tariff.Limit;

/** The tariffs of some sites, past and present. */
public final class TariffBook {
  /** No site has a tariff. */
  public static final TariffBook EMPTY = new TariffBook(Map.of(), Map.of());

  private static final String TARIFFS =
      """
      select s.id, s.time_zone, t.valid_from, t.currency, t.per_kwh, t.per_hour, t.fixed,
             t.elements::text, t.minimum::text, t.maximum::text
        from site s left join site_tariff t on t.site_id = s.id
       where s.id = any(?)
      """;

  private static final TypeReference<List<Element>> ELEMENTS = new TypeReference<>() {};

  private final Map<String, NavigableMap<Instant, SiteTariff>> bySite;
  private final Map<String, ZoneId> zones;

  private TariffBook(
      Map<String, NavigableMap<Instant, SiteTariff>> bySite, Map<String, ZoneId> zones) {
    this.bySite = bySite;
    this.zones = zones;
  }

  /** Reads all of these sites with one query. */
  public static TariffBook of(Statements statements, Collection<String> siteIds) {
    Map<String, NavigableMap<Instant, SiteTariff>> bySite = new HashMap<>();
    Map<String, ZoneId> zones = new HashMap<>();
    statements
        .query(TARIFFS, Entry::of, (Object) siteIds.stream().distinct().toArray(String[]::new))
        .forEach(
            entry -> {
              zones.put(entry.siteId(), entry.zone());
              entry
                  .version()
                  .ifPresent(
                      version ->
                          bySite
                              .computeIfAbsent(entry.siteId(), _ -> new TreeMap<>())
                              .put(version.validFrom(), version.tariff()));
            });
    return new TariffBook(bySite, zones);
  }

  /** The tariff of a session: its own, or what its site's was when it began. */
  public Optional<SiteTariff> of(String siteId, Instant begun, @Nullable SiteTariff own) {
    return Optional.ofNullable(own).or(() -> at(siteId, begun));
  }

  /**
   * What a session costs so far; empty when nothing prices it.
   *
   * @param own its own tariff, in place of its site's
   */
  public Optional<Cost> cost(String siteId, @Nullable SiteTariff own, Usage usage) {
    return of(siteId, usage.start(), own)
        .map(tariff -> tariff.cost(usage, zones.getOrDefault(siteId, ZoneOffset.UTC)));
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

  private record Entry(String siteId, ZoneId zone, Optional<TariffVersion> version) {

    static Entry of(Row row) {
      return new Entry(
          row.text("id"),
          ZoneId.of(row.text("time_zone")),
          row.maybeInstant("valid_from").map(from -> new TariffVersion(from, tariff(row))));
    }

    private static SiteTariff tariff(Row row) {
      return new SiteTariff(
          row.text("currency"),
          row.money("per_kwh"),
          row.money("per_hour"),
          row.money("fixed"),
          row.maybeText("elements").map(json -> Json.stored(ELEMENTS, json)).orElse(null),
          limit(row, "minimum"),
          limit(row, "maximum"));
    }

    private static @Nullable Limit limit(Row row, String column) {
      return row.maybeText(column).map(json -> Json.stored(Limit.class, json)).orElse(null);
    }
  }
}
