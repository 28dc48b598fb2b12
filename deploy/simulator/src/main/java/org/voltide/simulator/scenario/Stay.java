package org.voltide.simulator.scenario;

import java.time.Instant;
import java.util.Optional;
import org.voltide.simulator.car.CarSpec;

/**
 * One car's stay on one day.
 *
 * @param stationId empty when any free station will do
 * @param change what the driver changes his mind to meanwhile
 * @param priority when he asks the station for priority
 */
public record Stay(
    CarSpec car,
    Optional<String> stationId,
    Instant arrival,
    Instant departure,
    double socPercent,
    double targetSocPercent,
    Optional<Change> change,
    Optional<Instant> priority) {

  /** A changed promise, told in the app at {@code at}. */
  public record Change(Instant at, Instant departure, double targetSocPercent) {}
}
