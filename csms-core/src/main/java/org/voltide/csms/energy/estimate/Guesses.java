package org.voltide.csms.energy.estimate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalDouble;
import org.voltide.csms.energy.estimate.Estimate.Field;
import org.voltide.csms.energy.estimate.Estimate.Source;

/**
 * What is guessed of a car that says nothing: from its stays before if there were enough, from most
 * cars otherwise, and narrowed by what it does in this session.
 */
public record Guesses(Habits habits, Progress progress) {

  /** A car that goes on taking is expected to take so much more. */
  public static final double FURTHER = 1.25;

  private static final double LIKELY_FURTHER = 1.1;
  private static final double MOST_FURTHER = 1.5;

  /** Of the careful guess of what most cars take. */
  private static final double LITTLE = 0.15;

  private static final double LIKELY = 0.6;
  private static final double MUCH = 1.6;

  /** Of the capacity, still missing when the power fades. */
  private static final double LAST_LIKELY = 0.02;

  private static final double LAST = 0.05;

  private static final double LARGE_BATTERY_WH = 100_000;
  private static final double SMALL_BATTERY_WH = 30_000;

  /** Most cars charge at no less than a third of what an EVSE gives. */
  private static final double LEAST_OF_OUTLET = 1 / 3.0;

  private static final Estimate USUAL_STAY =
      new Estimate(Field.STAY_HOURS, 4, 1, 6, 12, Source.USUAL, 0);

  /**
   * What it will have taken at the meter when it leaves.
   *
   * @param usualWh of most cars, rather too much
   */
  public Estimate energy(double usualWh, double capacityWh) {
    double taken = Math.max(0, progress.takenWh());
    if (progress.refuses()) {
      return Estimate.exactly(Field.TAKEN_WH, taken, Source.SESSION, 0);
    }
    if (progress.fades()) {
      return new Estimate(
          Field.TAKEN_WH,
          taken + LAST * capacityWh,
          taken,
          taken + LAST_LIKELY * capacityWh,
          taken + LAST * capacityWh,
          Source.SESSION,
          0);
    }
    return habits.energyBeyond(taken).orElseGet(() -> unusual(usualWh, taken)).atLeast(taken);
  }

  /** Nothing is known of it, or it has taken more than ever. */
  private Estimate unusual(double usualWh, double taken) {
    boolean known = habits.energyBeyond(0).isPresent();
    Estimate most =
        new Estimate(
            Field.TAKEN_WH,
            usualWh,
            LITTLE * usualWh,
            LIKELY * usualWh,
            MUCH * usualWh,
            Source.USUAL,
            0);
    Estimate further =
        new Estimate(
            Field.TAKEN_WH,
            taken * FURTHER,
            taken,
            taken * LIKELY_FURTHER,
            taken * MOST_FURTHER,
            Source.SESSION,
            0);
    return known || further.value() > most.value() ? further : most;
  }

  /**
   * The usable capacity.
   *
   * @param usualWh at least that of most cars, and enough for what it takes
   */
  public Estimate capacity(double usualWh) {
    OptionalDouble told = habits.toldCapacityWh();
    return told.isPresent()
        ? Estimate.exactly(
            Field.CAPACITY_WH, told.getAsDouble(), habits.source(), habits.stays().size())
        : new Estimate(
                Field.CAPACITY_WH,
                usualWh,
                SMALL_BATTERY_WH,
                usualWh,
                LARGE_BATTERY_WH,
                Source.USUAL,
                0)
            .atLeast(Math.max(SMALL_BATTERY_WH, progress.takenWh()));
  }

  /** The most it takes. */
  public Estimate power(double outletW) {
    if (progress.showsPower()) {
      return Estimate.exactly(
          Field.MAX_CHARGE_W, Math.min(progress.ableW(), outletW), Source.SESSION, 0);
    }
    return habits
        .power()
        .orElseGet(
            () ->
                new Estimate(
                    Field.MAX_CHARGE_W,
                    outletW,
                    LEAST_OF_OUTLET * outletW,
                    outletW,
                    outletW,
                    Source.USUAL,
                    0))
        .atLeast(progress.mostW())
        .atMost(outletW);
  }

  /**
   * How long it stays.
   *
   * @param zone in which days are lived
   */
  public Estimate stay(Instant arrival, ZoneId zone) {
    return habits.stay(arrival, zone).orElse(USUAL_STAY);
  }
}
