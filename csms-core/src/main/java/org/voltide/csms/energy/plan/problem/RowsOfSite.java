package org.voltide.csms.energy.plan.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.HeldPower;
import org.voltide.csms.energy.plan.PeakCharge;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * The groups of a site, their phases where these have limits, the limits that cars share, and what
 * all cars flow through beside the connection, as rows.
 */
final class RowsOfSite {

  private static final int ALL_PHASES = -1;

  private final SiteSnapshot site;
  private final double[][] liftW;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Way, Integer> signatureIndex = new LinkedHashMap<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Signature> signatures = new ArrayList<>();
  private final int[] signatureOf;
  private final Prices prices;
  private Optional<Peak> peak = Optional.empty();

  private record Place(int group, int phase) {}

  private record Way(int group, Phases phases, List<Integer> limits) {}

  RowsOfSite(SiteSnapshot site, double[][] liftW) {
    this.site = site;
    this.liftW = liftW;
    prices = Prices.of(site);
    for (int g = 0; g < site.groups().size(); g++) {
      Group group = site.groups().get(g);
      add(g, ALL_PHASES, group.id(), group.limit());
      for (int phase = 0; phase < group.phaseLimits().size(); phase++) {
        add(g, phase, group.id() + " L" + (phase + 1), group.phaseLimits().get(phase));
      }
    }
    site.limits().forEach(limit -> rows.add(shared(limit)));
    site.terms().held().ifPresent(this::addHeld);
    site.terms().peak().ifPresent(this::addPeak);
    signatureOf = IntStream.range(0, liftW.length).map(this::signature).toArray();
    if (signatures.isEmpty()) {
      signatures.add(signature(new Way(0, Phases.UNKNOWN, List.of())));
    }
  }

  private void addHeld(HeldPower held) {
    double[] lift = new double[site.grid().steps()];
    for (double[] watts : liftW) {
      add(watts, 1, lift);
    }
    rows.addAll(HeldRows.of(site, held, kilo(lift), rows.getFirst().baseKw()));
  }

  private void addPeak(PeakCharge charge) {
    peak = Optional.of(new Peak(rows.size(), charge.pricePerKw()));
    double[] hours = new double[site.grid().steps()];
    Arrays.setAll(hours, site.grid()::hours);
    rows.add(Peak.row(charge, rows.getFirst(), hours, prices.overloadPerKwh()));
  }

  Optional<Peak> peak() {
    return peak;
  }

  List<Row> rows() {
    return rows;
  }

  List<Signature> signatures() {
    return signatures;
  }

  /** Per car of the snapshot. */
  int[] signatureOf() {
    return signatureOf;
  }

  private void add(int group, int phase, String name, PowerLimit limit) {
    Place place = new Place(group, phase);
    double[][] edges = new double[site.grid().steps()][];
    double[][] curve = new double[edges.length][];
    double overload = prices.overloadPerKwh();
    for (int t = 0; t < edges.length; t++) {
      double most = limit.importW()[t] / 1000;
      double least = -limit.exportW()[t] / 1000;
      if (rows.isEmpty()) {
        double buy = site.drawnPricePerKwh(t);
        double sell = Math.min(buy, site.exportPricePerKwh()[t]);
        edges[t] = new double[] {least, 0, most};
        curve[t] = new double[] {sell - overload, sell, buy, buy + overload};
      } else {
        edges[t] = new double[] {least, most};
        curve[t] = new double[] {-overload, 0, overload};
      }
    }
    places.add(place);
    rows.add(new Row(name, baseKw(place), edges, curve, true));
  }

  /** A limit that cars share; its other edge, and itself where there is none, are out of reach. */
  private Row shared(SharedLimit limit) {
    double overload = prices.overloadPerKwh();
    double[] base = new double[site.grid().steps()];
    double reach = 1;
    for (int i : limit.cars()) {
      PluggedCar car = site.cars().get(i);
      reach += (car.maxChargeW() + car.maxDischargeW()) / 1000;
      add(liftW[i], 1, base);
    }
    double[][] edges = new double[base.length][];
    double[][] curve = new double[base.length][];
    for (int t = 0; t < base.length; t++) {
      edges[t] = new double[] {-reach, Math.min(reach, limit.maxW()[t] / 1000)};
      curve[t] = new double[] {-overload, 0, overload};
    }
    return new Row("limit", kilo(base), edges, curve, true);
  }

  /** What flows without the cars' decisions: loads of all groups below, and lifts. */
  private double[] baseKw(Place place) {
    double[] base = new double[site.grid().steps()];
    for (int g = place.group(); g < site.groups().size(); g++) {
      for (int phase = 0; phase < Phases.COUNT && isWithin(g, place.group()); phase++) {
        double part = place.phase() == ALL_PHASES || place.phase() == phase ? 1 : 0;
        add(site.groups().get(g).baseLoadW()[phase], part, base);
      }
    }
    for (int i = 0; i < liftW.length; i++) {
      PluggedCar car = site.cars().get(i);
      if (isWithin(car.group(), place.group())) {
        add(liftW[i], share(car.phases(), place), base);
      }
    }
    return kilo(base);
  }

  private static double[] kilo(double[] watts) {
    return Arrays.stream(watts).map(w -> w / 1000).toArray();
  }

  private static void add(double[] values, double factor, double[] sum) {
    for (int t = 0; t < sum.length && factor > 0; t++) {
      sum[t] += factor * values[t];
    }
  }

  private boolean isWithin(int group, int ancestor) {
    int g = group;
    while (g > ancestor) {
      g = site.groups().get(g).parent();
    }
    return g == ancestor;
  }

  private static double share(Phases phases, Place place) {
    return place.phase() == ALL_PHASES ? 1 : phases.share(place.phase());
  }

  private int signature(int index) {
    PluggedCar car = site.cars().get(index);
    List<Integer> limits =
        IntStream.range(0, site.limits().size())
            .filter(l -> site.limits().get(l).cars().contains(index))
            .boxed()
            .toList();
    return signatureIndex.computeIfAbsent(
        new Way(car.group(), car.phases(), limits),
        way -> {
          signatures.add(signature(way));
          return signatures.size() - 1;
        });
  }

  private Signature signature(Way way) {
    List<Integer> through = new ArrayList<>();
    for (int row = 0; row < places.size(); row++) {
      Place place = places.get(row);
      if (isWithin(way.group(), place.group()) && share(way.phases(), place) > 0) {
        through.add(row);
      }
    }
    way.limits().forEach(limit -> through.add(places.size() + limit));
    IntStream.range(places.size() + site.limits().size(), rows.size()).forEach(through::add);
    return new Signature(
        through.stream().mapToInt(row -> row).toArray(),
        through.stream().mapToDouble(row -> share(way, row)).toArray());
  }

  private double share(Way way, int row) {
    return row < places.size() ? share(way.phases(), places.get(row)) : 1;
  }
}
