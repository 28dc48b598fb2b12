package org.voltide.csms.energy.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.voltide.csms.energy.prices.PriceCurve;

/**
 * Money of a session in one quarter hour.
 *
 * @param cost of the energy taken, at the import price
 * @param revenue of the energy given, at the export price
 * @param wear of the battery for the energy given
 */
public record LedgerEntry(
    Instant start,
    double energyInWh,
    double energyOutWh,
    BigDecimal importPrice,
    BigDecimal exportPrice,
    BigDecimal cost,
    BigDecimal revenue,
    BigDecimal wear) {

  /** Decimals of every amount. */
  static final int SCALE = 6;

  /** Prices a quarter hour. */
  public static LedgerEntry of(QuarterEnergy energy, PriceCurve prices, BigDecimal wearPerKwh) {
    PriceCurve.Price price = prices.at(energy.start());
    return new LedgerEntry(
        energy.start(),
        energy.inWh(),
        energy.outWh(),
        price.importPrice(),
        price.exportPrice(),
        amount(energy.inWh(), price.importPrice()),
        amount(energy.outWh(), price.exportPrice()),
        amount(energy.outWh(), wearPerKwh));
  }

  static BigDecimal amount(double wh, BigDecimal perKwh) {
    return BigDecimal.valueOf(wh)
        .movePointLeft(3)
        .multiply(perKwh)
        .setScale(SCALE, RoundingMode.HALF_UP);
  }
}
