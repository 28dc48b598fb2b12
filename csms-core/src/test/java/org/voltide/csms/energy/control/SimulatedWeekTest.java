package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.voltide.csms.energy.control.WeekCore.Admitted;
import org.voltide.csms.energy.control.WeekCore.Book;
import org.voltide.csms.energy.control.WeekCore.Given;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.need.Promise;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.profile.DefaultLimit;

/**
 * A week at a site with 200 EVSEs, minute by minute. In each the world moves on and is judged by
 * what really flows; only then the core hears of it, so that it always acts a minute late.
 */
@Execution(ExecutionMode.CONCURRENT)
class SimulatedWeekTest {

  private static final long SEED = 7;

  /** The exact engine keeps a promise that the plan did not, when it misses so much less. */
  private static final double BETTER_WH = 100;

  /** The same of all that is missing at once: what the fast engine may be worse by. */
  private static final double BETTER_SHARE = 0.001;

  private final WeekStation[] stations = stations();
  private final WeekCore core = new WeekCore(stations, WeekSite.safePowers());
  private final WeekJudge judge = new WeekJudge();
  private final Map<Integer, WeekCar> present = new HashMap<>();
  private final Map<String, Integer> broken = new TreeMap<>();
  private final List<String> brokenFeasible = new ArrayList<>();

  /** What the exact engine misses of promises, by the plan that missed one first. */
  private final Map<Admitted, Double> best = new IdentityHashMap<>();

  private int kept;

  @Test
  void noCapIsExceededAndNoFeasiblePromiseIsBroken() {
    long began = cpuNanos();
    List<WeekCar> visits = WeekCar.week(SEED);
    int next = 0;
    for (Instant now = WeekSite.START; now.isBefore(WeekSite.END); now = now.plusSeconds(60)) {
      double noLongerGivenW = leave(now);
      for (; next < visits.size() && !visits.get(next).arrives.isAfter(now); next++) {
        present.put(visits.get(next).station, visits.get(next));
      }
      for (WeekStation station : stations) {
        station.look(now);
        WeekCar car = present.get(station.index);
        if (car != null) {
          car.minute(station.offersW(car, now));
        }
      }
      judge.minute(now, present.values(), stations, noLongerGivenW);
      core.minute(now.plusSeconds(60), present);
    }
    core.closed.forEach(this::judge);
    report(visits, (cpuNanos() - began) / 1e9);

    assertThat(judge.faults).isEmpty();
    assertThat(brokenFeasible).isEmpty();
    assertThat(core.fallbacks).as("plans that failed the check").isZero();
    assertThat(kept).isGreaterThan(visits.size() / 2);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static WeekStation[] stations() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] safeW = WeekSite.safePowers();
    Duration delay = WeekSite.isShort(safeW) ? Fallback.HOLD : Duration.ZERO;
    WeekStation[] stations = new WeekStation[WeekSite.STATIONS];
    for (int i = 0; i < stations.length; i++) {
      stations[i] =
          new WeekStation(
              i,
              new DefaultLimit(1, safeW[i], delay)
                  .profile(WeekSite.abilities(i).unit(), WeekSite.lines(i)));
      stations[i].fail(random);
    }
    return stations;
  }

  /** What cars that leave now gave until now, in W. */
  private double leave(Instant now) {
    double gaveW = 0;
    for (WeekCar car : List.copyOf(present.values())) {
      if (!car.leaves.isAfter(now)) {
        gaveW += Math.max(0, -car.powerW);
        present.remove(car.station);
        stations[car.station].free();
      }
    }
    return gaveW;
  }

  private void judge(Book book) {
    WeekCar car = book.car;
    if (book.promise.isEmpty()) {
      return;
    }
    Given given = book.promise.get();
    double missingWh = given.gainWh() - (car.energyWh - given.heldWh());
    if (missingWh <= Promise.TOLERANCE_SHARE * car.capacityWh || car.isFull()) {
      kept++;
      return;
    }
    String why =
        WeekJudge.ownFault(car, stations[car.station])
            .orElseGet(() -> isInfeasible(book) ? "INFEASIBLE" : "UNEXPLAINED");
    broken.merge(why, 1, Integer::sum);
    if (why.equals("UNEXPLAINED")) {
      brokenFeasible.add(
          "station %d %s to %s: %.0f Wh missing, %s, admitted %s"
              .formatted(
                  car.station,
                  car.arrives,
                  car.leaves,
                  missingWh,
                  car.quirk,
                  book.admitted.map(each -> each.at().toString()).orElse("never")));
    }
  }

  /** Whether the best plan with what was known when it was admitted misses as much. */
  private boolean isInfeasible(Book book) {
    return book.admitted
        .filter(
            admitted ->
                best.computeIfAbsent(admitted, SimulatedWeekTest::leastShortWh)
                    > admitted.shortWh() - Math.max(BETTER_WH, BETTER_SHARE * admitted.shortWh()))
        .isPresent();
  }

  private static double leastShortWh(Admitted admitted) {
    return new LinearPlanner(Duration.ofSeconds(20))
        .plan(admitted.site()).cars().stream().mapToDouble(CarPlan::shortfallWh).sum();
  }

  private void report(List<WeekCar> visits, double cpuSeconds) {
    long inFull =
        core.closed.stream()
            .filter(book -> book.promise.filter(Given::isInFull).isPresent())
            .count();
    System.getLogger("SimulatedWeekTest")
        .log(
            System.Logger.Level.INFO,
            """
            %d visits, %d plans (%d safe ones), %d profiles (%d refused), found: %s
            promises: %d in full of %d, %d kept, broken by cause: %s
            limits: %d minutes beyond one, by %.1f kW at most; %.1f kW left at least
            grid: %.0f kWh drawn, %.0f kWh fed in, EUR %.2f; %.1f CPU-s
            """
                .formatted(
                    visits.size(),
                    core.plans,
                    core.fallbacks,
                    core.profiles,
                    core.rejections,
                    core.causes,
                    inFull,
                    core.closed.size(),
                    kept,
                    broken,
                    judge.minutesBeyond,
                    judge.mostBeyondW / 1_000,
                    judge.leastLeftW / 1_000,
                    judge.drawnKwh,
                    judge.fedInKwh,
                    judge.cost,
                    cpuSeconds));
  }
}
