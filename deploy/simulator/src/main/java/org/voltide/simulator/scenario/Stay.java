package org.voltide.simulator.scenario;

import java.time.Instant;
import java.util.Optional;
import org.voltide.simulator.car.CarSpec;

/**
 * One car's stay on one day.
 *
 * @param stationId empty when any free station will do
 * @param change what the driver changes his mind to meanwhile
 */
public record Stay(
    CarSpec car,
    Optional<String> stationId,
    Instant arrival,
    Instant departure,
    double socPercent,
    double targetSocPercent,
    Optional<Change> change) {

  /** A changed promise, told in the app at {@code at}. */
  public record Change(Instant at, Instant departure, double targetSocPercent) {}
}
