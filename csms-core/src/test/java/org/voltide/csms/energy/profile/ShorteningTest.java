package org.voltide.csms.energy.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fewer periods never say more than was planned, and always until the same end. */
class ShorteningTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void whatIsToldIsNeverBeyondThePlanAndTheFirstHourIsExact() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      List<PowerPeriod> plan = new ArrayList<>();
      for (int i = 0; i < 96; i++) {
        plan.add(quarter(i, Math.rint(random.nextDouble(-10, 10)) * 1_000));
      }
      int most = random.nextInt(6, 96);

      List<PowerPeriod> told = Shortening.of(plan, most);

      assertThat(told).hasSize(most);
      assertThat(told.getLast().end()).isEqualTo(plan.getLast().end());
      assertThat(told.subList(0, 4)).isEqualTo(plan.subList(0, 4));
      plan.forEach(each -> assertThat(isWithin(at(told, each.start()), each.powerW())).isTrue());
    }
  }

  @Test
  void moreIsKeptThanByCuttingOff() {
    List<PowerPeriod> plan = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      plan.add(quarter(i, 4_000 + 500 * (i % 3)));
    }

    double keptWs = 0;
    for (PowerPeriod each : plan) {
      keptWs += at(Shortening.of(plan, 12), each.start());
    }
    assertThat(keptWs).isGreaterThan(40 * 4_000);
  }

  private static boolean isWithin(double told, double planned) {
    return told * planned >= 0 && Math.abs(told) <= Math.abs(planned);
  }

  private static PowerPeriod quarter(int index, double powerW) {
    Instant start = NOON.plusSeconds(900L * index);
    return new PowerPeriod(start, start.plusSeconds(900), powerW);
  }

  private static double at(List<PowerPeriod> periods, Instant moment) {
    return periods.stream()
        .filter(period -> period.end().isAfter(moment))
        .findFirst()
        .orElseThrow()
        .powerW();
  }
}
