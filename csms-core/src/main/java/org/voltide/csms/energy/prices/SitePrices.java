package org.voltide.csms.energy.prices;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a kWh costs and earns at a site: in each quarter hour by the supply tariff that holds then,
 * on top of the prices of its area. Before its first tariff a site pays what the market asks.
 * Immutable.
 */
public final class SitePrices implements PriceCurve {

  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** A table of one's own is known for ever; nobody plans farther. */
  private static final Duration FARTHEST = Duration.ofDays(3);

  private final NavigableMap<Instant, SupplyTariff> tariffs = new TreeMap<>();
  private final Map<String, MarketPrices> areas;
  private final ZoneId zone;

  /**
   * @param areas prices by price area: that of each tariff and the usual one
   * @param zone of the site
   */
  SitePrices(List<SupplyTariff> tariffs, Map<String, MarketPrices> areas, ZoneId zone) {
    tariffs.forEach(tariff -> this.tariffs.put(tariff.from(), tariff));
    this.areas = new HashMap<>(areas);
    this.zone = zone;
  }

  @Override
  public Price at(Instant instant) {
    var holds = tariffs.floorEntry(instant);
    return holds == null ? market(PriceArea.USUAL).at(instant) : price(holds.getValue(), instant);
  }

  private Price price(SupplyTariff tariff, Instant instant) {
    var local = instant.atZone(zone).toLocalDateTime();
    String area = tariff.area();
    return area == null ? tariff.ownPrice(local) : tariff.price(market(area).at(instant), local);
  }

  private MarketPrices market(String area) {
    return Objects.requireNonNull(areas.get(area), area);
  }

  @Override
  public Instant knownUntil(Instant from) {
    Instant until = from;
    Instant farthest = from.plus(FARTHEST);
    while (until.isBefore(farthest) && at(until).known()) {
      until = next(until);
    }
    return until;
  }

  /** The prices of each quarter hour that lies in a span, guesses included. */
  public List<SitePriceStep> steps(Instant from, Instant to) {
    return Stream.iterate(quarter(from), start -> start.isBefore(to), SitePrices::next)
        .map(start -> SitePriceStep.of(start, next(start), at(start)))
        .toList();
  }

  private static Instant quarter(Instant instant) {
    return Instant.ofEpochSecond(
        Math.floorDiv(instant.getEpochSecond(), QUARTER.toSeconds()) * QUARTER.toSeconds());
  }

  /** The start of the quarter hour after an instant. */
  static Instant next(Instant instant) {
    return quarter(instant).plus(QUARTER);
  }
}
