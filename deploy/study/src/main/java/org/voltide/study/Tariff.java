package org.voltide.study;

import java.time.ZoneId;
import java.util.Locale;
import org.voltide.csms.energy.study.recording.PriceSeries;
import org.voltide.csms.energy.study.simulation.Market;

/**
 * How a market's price becomes a bill. A kWh from the grid costs the market's price and the adder.
 * A kWh into the grid earns a share of a positive price, costs all of a negative one, and gets back
 * the part of the adder that is not owed for energy that was only stored.
 *
 * @param importAdder grid fees, levies and taxes per kWh in EUR, at least 0
 * @param exportShare of the market's price, 0 to 1
 * @param exportRefund per kWh in EUR, at most the adder, so that nobody earns by import and export
 *     at once
 */
record Tariff(double importAdder, double exportShare, double exportRefund) {

  Tariff {
    if (!(importAdder >= 0 && exportRefund >= 0 && exportRefund <= importAdder)) {
      throw new IllegalArgumentException("the refund must lie between 0 and the adder on import");
    }
    if (!(exportShare >= 0 && exportShare <= 1)) {
      throw new IllegalArgumentException("the export share must lie between 0 and 1");
    }
  }

  double importPerKwh(double spot) {
    return spot + importAdder;
  }

  double exportPerKwh(double spot) {
    return (spot > 0 ? spot * exportShare : spot) + exportRefund;
  }

  /** A market's prices as they are on the bill. */
  Market market(PriceSeries spot, ZoneId zone) {
    return new Market(spot.billed(this::importPerKwh), spot.billed(this::exportPerKwh), zone);
  }

  String sentence() {
    return String.format(
        Locale.ENGLISH,
        "A kWh from the grid costs the market's price and %.3f €; a kWh into the grid earns %.0f %%"
            + " of the market's price and gets back %.3f €.",
        importAdder,
        100 * exportShare,
        exportRefund);
  }
}
