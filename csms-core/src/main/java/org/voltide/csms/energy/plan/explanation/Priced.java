package org.voltide.csms.energy.plan.explanation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;

/** What energy is worth while a car does something, and when the same energy flows again. */
final class Priced {

  private final SiteSnapshot site;
  private final Flows flows;
  private final Instant pricesKnownUntil;

  Priced(SiteSnapshot site, Flows flows, Instant pricesKnownUntil) {
    this.site = site;
    this.flows = flows;
    this.pricesKnownUntil = pricesKnownUntil;
  }

  List<Because> of(Stretch stretch, List<Stretch> all) {
    List<Because> because = new ArrayList<>();
    Worth now = worth();
    TimeGrid grid = site.grid();
    stretch
        .steps()
        .forEach(t -> now.add(t, stretch.action().flows() ? stretch.flowingWh(t) : grid.hours(t)));
    now.price().ifPresent(because::add);
    later(stretch, all).ifPresent(because::add);
    if (stretch.action() == Action.CHARGING || stretch.action() == Action.WAITING) {
      emissions(stretch).ifPresent(because::add);
      peak(stretch).ifPresent(because::add);
    }
    return because;
  }

  private Worth worth() {
    return new Worth(
        site.grid(), site.importPricePerKwh(), site.exportPricePerKwh(), flows, pricesKnownUntil);
  }

  /** What is given is charged again, what is charged is given, and who rests does either next. */
  private Optional<Because> later(Stretch stretch, List<Stretch> all) {
    double inPerOut = 1 / (stretch.car().chargeEfficiency() * stretch.car().dischargeEfficiency());
    return switch (stretch.action()) {
      case DISCHARGING -> after(stretch, all, Because.Use.CHARGED, stretch.flowingWh() * inPerOut);
      case CHARGING -> after(stretch, all, Because.Use.DISCHARGED, stretch.flowingWh() / inPerOut);
      case WAITING -> next(stretch, all, Because.Use.CHARGED);
      case HOLDING -> next(stretch, all, Because.Use.DISCHARGED);
    };
  }

  private Optional<Because> next(Stretch stretch, List<Stretch> all, Because.Use use) {
    return all.stream()
        .filter(each -> each.from() == stretch.to() && each.action() == action(use))
        .findFirst()
        .flatMap(each -> after(stretch, all, use, each.flowingWh()));
  }

  private Optional<Because> after(
      Stretch stretch, List<Stretch> all, Because.Use use, double energyWh) {
    Worth later = worth();
    double leftWh = energyWh;
    for (Stretch each : all) {
      if (each.from() >= stretch.to() && each.action() == action(use)) {
        for (int t = each.from(); t < each.to() && leftWh > 0; t++) {
          double countedWh = Math.min(leftWh, each.flowingWh(t));
          later.add(t, countedWh);
          leftWh -= countedWh;
        }
      }
    }
    return later.later(use);
  }

  private static Action action(Because.Use use) {
    return switch (use) {
      case CHARGED -> Action.CHARGING;
      case DISCHARGED -> Action.DISCHARGING;
    };
  }

  private Optional<Because> emissions(Stretch stretch) {
    return site.terms()
        .emissions()
        .filter(each -> each.pricePerKg() > 0)
        .map(
            each ->
                new Because.Emissions(
                    stretch.steps().mapToDouble(t -> each.kgPerKwh()[t]).average().orElse(0),
                    each.pricePerKg()));
  }

  /** Where the site draws the highest power of the plan, more would have to be paid for. */
  private Optional<Because> peak(Stretch stretch) {
    return site.terms()
        .peak()
        .filter(each -> each.pricePerKw() > 0)
        .map(each -> Math.max(each.reachedW(), flows.peakW()))
        .filter(peakW -> peakW > 0)
        .filter(peakW -> stretch.steps().anyMatch(t -> flows.netW(t) >= 0.99 * peakW))
        .map(Because.Peak::new);
  }
}
