package org.voltide.simulator.car;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatteryTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void storesWhatTheMeterSawLessTheLoss() {
    var battery = new Battery(60_000, 50);

    double metered = battery.exchange(10_000, 0.93, HOUR);

    assertThat(metered).isEqualTo(10_000);
    assertThat(battery.storedWh()).isCloseTo(30_000 + 9_300, within(1e-6));
  }

  @Test
  void losesMoreThanTheMeterSawWhenItGives() {
    var battery = new Battery(60_000, 50);

    double metered = battery.exchange(-9_300, 0.93, HOUR);

    assertThat(metered).isEqualTo(-9_300);
    assertThat(battery.storedWh()).isCloseTo(20_000, within(1e-6));
  }

  @Test
  void takesNoMoreThanFits() {
    var battery = new Battery(60_000, 99);

    double metered = battery.exchange(10_000, 0.93, HOUR);

    assertThat(battery.socPercent()).isEqualTo(100);
    assertThat(metered).isCloseTo(600 / 0.93, within(1e-6));
    assertThat(battery.chargeLimitW()).isZero();
  }

  @Test
  void givesNoMoreThanDownToItsReserve() {
    var battery = new Battery(60_000, 6);

    double metered = battery.exchange(-10_000, 0.93, HOUR);

    assertThat(battery.socPercent()).isCloseTo(5, within(1e-9));
    assertThat(metered).isCloseTo(-600 * 0.93, within(1e-6));
    assertThat(battery.dischargeLimitW()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"50, 60000", "80, 60000", "90, 33000", "99.999999, 6000"})
  void takesLessTheFullerItIs(double soc, double limitW) {
    assertThat(new Battery(60_000, soc).chargeLimitW()).isCloseTo(limitW, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({"50, 60000", "10, 60000", "7.5, 30000", "5, 0", "2, 0"})
  void givesLessTheEmptierItIs(double soc, double limitW) {
    assertThat(new Battery(60_000, soc).dischargeLimitW()).isCloseTo(limitW, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.82", "0.0999, 0.82", "0.1, 0.90", "0.29, 0.90", "0.3, 0.93", "1, 0.93"})
  void losesMoreAtLowLoad(double load, double efficiency) {
    assertThat(Efficiency.at(load * 22_000, 22_000)).isEqualTo(efficiency);
    assertThat(Efficiency.at(-load * 22_000, 22_000)).isEqualTo(efficiency);
  }

  @Test
  void aRoundTripKeepsTheBooksInBalance() {
    var spec =
        new CarSpec(
            "car",
            60_000,
            20_000,
            20_000,
            3,
            20,
            90,
            OptionalDouble.empty(),
            CarSpec.Tells.EVERYTHING,
            false,
            false,
            CarSpec.Contract.NONE);
    var car = new Car(spec, 40);
    double before = car.battery().storedWh();

    double in = car.exchange(20_000, Duration.ofMinutes(30)) + car.exchange(1_000, HOUR);
    double out = -car.exchange(-5_000, HOUR);

    double expected = 10_000 * 0.93 + 1_000 * 0.82 - out / 0.90;
    assertThat(in).isEqualTo(11_000);
    assertThat(car.battery().storedWh() - before).isCloseTo(expected, within(1e-6));
  }
}
