package org.voltide.csms.energy.control;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.fallback.BaseLoad;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.fallback.Outlet;
import org.voltide.csms.energy.fallback.SafePowers;
import org.voltide.csms.energy.limits.ExternalLimit;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.prices.MarketPrices;
import org.voltide.csms.energy.prices.PriceCurve;
import org.voltide.csms.energy.prices.PriceStep;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.csms.energy.profile.StationAbilitiesBuilder;
import org.voltide.csms.sites.wiring.FlowLimit;
import org.voltide.csms.sites.wiring.PhaseLimit;
import org.voltide.csms.sites.wiring.SiteGroup;
import org.voltide.csms.sites.wiring.SiteGroup.Kind;
import org.voltide.csms.sites.wiring.WiredEvse;
import org.voltide.csms.sites.wiring.Wiring;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;

/**
 * 200 EVSEs behind two transformers and ten feeders, with limits on every phase, in a week with
 * sun, negative prices and orders of the grid operator.
 */
final class WeekSite {

  static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  static final Instant END = START.plus(Duration.ofDays(7));
  static final int STATIONS = 200;
  static final double VOLTS = 230;

  static final double IMPORT_W = 480_000;
  static final double EXPORT_W = 200_000;
  static final double PHASE_IMPORT_W = 165_000;
  static final double PHASE_EXPORT_W = 75_000;

  /** What the building uses at most, and at least, and the sun gives at most. */
  static final double MOST_BASE_W = 40_000;

  static final double LEAST_BASE_W = 14_000;
  static final double SUN_W = 60_000;

  /** Import falls to two fifths: without warning, and told a quarter hour before. */
  private static final Instant CUT = at(2, 11, 0);

  private static final Instant TOLD = at(3, 17, 30);
  private static final Instant TOLD_CUT = TOLD.plus(Duration.ofMinutes(15));
  private static final Duration CUT_FOR = Duration.ofHours(3);
  private static final double CUT_TO = 0.4;

  /** Nothing may be fed in. */
  private static final Instant EXPORT_CUT = at(4, 18, 30);

  private static final Duration EXPORT_CUT_FOR = Duration.ofHours(2);

  /** Nobody plans. */
  static final Instant DOWN = at(1, 18, 0);

  static final Instant UP = DOWN.plus(Duration.ofHours(1));

  static final Wiring WIRING = wiring();

  private WeekSite() {}

