package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.voltide.csms.energy.forecast.Band;
import org.voltide.csms.energy.forecast.ExpectedCar;
import org.voltide.csms.energy.forecast.Forecast;
import org.voltide.csms.energy.forecast.Origin;
import org.voltide.csms.energy.forecast.PowerSeries;

/**
 * What is expected at a site, as the API shows it.
 *
 * @param steps of the next two days
 * @param measured in the day before
 * @param expectsArrivals whether plans leave room for cars to come
 * @param arrivals of the next day, by EVSE and time
 */
public record SiteForecastView(
    List<Step> steps, List<Measured> measured, boolean expectsArrivals, List<Arrival> arrivals) {

  /** A quarter hour to come, powers in W. */
  public record Step(
      Instant start, Band load, Origin loadOrigin, Band pv, Origin pvOrigin, Band net) {

    private static Step of(Forecast.Step step) {
      return new Step(
          step.start(),
          rounded(step.load().watts()),
          step.load().origin(),
          rounded(step.pv().watts()),
          step.pv().origin(),
          rounded(step.net()));
    }

    private static Band rounded(Band band) {
      return new Band(Math.rint(band.low()), Math.rint(band.middle()), Math.rint(band.high()));
    }
  }

  /** A quarter hour that is over, what its meters told of it. */
  public record Measured(Instant start, Optional<Double> loadW, Optional<Double> pvW) {}

  /**
   * Cars that usually come to an EVSE.
   *
   * @param often in a week on average
   * @param energyWh at the meter, of the average week
   * @param powerW that they take together at most
   */
  public record Arrival(
      String evse, Instant from, Instant until, double often, double energyWh, double powerW) {

    private static Arrival of(String evse, ExpectedCar each) {
      return new Arrival(
          evse,
          each.from(),
          each.until(),
          each.often(),
          Math.rint(each.car().targetWh() / each.car().chargeEfficiency()),
          Math.rint(each.car().maxChargeW()));
    }
  }

  static SiteForecastView of(
      Forecast forecast,
      PowerSeries load,
      PowerSeries pv,
      Instant since,
      boolean expectsArrivals,
      Map<String, List<ExpectedCar>> arrivals) {
    NavigableSet<Instant> quarters = new TreeSet<>(load.watts().tailMap(since).keySet());
    quarters.addAll(pv.watts().tailMap(since).keySet());
    return new SiteForecastView(
        forecast.steps().stream().map(Step::of).toList(),
        quarters.stream()
            .map(
                at ->
                    new Measured(
                        at,
                        Optional.ofNullable(load.watts().get(at)),
                        Optional.ofNullable(pv.watts().get(at))))
            .toList(),
        expectsArrivals,
        arrivals.entrySet().stream()
            .flatMap(evse -> evse.getValue().stream().map(each -> Arrival.of(evse.getKey(), each)))
            .toList());
  }
}
