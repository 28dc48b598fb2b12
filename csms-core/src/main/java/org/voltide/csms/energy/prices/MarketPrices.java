package org.voltide.csms.energy.prices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Prices of a market over time, and a guess where none is known. Immutable. */
public final class MarketPrices implements PriceCurve {

  /** Guessed when nothing at all is known: a household's price, and no gain from feeding in. */
  private static final BigDecimal FLAT_IMPORT = new BigDecimal("0.30");

  private static final BigDecimal FLAT_EXPORT = BigDecimal.ZERO;
  private static final Duration DAY = Duration.ofDays(1);

  /** How far back the guess looks for a price at the same time of day. */
  private static final int DAYS_BACK = 14;

  /** What has to be read before a span so that prices within can be guessed. */
  public static final Duration LOOK_BACK = DAY.multipliedBy(DAYS_BACK + 1);

  private final NavigableMap<Instant, PriceStep> steps = new TreeMap<>();

  public MarketPrices(Collection<PriceStep> steps) {
    steps.forEach(step -> this.steps.put(step.start(), step));
  }

  /** The price step an instant lies in, empty where none is known. */
  public Optional<PriceStep> known(Instant instant) {
    return Optional.ofNullable(steps.floorEntry(instant))
        .map(Map.Entry::getValue)
        .filter(step -> step.covers(instant));
  }

  /** Where none is known, that of the latest day at the same time. */
  @Override
  public Price at(Instant instant) {
    for (int days = 0; days <= DAYS_BACK; days++) {
      Optional<PriceStep> step = known(instant.minus(DAY.multipliedBy(days)));
      if (step.isPresent()) {
        return new Price(step.get().importPrice(), step.get().exportPrice(), days == 0);
      }
    }
    return flat();
  }

  @Override
  public Instant knownUntil(Instant from) {
    Instant until = from;
    Optional<PriceStep> step = known(until);
    while (step.isPresent()) {
      until = step.get().end();
      step = known(until);
    }
    return until;
  }

  public Collection<PriceStep> steps() {
    return steps.values();
  }

  private Price flat() {
    if (steps.isEmpty()) {
      return new Price(FLAT_IMPORT, FLAT_EXPORT, false);
    }
    BigDecimal imports = BigDecimal.ZERO;
    BigDecimal exports = BigDecimal.ZERO;
    for (PriceStep step : steps.values()) {
      imports = imports.add(step.importPrice());
      exports = exports.add(step.exportPrice());
    }
    BigDecimal count = BigDecimal.valueOf(steps.size());
    return new Price(
        imports.divide(count, 6, RoundingMode.HALF_UP),
        exports.divide(count, 6, RoundingMode.HALF_UP),
        false);
  }
}