  static Instant at(int day, int hour, int minute) {
    return START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(60L * hour + minute));
  }

  /** Minutes that powers may take after a limit fell before somebody counts them as too much. */
  static boolean fellJustNow(Instant now) {
    return now.equals(CUT) || now.equals(EXPORT_CUT);
  }

  static double importW(Instant now) {
    return isIn(now, CUT, CUT_FOR) || isIn(now, TOLD_CUT, CUT_FOR) ? CUT_TO * IMPORT_W : IMPORT_W;
  }

  static double exportW(Instant now) {
    return isIn(now, EXPORT_CUT, EXPORT_CUT_FOR) ? SUN_W : EXPORT_W;
  }

  private static boolean isIn(Instant now, Instant from, Duration length) {
    return !now.isBefore(from) && now.isBefore(from.plus(length));
  }

  /** As operators registered it: what the sun may give is not there to be fed in by cars. */
  static SiteFacts facts(Instant now) {
    double carsW = Math.max(0, exportW(now) - SUN_W - (MOST_BASE_W - LEAST_BASE_W));
    double importW = isIn(now, CUT, CUT_FOR) ? CUT_TO * IMPORT_W : IMPORT_W;
    return new SiteFacts("site", ZoneOffset.UTC, importW, carsW, MOST_BASE_W, WIRING);
  }

  /** The second cut as an energy manager tells it: for all cars together. */
  static List<ExternalLimit> limits(Instant now) {
    if (now.isBefore(TOLD) || !now.isBefore(TOLD_CUT.plus(CUT_FOR))) {
      return List.of();
    }
    ChargingSchedule schedule =
        ChargingScheduleBuilder.builder()
            .id(1)
            .chargingRateUnit(ChargingRateUnit.W)
            .startSchedule(TOLD_CUT)
            .duration(Math.toIntExact(CUT_FOR.toSeconds()))
            .chargingSchedulePeriod(
                List.of(
                    ChargingSchedulePeriodBuilder.builder()
                        .startPeriod(0)
                        .limit(CUT_TO * IMPORT_W - MOST_BASE_W)
                        .build()))
            .build();
    return List.of(new ExternalLimit("manager", 0, true, TOLD, List.of(schedule)));
  }

  static double baseW(Instant now) {
    double hour = hour(now);
    double busy = Math.exp(-Math.pow((hour - 13) / 4, 2));
    return LEAST_BASE_W + (MOST_BASE_W - LEAST_BASE_W) * busy;
  }

  static double sunW(Instant now) {
    double height = Math.sin(Math.PI * (hour(now) - 5.5) / 15);
    return height > 0 && hour(now) > 5.5 ? SUN_W * height * height : 0;
  }

  private static double hour(Instant now) {
    return Duration.between(START, now).toMinutes() % 1_440 / 60.0;
  }

  /** Dear in the evening, below zero at noon on sunny days. */
  static PriceCurve prices() {
    List<PriceStep> steps = new ArrayList<>();
    for (int hour = -24 * 2; hour < 24 * 9; hour++) {
      Instant start = START.plus(Duration.ofHours(hour));
      int day = Math.floorDiv(hour, 24);
      double ofDay = Math.floorMod(hour, 24);
      double noon = Math.exp(-Math.pow((ofDay - 13) / 2.5, 2));
      double evening = Math.exp(-Math.pow((ofDay - 19) / 2, 2));
      double spot = 0.09 - (0.10 + 0.03 * Math.floorMod(day, 4)) * noon + 0.16 * evening;
      steps.add(
          new PriceStep(start, start.plus(Duration.ofHours(1)), money(spot + 0.05), money(spot)));
    }
    return new MarketPrices(steps);
  }

  private static BigDecimal money(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
  }

  private static Wiring wiring() {
    List<SiteGroup> groups = new ArrayList<>();
    List<WiredEvse> evses = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      FlowLimit limit = new FlowLimit(260_000d, 90_000d);
      groups.add(SiteGroup.balanced("t" + t, Kind.TRANSFORMER, null, limit, null, 0));
    }
    for (int f = 0; f < 10; f++) {
      FlowLimit limit = new FlowLimit(80_000d, 40_000d);
      PhaseLimit phase = PhaseLimit.watts(30_000, 15_000);
      groups.add(SiteGroup.balanced("f" + f, Kind.FEEDER, "t" + f / 5, limit, phase, 0));
    }
    for (int i = 0; i < STATIONS; i++) {
      evses.add(new WiredEvse(station(i), 1, "f" + i / 20, phases(i)));
    }
    return Wiring.balanced(PhaseLimit.watts(PHASE_IMPORT_W, phaseExportW()), groups, evses);
  }

  private static double phaseExportW() {
    return PHASE_EXPORT_W - (SUN_W + MOST_BASE_W - LEAST_BASE_W) / 3;
  }

  static String station(int i) {
    return "cs-%03d".formatted(i);
  }

  /** Every fifth is bidirectional on DC; of the others every fourth has one phase. */
  static boolean isDirect(int i) {
    return i % 5 == 0;
  }

  static Phases phases(int i) {
    return i % 5 == 1 ? List.of(Phases.L1, Phases.L2, Phases.L3).get(i / 5 % 3) : Phases.THREE;
  }

  static int lines(int i) {
    return i % 5 == 1 ? 1 : 3;
  }

  static double mostW(int i) {
    return isDirect(i) ? 22_000 : i % 5 == 1 ? 7_360 : 11_040;
  }

  static double leastW(int i) {
    return isDirect(i) ? 0 : 6 * VOLTS * lines(i);
  }

  /** OCPP 2.1, some of which count the time alone; 2.0.1; 1.6. In W or in A. */
  static StationAbilities abilities(int i) {
    boolean newest = isDirect(i) && i % 15 != 5 || i % 3 == 0;
    return StationAbilitiesBuilder.builder(StationAbilities.inWatts(newest, isDirect(i) && !newest))
        .unit(i % 7 == 3 && !isDirect(i) ? ChargingRateUnit.A : ChargingRateUnit.W)
        .phases(lines(i))
        .mostOffline(newest && i % 2 == 0 ? Optional.of(Fallback.GIVE_UP) : Optional.empty())
        .maxPeriods(i % 3 == 2 ? 24 : StationAbilities.USUAL_PERIODS)
        .build();
  }

  static boolean isShort(double[] powers) {
    for (int i = 0; i < powers.length; i++) {
      if (powers[i] < mostW(i) - 1) {
        return true;
      }
    }
    return false;
  }

  static double[] safePowers() {
    List<Outlet> outlets = new ArrayList<>();
    for (int i = 0; i < STATIONS; i++) {
      outlets.add(new Outlet(station(i), 1, "f" + i / 20, phases(i), leastW(i), mostW(i), true));
    }
    FlowLimit connection = new FlowLimit(IMPORT_W, EXPORT_W);
    double[] powers = SafePowers.of(BaseLoad.even(MOST_BASE_W), connection, WIRING, outlets);
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Math.floor(powers[i] + 1e-3);
    }
    return powers;
  }
}
