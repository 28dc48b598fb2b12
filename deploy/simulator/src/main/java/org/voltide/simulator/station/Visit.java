package org.voltide.simulator.station;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.simulator.car.Car;
import org.voltide.simulator.car.CarSpec;

/**
 * A car at a station, from plug to unplug, and what passed the meter meanwhile. Confined to the
 * world's loop.
 */
public final class Visit {
  private final Car car;
  private final Instant arrival;
  private final double startSocPercent;
  private final double startWh;
  private Instant departure;
  private double targetSocPercent;
  private double inWh;
  private double outWh;
  private final Map<String, Integer> events = new LinkedHashMap<>();

  /**
   * @param departure when the driver means to leave
   */
  public Visit(Car car, Instant arrival, Instant departure, double targetSocPercent) {
    this.car = car;
    this.arrival = arrival;
    this.departure = departure;
    this.targetSocPercent = targetSocPercent;
    this.startSocPercent = car.battery().socPercent();
    this.startWh = car.battery().storedWh();
  }

  public Car car() {
    return car;
  }

  public CarSpec carSpec() {
    return car.spec();
  }

  public Instant arrival() {
    return arrival;
  }

  public Instant departure() {
    return departure;
  }

  public double targetSocPercent() {
    return targetSocPercent;
  }

  public double startSocPercent() {
    return startSocPercent;
  }

  /** Into the car, at the meter. */
  public double inWh() {
    return inWh;
  }

  /** Out of the car, at the meter, as a positive number. */
  public double outWh() {
    return outWh;
  }

  /** How many transaction events were told, by transaction. */
  public Map<String, Integer> events() {
    return Map.copyOf(events);
  }

  /** What the battery gained, negative when it lost. */
  public double batteryGainWh() {
    return car.battery().storedWh() - startWh;
  }

  /** The driver changes his mind. */
  public void change(Instant newDeparture, double newTargetSocPercent) {
    departure = newDeparture;
    targetSocPercent = newTargetSocPercent;
  }

  void told(String transactionId) {
    events.merge(transactionId, 1, Integer::sum);
  }

  void metered(double wh) {
    inWh += Math.max(0, wh);
    outWh += Math.max(0, -wh);
  }

  /** The contract that the car shows, or the card of its driver. */
  IdToken token() {
    return new IdToken(carSpec().token(), carSpec().tokenType(), null, null);
  }

  double missingWh(double socPercent) {
    return car.battery().capacityWh() * (socPercent - car.battery().socPercent()) / 100;
  }
}
