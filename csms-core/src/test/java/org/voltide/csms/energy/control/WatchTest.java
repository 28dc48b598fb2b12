package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final UUID CAR = UUID.randomUUID();
  private final Watch watch = new Watch();

  @ParameterizedTest
  @CsvSource({
    "10000, 10000, NONE",
    "10000, 10900, NONE",
    "10000, 11500, EXCEEDS",
    "10000, 8000, FALLS_SHORT",
    "10000, 0, FALLS_SHORT",
    "10000, -2000, EXCEEDS",
    "-10000, -9500, NONE",
    "-10000, -5000, FALLS_SHORT",
    "-10000, 3000, EXCEEDS",
    "-10000, -12000, EXCEEDS",
    "0, 300, NONE",
    "0, 4000, EXCEEDS",
    "0, -4000, EXCEEDS",
  })
  void deviationsAreOfTwoKinds(double told, double measured, Deviation kind) {
    assertThat(Deviation.of(told, measured)).isEqualTo(kind);
  }

  @Test
  void aShortDeviationIsNoFinding() {
    assertThat(look(2, 10_000, 5_000)).isEmpty();
    assertThat(look(4, 10_000, 10_000)).isEmpty();
    assertThat(look(6, 10_000, 5_000)).isEmpty();
    assertThat(look(8, 10_000, 5_000)).isEmpty();
  }

  @Test
  void aStationThatGoesOnWithMoreThanToldIgnoresIt() {
    assertThat(look(2, 10_000, 15_000)).as("it may be on its way").isEmpty();
    List<Watch.Finding> found = look(3, 10_000, 15_000);

    assertThat(found).singleElement().matches(one -> one.cause() == Cause.STATION_IGNORES);
    assertThat(found.getFirst().note()).contains("10000").contains("15000");
  }

  @Test
  void aCarThatTakesLessIsTheLimitForAWhile() {
    look(2, 10_000, 7_000);
    List<Watch.Finding> found = look(5, 10_000, 7_000);

    assertThat(found).singleElement().matches(one -> one.cause() == Cause.CAR_LIMITED);
    assertThat(watch.limits(CAR, at(6)).maxChargeW()).isEqualTo(7_000);
    assertThat(watch.limits(CAR, at(6)).maxDischargeW()).isInfinite();
    assertThat(watch.limits(CAR, at(60)).maxChargeW()).isInfinite();
  }

  @Test
  void aFullCarTakesNothing() {
    look(2, 10_000, 20);

    assertThat(look(5, 10_000, 20)).singleElement().matches(one -> one.cause() == Cause.CAR_FULL);
    assertThat(watch.limits(CAR, at(6)).maxChargeW()).isZero();
  }

  @Test
  void aCarThatTakesNothingAtHalfChargeIsNotFull() {
    for (int minute : List.of(2, 5)) {
      OptionalDouble half = OptionalDouble.of(50);
      List<Watch.Finding> found =
          watch.look(
              List.of(new Followed(CAR, 10_000, at(0), at(0), false, false, 20, half, at(minute))));
      assertThat(found).allMatch(one -> one.cause() == Cause.CAR_LIMITED);
      assertThat(found).hasSize(minute == 5 ? 1 : 0);
    }
  }

  @Test
  void aCarThatGivesLessIsLimitedInThatDirectionOnly() {
    look(2, -10_000, -4_000);
    look(5, -10_000, -4_000);

    assertThat(watch.limits(CAR, at(6)).maxDischargeW()).isEqualTo(4_000);
    assertThat(watch.limits(CAR, at(6)).maxChargeW()).isInfinite();
  }

  @Test
  void stationsGetAMinuteToChangeThePower() {
    Followed justChanged =
        new Followed(
            CAR,
            10_000,
            at(9),
            at(0),
            false,
            false,
            0,
            OptionalDouble.empty(),
            at(9).plusSeconds(50));
    Followed justAccepted =
        new Followed(
            CAR,
            10_000,
            at(0),
            at(9),
            false,
            false,
            0,
            OptionalDouble.empty(),
            at(9).plusSeconds(50));
    look(2, 10_000, 0);

    assertThat(watch.look(List.of(justChanged))).isEmpty();
    assertThat(watch.look(List.of(justAccepted))).isEmpty();
  }

  @Test
  void powerGeneratedOnTheSpotComesOnTop() {
    for (int minute = 2; minute < 9; minute += 3) {
      Followed sunny =
          new Followed(
              CAR, 3_000, at(0), at(0), false, true, 9_000, OptionalDouble.empty(), at(minute));
      assertThat(watch.look(List.of(sunny))).isEmpty();
    }
    Followed began =
        new Followed(CAR, 3_000, at(0), at(0), false, true, -2_000, OptionalDouble.empty(), at(12));
    assertThat(watch.look(List.of(began))).isEmpty();
    Followed feeds =
        new Followed(CAR, 3_000, at(0), at(0), false, true, -2_000, OptionalDouble.empty(), at(16));
    assertThat(watch.look(List.of(feeds)))
        .singleElement()
        .matches(one -> one.cause() == Cause.STATION_IGNORES);
  }

  @Test
  void howMuchLessAnAmpereBringsAtDcIsNotTheCarsLimit() {
    assertThat(told(2, 6_000)).isEmpty();
    assertThat(told(9, 6_000)).isEmpty();
    assertThat(told(10, 11_500)).isEmpty();
    assertThat(told(12, 11_500))
        .singleElement()
        .matches(one -> one.cause() == Cause.STATION_IGNORES);
    assertThat(told(13, 10)).isEmpty();
    assertThat(told(17, 10)).singleElement().matches(one -> one.cause() == Cause.CAR_FULL);
  }

  private List<Watch.Finding> told(int minute, double measured) {
    return watch.look(
        List.of(
            new Followed(
                CAR,
                10_000,
                at(0),
                at(0),
                true,
                false,
                measured,
                OptionalDouble.empty(),
                at(minute))));
  }

  @Test
  void carsThatLeftAreForgotten() {
    look(2, 10_000, 7_000);
    look(5, 10_000, 7_000);
    watch.keepOnly(Set.of());

    assertThat(watch.limits(CAR, at(6)).maxChargeW()).isInfinite();
  }

  private List<Watch.Finding> look(int minute, double told, double measured) {
    return watch.look(
        List.of(
            new Followed(
                CAR,
                told,
                at(0),
                at(0),
                false,
                false,
                measured,
                OptionalDouble.empty(),
                at(minute))));
  }

  private static Instant at(int minute) {
    return NOON.plusSeconds(60L * minute);
  }
}
