package org.voltide.csms.energy.modes;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.voltide.csms.energy.modes.Mode.ChargeNow;
import org.voltide.csms.energy.modes.Mode.Cost;
import org.voltide.csms.energy.modes.Mode.ExternalSetpoint;
import org.voltide.csms.energy.modes.Mode.FixedSchedule;
import org.voltide.csms.energy.modes.Mode.IslandedBackup;
import org.voltide.csms.energy.modes.Mode.LimitOnly;
import org.voltide.csms.energy.modes.Mode.PeakShaving;
import org.voltide.csms.energy.modes.Mode.SelfConsumption;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.Terms;

/**
 * What modes make of what the planner sees. Pure.
 *
 * <p>Who yields to whom is told by {@link Precedence}. Limits add up, so that where two disagree
 * the lower one holds.
 */
public final class Shaping {

  private final ZoneId zone;
  private final Set<Integer> inHaste = new LinkedHashSet<>();
  private final Set<Integer> patient = new LinkedHashSet<>();
  private final Set<Integer> costOnly = new LinkedHashSet<>();
  private final List<Ranked> effects = new ArrayList<>();
  private final boolean follows;
  private SiteSnapshot site;

  private record Ranked(Precedence rank, Effect effect) {}

  private Shaping(SiteSnapshot site, List<Mode> active, List<Car> cars, ZoneId zone) {
    this.site = site;
    this.zone = zone;
    follows = active.stream().anyMatch(mode -> isFollowed(mode, site));
    IntStream.range(0, cars.size())
        .forEach(i -> (cars.get(i).inHaste() ? inHaste : patient).add(i));
  }

  /**
   * A car of the snapshot, in its order.
   *
   * @param inHaste its driver wants it charged now
   * @param mode of its session, when it has one
   */
  public record Car(boolean inHaste, Optional<Mode> mode) {}

  /**
   * A site with its modes.
   *
   * @param real with the limits, loads and energies that hold
   * @param aimed what the planner is given: priced so that the cheapest plan is the one wanted
   * @param effects what the modes do, the weakest first
   */
  public record Shaped(SiteSnapshot real, SiteSnapshot aimed, List<Effect> effects) {

    public Shaped {
      effects = List.copyOf(effects);
    }

    /** The same with stronger effects. */
    public Shaped with(List<Effect> stronger) {
      return new Shaped(real, aimed, Stream.concat(effects.stream(), stronger.stream()).toList());
    }
  }

  /**
   * Applies the modes of a site and of its sessions.
   *
   * @param modes at most one of a kind
   * @param zone of the site
   */
  public static Shaped shape(SiteSnapshot site, List<Mode> modes, List<Car> cars, ZoneId zone) {
    Optional<Mode> outage = modes.stream().filter(Shaping::isReleased).findFirst();
    List<Mode> active =
        outage
            .map(List::of)
            .orElseGet(() -> modes.stream().sorted(Comparator.comparing(Mode::kind)).toList());
    Shaping shaping = new Shaping(site, active, cars, zone);
    shaping.ofTerms(site.terms());
    if (outage.isEmpty()) {
      shaping.ofSessions(cars, active);
    }
    outage.ifPresent(mode -> shaping.openWindows());
    active.forEach(shaping::limit);
    SiteSnapshot real = shaping.site;
    active.forEach(shaping::aim);
    shaping.haste();
    return new Shaped(real, shaping.site, shaping.weakestFirst());
  }

  private List<Effect> weakestFirst() {
    return effects.stream().sorted(Comparator.comparing(Ranked::rank)).map(Ranked::effect).toList();
  }

  private void note(Precedence rank, Effect effect) {
    effects.add(new Ranked(rank, effect));
  }

  private void note(Mode mode, Phrase phrase, String... facts) {
    note(mode.precedence(), Effect.of(mode.kind().name(), phrase, facts));
  }

  private static boolean isFollowed(Mode mode, SiteSnapshot site) {
    return mode instanceof ExternalSetpoint setpoint
        && setpoint.until().isAfter(site.grid().start());
  }

  private static boolean isReleased(Mode mode) {
    return mode instanceof IslandedBackup backup && backup.released();
  }

  /** Floors are for the market, and haste yields to what must run. */
  private void openWindows() {
    List<PluggedCar> cars = site.cars().stream().map(Shaping::islanded).toList();
    site = Edit.groups(site, site.groups(), cars);
  }

  private static PluggedCar islanded(PluggedCar car) {
    PluggedCarBuilder patient = PluggedCarBuilder.builder(car).urgent(false);
    car.inOutage()
        .ifPresent(
            can ->
                patient
                    .minEnergyWh(can.leastWh())
                    .maxDischargeW(can.maxDischargeW())
                    .departureStep(can.departureStep()));
    return patient.build();
  }

  private void haste() {
    if (!inHaste.isEmpty()) {
      note(
          Precedence.CHARGE_NOW,
          Effect.of(Effect.CHARGE_NOW, Phrase.CARS_NOW, Integer.toString(inHaste.size())));
    }
  }

