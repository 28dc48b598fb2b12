package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * What may flow through each limited place of a site at the moments of {@link Change#MOMENTS}: its
 * groups, their phases, and what others limit. Not thread-safe.
 */
final class Flows {

  private static final int ALL_PHASES = -1;
  private static final double TOLERANCE_W = 1;

  private final SiteSnapshot site;
  private final int[] steps;

  /** By group: all phases together, and each if they have limits. */
  private final List<List<Place>> groups = new ArrayList<>();

  /** By car: what its power flows through. Cars that are base load add nothing to that. */
  private final Map<String, List<Way>> ways = new HashMap<>();

  private record Way(Place place, double share) {}

  /** Arrays have one entry per moment: between what the power is, and between what it should be. */
  private record Place(int phase, double[] lowW, double[] highW, double[] leastW, double[] mostW) {

    double share(Phases phases) {
      return phase == ALL_PHASES ? 1 : phases.share(phase);
    }

    /** Whether it stays within the limits, or comes no further beyond them. */
    boolean allows(int moment, double lowerW, double higherW) {
      return (higherW <= 0 || highW[moment] + higherW <= mostW[moment] + TOLERANCE_W)
          && (lowerW >= 0 || lowW[moment] + lowerW >= leastW[moment] - TOLERANCE_W);
    }
  }

  /**
   * @param now when the first are told
   */
  Flows(SiteSnapshot site, Instant now) {
    this.site = site;
    steps = Change.MOMENTS.stream().map(now::plus).mapToInt(this::step).toArray();
    for (Group group : site.groups()) {
      List<Place> places = new ArrayList<>();
      places.add(place(ALL_PHASES, group.limit()));
      for (int phase = 0; phase < group.phaseLimits().size(); phase++) {
        places.add(place(phase, group.phaseLimits().get(phase)));
      }
      groups.add(places);
      addBase(group, groups.size() - 1);
    }
    site.cars().forEach(car -> ways.put(car.id(), ways(car)));
    site.limits().forEach(this::add);
  }

  /** What may flow to a car as well. */
  void add(String car, List<Span> spans) {
    replace(car, List.of(Span.of(0), Span.of(0)), spans);
  }

  /** What may flow to a car instead of what was reckoned with. */
  void replace(String car, List<Span> before, List<Span> after) {
    for (Way way : ways.getOrDefault(car, List.of())) {
      for (int moment = 0; moment < steps.length; moment++) {
        way.place.lowW[moment] += way.share * lowerW(before, after, moment);
        way.place.highW[moment] += way.share * higherW(before, after, moment);
      }
    }
  }

  /** Replaces it unless that takes a place beyond its limits. */
  boolean admit(String car, List<Span> before, List<Span> after) {
    for (Way way : ways.getOrDefault(car, List.of())) {
      for (int moment = 0; moment < steps.length; moment++) {
        double lower = way.share * lowerW(before, after, moment);
        double higher = way.share * higherW(before, after, moment);
        if (!way.place.allows(moment, lower, higher)) {
          return false;
        }
      }
    }
    replace(car, before, after);
    return true;
  }

  private static double lowerW(List<Span> before, List<Span> after, int moment) {
    return after.get(moment).lowW() - before.get(moment).lowW();
  }

  private static double higherW(List<Span> before, List<Span> after, int moment) {
    return after.get(moment).highW() - before.get(moment).highW();
  }

  private int step(Instant moment) {
    int step = site.grid().stepsUntil(moment);
    return Math.min(step, site.grid().steps() - 1);
  }

  private Place place(int phase, PowerLimit limit) {
    double[] least = new double[steps.length];
    double[] most = new double[steps.length];
    for (int moment = 0; moment < steps.length; moment++) {
      least[moment] = -limit.exportW()[steps[moment]];
      most[moment] = limit.importW()[steps[moment]];
    }
    return new Place(phase, new double[steps.length], new double[steps.length], least, most);
  }

  /** What a group uses itself flows through all that it hangs on. */
  private void addBase(Group group, int index) {
    for (int g = index; g != Group.NO_PARENT; g = site.groups().get(g).parent()) {
      for (Place place : groups.get(g)) {
        for (int moment = 0; moment < steps.length; moment++) {
          double powerW =
              place.phase == ALL_PHASES
                  ? group.baseLoadW(steps[moment])
                  : group.baseLoadW()[place.phase][steps[moment]];
          place.lowW[moment] += powerW;
          place.highW[moment] += powerW;
        }
      }
    }
  }

  private List<Way> ways(PluggedCar car) {
    List<Way> through = new ArrayList<>();
    for (int g = car.group(); g != Group.NO_PARENT; g = site.groups().get(g).parent()) {
      groups.get(g).forEach(place -> through.add(new Way(place, place.share(car.phases()))));
    }
    return through;
  }

  private void add(SharedLimit limit) {
    double[] none = new double[site.grid().steps()];
    Arrays.fill(none, Double.POSITIVE_INFINITY);
    Place place = place(ALL_PHASES, new PowerLimit(limit.maxW(), none));
    limit.cars().forEach(car -> ways.get(site.cars().get(car).id()).add(new Way(place, 1)));
  }
}
