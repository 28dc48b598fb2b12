package org.voltide.csms.energy.imposed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.energy.imposed.Imposing.Imposed;
import org.voltide.csms.energy.modes.Effect;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.platform.Problem;

/** A depot of 40 kW with a feeder of 20 kW; each uses 2 kW. */
class ImposingTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final TimeGrid GRID =
      TimeGrid.from(NOON, Duration.ofMinutes(15), Duration.ofHours(3));

  @Test
  void aLimitHoldsInEachStepThatItTouches() {
    Imposed imposed = imposed(limit("dso", 0, "12:20", "12:31", 5_000.0, null));

    assertThat(importW(imposed)).startsWith(40_000, 5_000, 5_000, 40_000);
    assertThat(imposed.site().limit().exportW()).containsOnly(30_000);
    assertThat(texts(imposed)).containsExactly("limit of dso 13:15–13:45: 5.0 kW from the grid");
  }

  @Test
  void ofLimitsAtTheSameTimeTheHighestPriorityCountsThenTheLowest() {
    Imposed imposed =
        imposed(
            limit("owner", 0, "12:00", "14:00", 4_500.0, null),
            limit("dso", 5, "12:30", "13:00", 9_000.0, null),
            limit("aggregator", 5, "12:45", "13:00", 8_000.0, null));

    assertThat(importW(imposed)).startsWith(4_500, 4_500, 9_000, 8_000, 4_500);
    assertThat(texts(imposed))
        .containsExactly(
            "limit of owner –15:00: 4.5 kW from the grid",
            "limit of dso 13:30–13:45: 9.0 kW from the grid",
            "limit of aggregator 13:45–14:00: 8.0 kW from the grid");
  }

  @Test
  void directionsAreDecidedApart() {
    Imposed imposed =
        imposed(
            limit("dso", 5, "12:00", "13:00", null, 0.0),
            limit("owner", 0, "12:00", "13:00", 4_000.0, 9_000.0));

    assertThat(importW(imposed)).startsWith(4_000, 4_000, 4_000, 4_000, 40_000);
    assertThat(imposed.site().limit().exportW()).startsWith(0, 0, 0, 0, 30_000);
    assertThat(texts(imposed)).contains("limit of dso –14:00: 0.0 kW into the grid");
  }

  @Test
  void whatIsBuiltIsNeverExceeded() {
    assertThat(importW(imposed(limit("dso", 9, "12:00", "15:00", 90_000.0, null))))
        .containsOnly(40_000);
  }

  @Test
  void aGroupHasLimitsOfItsOwn() {
    Imposed imposed =
        imposed(new ImposedLimit("owner", "feeder", 0, NOON, NOON.plusSeconds(900), 6_000.0, null));

    assertThat(importW(imposed)).containsOnly(40_000);
    assertThat(imposed.site().groups().get(1).limit().importW()).startsWith(6_000, 20_000);
  }

  @Test
  void aLimitBelowTheBaseLoadIsSaidAndTheRestIsPlanned() {
    Imposed imposed = imposed(limit("dso", 0, "12:00", "13:00", 3_000.0, null));
    SitePlan plan = new EvenPlanner().plan(imposed.site());

    assertThat(texts(imposed))
        .containsExactly(
            "limit of dso –14:00: 3.0 kW from the grid," + " less than the 4.0 kW without cars");
    assertThat(FeasibilityChecker.check(imposed.site(), plan))
        .noneMatch(violation -> violation.kind().forbidsPlan());
    double[] powerW = plan.cars().getFirst().powerW();
    assertThat(Arrays.copyOfRange(powerW, 0, 4)).containsOnly(0);
    assertThat(powerW[5]).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "start,end,import_w | line 1: the header must be",
        "HEADER | line 1: no rows",
        "HEADER;2026-03-01T12:00:00Z,2026-03-01T11:00:00Z,1,1 | line 2: A step must end",
        "HEADER;2026-03-01T12:00:00Z,2026-03-01T13:00:00Z,, | line 2: A step limits",
        "HEADER;2026-03-01T12:00:00Z,2026-03-01T13:00:00Z,-1, | line 2: '-1' is no power",
        "HEADER;2026-03-01T12:00:00Z,2026-03-01T13:00:00Z,NaN, | line 2: 'NaN' is no power",
        "HEADER;2026-03-01T12:00:00Z,2026-03-01T13:00:00Z,few, | line 2: 'few' is no number",
        "HEADER;2026-03-01T12:00:00,2026-03-01T13:00:00Z,1, | line 2: '2026-03-01T12:00:00' is no",
        "HEADER;2026-03-01T12:00:00Z,2026-03-01T13:00:00Z,1 | line 2: a row has 4",
        "HEADER;2026-03-01T12:00:00Z,2027-06-01T13:00:00Z,1, | line 2: A step is at most",
        "HEADER;2026-03-01T12:00:00Z,2026-03-01T13:00:00Z,1,;"
            + "2026-03-01T12:30:00Z,2026-03-01T13:00:00Z,1, | line 3: A step must",
      })
  void aWrongFileIsRefusedWithItsLine(String file, String why) {
    String text = file.strip().replace("HEADER", "start,end,import_w,export_w").replace(";", "\n");

    assertThatThrownBy(() -> ImposedFile.parse(text))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith(why.strip());
  }

  @Test
  void aFileHasGapsAndOpenDirections() {
    assertThat(
            ImposedFile.parse(
                "start,end,import_w,export_w\r\n"
                    + "2026-03-01T12:00:00Z,2026-03-01T13:00:00Z,5000,\r\n"
                    + "2026-03-01T14:00:00Z,2026-03-01T15:00:00Z,,0\r\n"))
        .extracting(ImposedStep::importW, ImposedStep::exportW)
        .containsExactly(tuple(5_000.0, null), tuple(null, 0.0));
  }

  private static ImposedLimit limit(
      String source,
      int priority,
      String from,
      String until,
      @Nullable Double importW,
      @Nullable Double exportW) {
    return new ImposedLimit(
        source,
        null,
        priority,
        Instant.parse("2026-03-01T" + from + ":00Z"),
        Instant.parse("2026-03-01T" + until + ":00Z"),
        importW,
        exportW);
  }

  private static Imposed imposed(ImposedLimit... limits) {
    return Imposing.on(site(), List.of(limits), "depot", ZoneId.of("Europe/Berlin"));
  }

  private static double[] importW(Imposed imposed) {
    return imposed.site().limit().importW();
  }

  private static List<String> texts(Imposed imposed) {
    return imposed.effects().stream().map(Effect::text).toList();
  }

  private static SiteSnapshot site() {
    int steps = GRID.steps();
    double[] load = new double[steps];
    Arrays.fill(load, 2_000);
    return new SiteSnapshot(
        GRID,
        List.of(
            Group.balanced("depot", Group.NO_PARENT, load, PowerLimit.flat(steps, 40_000, 30_000)),
            Group.balanced("feeder", 0, load, PowerLimit.flat(steps, 20_000, 20_000))),
        new double[steps],
        new double[steps],
        List.of(car()),
        List.of());
  }

  private static PluggedCar car() {
    return PluggedCarBuilder.builder()
        .id("car")
        .group(1)
        .phases(Phases.THREE)
        .departureStep(GRID.steps())
        .energyWh(20_000)
        .capacityWh(60_000)
        .maxEnergyWh(60_000)
        .targetWh(30_000)
        .maxChargeW(11_000)
        .chargeEfficiency(0.9)
        .dischargeEfficiency(0.9)
        .mostOutWh(OptionalDouble.empty())
        .highCharge(Optional.empty())
        .reserveWh(Optional.empty())
        .steadiness(Optional.empty())
        .build();
  }
}
