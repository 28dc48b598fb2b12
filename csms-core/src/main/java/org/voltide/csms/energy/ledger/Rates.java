package org.voltide.csms.energy.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What the energy of a quarter hour is valued with. Kept with each entry, so that who has the entry
 * can compute it again.
 *
 * @param importPrice of a kWh taken
 * @param exportPrice of a kWh given
 * @param priceKnown false when no price was known and that of the latest day was taken
 * @param wearPerKwh of the battery, for a kWh given at the EVSE
 * @param chargeEfficiency part of what is taken at the EVSE that reaches the battery
 * @param dischargeEfficiency part of what leaves the battery that is given at the EVSE
 * @param kgPerKwh CO2 of a kWh from the grid, absent when nobody told
 */
public record Rates(
    BigDecimal importPrice,
    BigDecimal exportPrice,
    boolean priceKnown,
    BigDecimal wearPerKwh,
    double chargeEfficiency,
    double dischargeEfficiency,
    @Nullable BigDecimal kgPerKwh) {

  /** Decimals of prices. */
  private static final int PRICE_SCALE = 6;

  private static final int WEAR_SCALE = 5;

  public Rates {
    importPrice = importPrice.setScale(PRICE_SCALE, RoundingMode.HALF_UP);
    exportPrice = exportPrice.setScale(PRICE_SCALE, RoundingMode.HALF_UP);
    wearPerKwh = wearPerKwh.setScale(WEAR_SCALE, RoundingMode.HALF_UP);
    kgPerKwh = kgPerKwh == null ? null : kgPerKwh.setScale(PRICE_SCALE, RoundingMode.HALF_UP);
  }
}
