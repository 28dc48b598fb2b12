package org.voltide.csms.energy.study.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.check.CheckedPlanner;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.study.recording.PriceSeries;
import org.voltide.csms.energy.study.recording.Session;

/** Small scenes whose best plans are known by hand: no losses, no wear, 4 kW, 10 kWh. */
final class Scenes {

  static final Instant MIDNIGHT = Instant.parse("2025-03-03T00:00:00Z");
  static final Quarters QUARTERS = new Quarters(MIDNIGHT);
  static final Assumptions LOSSLESS = new Assumptions(10, 4, 0, 0.8, 1, 1, 0);
  static final LinearPlanner EXACT = new LinearPlanner(Duration.ofSeconds(30));

  private Scenes() {}

  static CheckedPlanner checked() {
    return new CheckedPlanner(EXACT, new EvenPlanner(), Duration.ofSeconds(30));
  }

  /** Hourly prices from midnight on, without adders. */
  static Site site(double connectionKw, double... perKwh) {
    PriceSeries spot = new PriceSeries(MIDNIGHT, Duration.ofHours(1), perKwh);
    Market market = new Market(spot, spot, ZoneId.of("UTC"));
    return new Site(connectionKw, connectionKw, market, QUARTERS);
  }

  static Session session(String id, double fromHour, double untilHour, double kwh) {
    return new Session(
        id,
        "car-" + id,
        MIDNIGHT.plusSeconds((long) (fromHour * 3_600)),
        MIDNIGHT.plusSeconds((long) (untilHour * 3_600)),
        kwh,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  static List<Stay> stays(Session... sessions) {
    return Stays.of(List.of(sessions), LOSSLESS, QUARTERS).stays();
  }
}