  private void ofTerms(Terms terms) {
    terms
        .peak()
        .ifPresent(
            peak ->
                note(
                    Precedence.OBJECTIVE,
                    Effect.of(Effect.PEAK_CHARGE, Phrase.PEAK_SO_FAR, Kilo.of(peak.reachedW()))));
    terms
        .emissions()
        .ifPresent(
            co2 -> note(Precedence.OBJECTIVE, Effect.of(Effect.CO2, Phrase.EMISSIONS_PRICED)));
    terms
        .held()
        .ifPresent(
            held ->
                note(
                    Precedence.RESERVE,
                    Effect.of(
                        Effect.HELD_POWER,
                        Phrase.HELD,
                        Kilo.of(most(held.upW())),
                        Kilo.of(most(held.downW())))));
  }

  private static double most(double[] watts) {
    return Arrays.stream(watts).max().orElse(0);
  }

  /** Costs of a single car are no matter where the connection is to use what the site generates. */
  private void ofSessions(List<Car> cars, List<Mode> ofSite) {
    boolean ownUse = ofSite.stream().anyMatch(mode -> mode instanceof SelfConsumption);
    Map<Mode, Set<Integer>> byMode = new LinkedHashMap<>();
    for (int i : patient) {
      int car = i;
      cars.get(i)
          .mode()
          .filter(mode -> !(ownUse && mode instanceof Cost))
          .ifPresent(mode -> byMode.computeIfAbsent(mode, m -> new LinkedHashSet<>()).add(car));
    }
    byMode.forEach(
        (mode, which) -> {
          ofCars(mode, which);
          String count = Integer.toString(which.size());
          note(Precedence.SESSION, Effect.of(mode.kind().name(), Phrase.CARS_ALONE, count));
        });
  }

  private void ofCars(Mode mode, Set<Integer> which) {
    switch (mode) {
      case LimitOnly m -> atOnce(which);
      case FixedSchedule m -> schedule(m, which);
      case SelfConsumption m -> surplus(which);
      case Cost m -> costOnly.addAll(which);
      case PeakShaving m -> {}
      case ExternalSetpoint m -> {}
      case IslandedBackup m -> {}
      case ChargeNow m -> {}
    }
  }

  /** What changes limits, loads and energies. */
  private void limit(Mode mode) {
    switch (mode) {
      case LimitOnly m -> {
        Set<Integer> which = new LinkedHashSet<>(patient);
        which.removeAll(costOnly);
        atOnce(which);
        note(m, Phrase.AT_ONCE);
      }
      case FixedSchedule m -> {
        schedule(m, patient);
        note(m, Phrase.SET_TIMES);
      }
      case PeakShaving m -> {
        site = Peak.capped(site, m.importW(), inHaste);
        note(m, Phrase.AT_MOST, Kilo.of(m.importW()));
      }
      case IslandedBackup m -> {
        Backup backup = Backup.of(site, m);
        site = backup.site();
        note(m.precedence(), backup.effect());
      }
      case Cost m -> note(m, Phrase.BEST_PRICES);
      case SelfConsumption m -> note(m, Phrase.OWN_USE);
      case ExternalSetpoint m -> {}
      case ChargeNow m -> {}
    }
  }

  /** What changes only what the planner strives for. */
  private void aim(Mode mode) {
    switch (mode) {
      case SelfConsumption m -> site = OwnUse.priced(site);
      case ExternalSetpoint m when follows -> {
        site = Setpoint.followed(site, m);
        note(m, Phrase.FOLLOWS, Kilo.of(m.powerW()));
      }
      case ExternalSetpoint m -> {}
      case Cost m -> {}
      case LimitOnly m -> {}
      case FixedSchedule m -> {}
      case PeakShaving m -> {}
      case IslandedBackup m -> {}
      case ChargeNow m -> {}
    }
  }

  /**
   * A car below its least energy is charged as soon as the limits allow: not while the connection
   * follows somebody else, to whom it yields.
   */
  private void atOnce(Set<Integer> which) {
    site =
        Edit.cars(
            site,
            which,
            car ->
                PluggedCarBuilder.builder(car)
                    .minEnergyWh(
                        follows ? car.minEnergyWh() : Math.max(car.minEnergyWh(), car.targetWh()))
                    .maxDischargeW(0)
                    .build());
  }

  private void schedule(FixedSchedule mode, Set<Integer> which) {
    charging(which);
    site = Edit.shared(site, which, t -> Daily.leastW(mode.periods(), site.grid(), t, zone));
  }

  private void surplus(Set<Integer> which) {
    charging(which);
    double[] load = site.baseLoadW();
    site = Edit.shared(site, which, t -> Math.max(0, -load[t]));
  }

  private void charging(Set<Integer> which) {
    site = Edit.cars(site, which, car -> PluggedCarBuilder.builder(car).maxDischargeW(0).build());
  }
}
