package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.control.DeliveryStore.Period;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.profile.PowerPeriod;

class ProgrammeTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int MANY = 96;

  private final Programme programme =
      new Programme(
          Optional.empty(),
          List.of(new Period(NOON, 5_000), new Period(NOON.plusSeconds(3_600), -3_000)),
          NOON.plus(Duration.ofHours(8)));

  @Test
  void theSameFromLaterOnIsNothingNew() {
    assertThat(programme.says(wanted(1_800, 5_000, 5_040, -3_000, -3_020), Optional.empty(), MANY))
        .isTrue();
  }

  @Test
  void anotherPowerAtAnyTimeIsNew() {
    assertThat(programme.says(wanted(1_800, 5_000, 5_000, -3_000, 0), Optional.empty(), MANY))
        .isFalse();
    assertThat(programme.says(wanted(0, 4_000), Optional.empty(), MANY)).isFalse();
  }

  @Test
  void aProgrammeThatSoonRunsOutIsRenewed() {
    double[] day = new double[96];
    Arrays.fill(day, -3_000);
    assertThat(programme.says(wanted(3_600, day), Optional.empty(), MANY)).isFalse();
    double[] eleven = new double[40];
    Arrays.fill(eleven, -3_000);
    assertThat(programme.says(wanted(3_600, eleven), Optional.empty(), MANY)).isTrue();
    assertThat(programme.says(wanted(7 * 3_600, eleven), Optional.empty(), MANY)).isFalse();
  }

  @Test
  void aLittleMoreThanPlannedIsNew() {
    assertThat(programme.says(wanted(1_800, 4_990), Optional.empty(), MANY)).isFalse();
    assertThat(programme.says(wanted(3_600, -2_990), Optional.empty(), MANY)).isFalse();
  }

  @Test
  void laterItMaySayWhatHoldsWithoutNewsInsteadOfThePlan() {
    Optional<Fallback> fallback = Optional.of(new Fallback(5_000, true));

    assertThat(programme.says(wanted(0, 5_000, 5_000, 9_000), fallback, MANY)).isTrue();
    assertThat(programme.says(wanted(0, 5_000, 9_000), fallback, MANY)).as("soon").isFalse();
    assertThat(programme.says(wanted(0, 5_000, 5_000, 3_000), fallback, MANY)).isFalse();
    assertThat(
            new Fallback(5_000, true)
                .carefully(wanted(0, 9_000, -3_000, 9_000, 9_000, 9_000, -3_000, 1_000)))
        .extracting(PowerPeriod::powerW)
        .containsExactly(9_000d, -3_000d, 9_000d, 9_000d, 5_000d, 0d, 1_000d);
  }

  @Test
  void whoTakesFewPeriodsIsToldLaterWhatIsFarOff() {
    double[] hours = new double[16];
    Arrays.fill(hours, 0, 12, -3_000);
    Arrays.fill(hours, 12, 16, -4_000);

    assertThat(programme.says(wanted(3_600, hours), Optional.empty(), MANY)).isFalse();
    assertThat(programme.says(wanted(3_600, hours), Optional.empty(), 2)).isTrue();
    assertThat(programme.says(wanted(3 * 3_600, hours), Optional.empty(), 2)).isTrue();
    assertThat(programme.says(wanted(3 * 3_600, -3_000, -4_000), Optional.empty(), 2))
        .as("soon")
        .isFalse();
    hours[15] = 1_000;
    assertThat(programme.says(wanted(3_600, hours), Optional.empty(), 2))
        .as("the other way")
        .isFalse();
    hours[15] = -2_000;
    assertThat(programme.says(wanted(3_600, hours), Optional.empty(), 2)).as("less").isFalse();
  }

  @Test
  void whatIsLeftBeginsWithWhatHoldsNow() {
    assertThat(programme.from(NOON.plusSeconds(3_700)))
        .containsExactly(
            new PowerPeriod(NOON.plusSeconds(3_600), NOON.plus(Duration.ofHours(8)), -3_000));
  }

  private static List<PowerPeriod> wanted(int fromSecond, double... powers) {
    List<PowerPeriod> periods = new ArrayList<>();
    for (int i = 0; i < powers.length; i++) {
      Instant start = NOON.plusSeconds(fromSecond + 900L * i);
      periods.add(new PowerPeriod(start, start.plusSeconds(900), powers[i]));
    }
    return periods;
  }
}
