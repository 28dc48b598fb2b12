package org.voltide.csms.energy.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a site pays and keeps beyond prices of energy and limits; all of it may be absent.
 *
 * @param peak charge on the highest power drawn
 * @param emissions of what is drawn
 * @param terminalPerKwh value of a kWh in a car that stays beyond the horizon; what one costs on
 *     average when absent
 * @param reserveWh kept in cars for back-up power, at the end of each step: what those that can
 *     discharge could give at their EVSEs until they reach their minimum. Soft, like {@link
 *     HeldPower}
 * @param held power for services to the grid
 */
@RecordBuilder
public record Terms(
    Optional<PeakCharge> peak,
    Optional<Emissions> emissions,
    OptionalDouble terminalPerKwh,
    Optional<double[]> reserveWh,
    Optional<HeldPower> held) {

  /** Nothing of all that. */
  public static final Terms NONE = TermsBuilder.builder().build();

  public Terms {
    if (reserveWh.isPresent() && Arrays.stream(reserveWh.get()).anyMatch(wh -> !(wh >= 0))) {
      throw new IllegalArgumentException("a reserve is below 0 or no number");
    }
    if (!Double.isFinite(terminalPerKwh.orElse(0))) {
      throw new IllegalArgumentException("the value of energy beyond the horizon is no number");
    }
  }

  void requireSteps(TimeGrid grid) {
    emissions.ifPresent(each -> grid.requireLength("kgPerKwh", each.kgPerKwh()));
    reserveWh.ifPresent(each -> grid.requireLength("reserveWh", each));
    held.ifPresent(each -> grid.requireLength("upW", each.upW()));
  }
}
