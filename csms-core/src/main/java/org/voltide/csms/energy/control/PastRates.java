package org.voltide.csms.energy.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.carbon.CarbonCurve;
import org.voltide.csms.energy.ledger.Rates;
import org.voltide.csms.energy.ledger.Uncontrolled;
import org.voltide.csms.energy.ledger.Uncontrolled.Drawn;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.prices.PriceCurve;

/** What the energy of one session is valued with, over its time. */
record PastRates(PriceCurve prices, CarbonCurve carbon, CarNeed need) {

  Rates at(Instant instant) {
    PriceCurve.Price price = prices.at(instant);
    return new Rates(
        price.importPrice(),
        price.exportPrice(),
        price.known(),
        need.wearPerKwh(),
        need.chargeEfficiency(),
        need.dischargeEfficiency(),
        carbon.kgPerKwh(instant).orElse(null));
  }

  /** What drawing it costs. */
  BigDecimal cost(List<Drawn> course) {
    return Uncontrolled.amount(course, instant -> prices.at(instant).importPrice());
  }

  /** What drawing it emits; absent where that is not known for all of it. */
  @Nullable BigDecimal co2Kg(List<Drawn> course) {
    if (course.stream().anyMatch(drawn -> carbon.kgPerKwh(drawn.start()).isEmpty())) {
      return null;
    }
    return Uncontrolled.amount(course, instant -> carbon.kgPerKwh(instant).orElseThrow());
  }
}
