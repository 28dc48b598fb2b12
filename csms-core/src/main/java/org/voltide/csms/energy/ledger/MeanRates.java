package org.voltide.csms.energy.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Mean over the quarter hours of a session, each counting alike.
 *
 * @param importPrice of a kWh taken
 * @param kgPerKwh CO2 of a kWh from the grid, empty where it is not known for all of them
 */
public record MeanRates(BigDecimal importPrice, Optional<BigDecimal> kgPerKwh) {

  /**
   * The mean of a ledger.
   *
   * @param latest not empty
   */
  public static MeanRates of(List<Recorded> latest) {
    List<Rates> rates = latest.stream().map(recorded -> recorded.entry().rates()).toList();
    List<BigDecimal> kg = rates.stream().map(Rates::kgPerKwh).filter(Objects::nonNull).toList();
    return new MeanRates(
        mean(rates.stream().map(Rates::importPrice).toList()),
        kg.size() == rates.size() ? Optional.of(mean(kg)) : Optional.empty());
  }

  private static BigDecimal mean(List<BigDecimal> values) {
    return values.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(values.size()), LedgerEntry.SCALE, RoundingMode.HALF_UP);
  }

  /** What so much energy costs. */
  public BigDecimal cost(double wh) {
    return LedgerEntry.amount(wh, importPrice);
  }

  /** What so much energy emits, empty when not known. */
  public Optional<BigDecimal> co2Kg(double wh) {
    return kgPerKwh.map(kg -> LedgerEntry.amount(wh, kg));
  }
}
