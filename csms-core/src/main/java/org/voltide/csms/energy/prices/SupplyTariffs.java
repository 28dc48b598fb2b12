package org.voltide.csms.energy.prices;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;

/** Supply tariffs of sites in the database, and the prices that follow from them. Thread-safe. */
@Singleton
public class SupplyTariffs {

  private final Database database;
  private final PriceStore prices;

  public SupplyTariffs(Database database, PriceStore prices) {
    this.database = database;
    this.prices = prices;
  }

  /** What a kWh costs and earns at a site in a span. */
  public SitePrices prices(String siteId, Instant from, Instant to) {
    List<SupplyTariff> tariffs = ofSite(siteId);
    Map<String, MarketPrices> areas = new HashMap<>();
    areas.put(PriceArea.USUAL, prices.between(from, to));
    tariffs.stream()
        .flatMap(tariff -> Optional.ofNullable(tariff.area()).stream())
        .forEach(area -> areas.computeIfAbsent(area, each -> prices.between(each, from, to)));
    return new SitePrices(tariffs, areas, zone(siteId));
  }

  /** The tariffs of a site, the oldest first. */
  List<SupplyTariff> ofSite(String siteId) {
    return database.query(
        "select tariff::text as tariff from supply_tariff where site_id = ? order by valid_from",
        row -> Json.stored(SupplyTariff.class, row.text("tariff")),
        siteId);
  }

  /** Sets what holds from its beginning on, in place of one that would have begun then. */
  void set(String siteId, SupplyTariff tariff, Instant at) {
    database.update(
        """
        insert into supply_tariff (site_id, valid_from, tariff, set_at) values (?, ?, ?::jsonb, ?)
        on conflict (site_id, valid_from) do update
           set tariff = excluded.tariff, set_at = excluded.set_at
        """,
        siteId,
        tariff.from(),
        Json.text(tariff),
        at);
  }

  /** Forgets one that has not begun; false when there is none. */
  boolean withdraw(String siteId, Instant from, Instant now) {
    return database.update(
            "delete from supply_tariff where site_id = ? and valid_from = ? and valid_from > ?",
            siteId,
            from,
            now)
        > 0;
  }

  boolean isSite(String siteId) {
    return !zones(siteId).isEmpty();
  }

  private ZoneId zone(String siteId) {
    return zones(siteId).stream().findFirst().orElse(ZoneId.of("UTC"));
  }

  private List<ZoneId> zones(String siteId) {
    return database.query(
        "select time_zone from site where id = ?", row -> ZoneId.of(row.text("time_zone")), siteId);
  }
}
