package org.voltide.simulator.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.simulator.station.StationSpec.Current;

/** What can be wrong with a scenario's sites, stations and cars. */
final class ScenarioCheck {
  private static final String SITE_ID = "[a-z0-9][a-z0-9-]{0,39}";
  private static final String STATION_ID = "[A-Za-z0-9*_=.|@-]{1,48}";

  private static final int HOURS = 24;
  private static final int MOST_GRAMS = 5000;

  private final Scenario scenario;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private ScenarioCheck(Scenario scenario) {
    this.scenario = scenario;
  }

  /** All problems; stays are looked at only when everything else makes sense. */
  static List<Problem> problems(Scenario scenario) {
    var check = new ScenarioCheck(scenario);
    check.all();
    return check.problems.isEmpty()
        ? StayCheck.problems(scenario, Fleet.of(scenario))
        : check.problems;
  }

  private void all() {
    require(!scenario.sites().isEmpty(), "sites", "a scenario needs at least one site");
    require(!scenario.stations().isEmpty(), "stations", "a scenario needs at least one station");
    require(scenario.sampleEvery().isPositive(), "sampleSeconds", "must be positive");
    emissions(Objects.requireNonNullElse(scenario.emissions(), List.of()));
    for (int i = 0; i < scenario.sites().size(); i++) {
      site(scenario.sites().get(i), "sites[" + i + "]");
    }
    for (int i = 0; i < scenario.stations().size(); i++) {
      stations(scenario.stations().get(i), "stations[" + i + "]");
    }
    for (int i = 0; i < scenario.cars().size(); i++) {
      cars(scenario.cars().get(i), "cars[" + i + "]");
    }
  }

  private void emissions(List<Integer> hours) {
    require(
        hours.isEmpty() || hours.size() == HOURS, "emissions", "a day has a figure for each hour");
    require(
        hours.stream().allMatch(grams -> grams >= 0 && grams <= MOST_GRAMS),
        "emissions",
        "must be 0 to %d g/kWh".formatted(MOST_GRAMS));
  }

  private void site(Scenario.Site site, String path) {
    require(site.id().matches(SITE_ID), path + ".id", "use lower-case letters, digits and hyphens");
    require(
        ids.add("site " + site.id()),
        path + ".id",
        "site '%s' is named twice".formatted(site.id()));
    require(site.importLimitKw() > 0, path + ".importLimitKw", "must be positive");
    require(site.exportLimitKw() >= 0, path + ".exportLimitKw", "must not be negative");
    require(
        site.baseLoadKw() < site.importLimitKw(),
        path + ".baseLoadKw",
        "the base load alone exceeds the import limit");
  }

  private void stations(Scenario.Stations group, String path) {
    numbered(group.id(), group.count(), path, "station", STATION_ID);
    require(
        scenario.site(group.site()).isPresent(),
        path + ".site",
        "there is no site '%s'".formatted(group.site()));
    require(group.chargeKw() > 0, path + ".chargeKw", "must be positive");
    require(group.dischargeKw() >= 0, path + ".dischargeKw", "must not be negative");
    int phases = Objects.requireNonNullElse(group.phases(), 3);
    require(phases >= 1 && phases <= 3, path + ".phases", "must be 1, 2 or 3");
    require(Objects.requireNonNullElse(group.evses(), 1) >= 1, path + ".evses", "must be positive");
    require(
        group.current() == Current.AC || group.minCurrentA() == null,
        path + ".minCurrentA",
        "only AC stations have a minimum current");
    int security = Objects.requireNonNullElse(group.securityProfile(), 1);
    require(security >= 0 && security <= 3, path + ".securityProfile", "must be 0 to 3");
    int batteries = Objects.requireNonNullElse(group.swapBatteries(), 0);
    require(batteries >= 0 && batteries <= 100, path + ".swapBatteries", "must be 0 to 100");
    List<Scenario.Misbehaving> faults =
        group.misbehaviours() == null ? List.of() : group.misbehaviours();
    for (int i = 0; i < faults.size(); i++) {
      misbehaviour(faults.get(i), path + ".misbehaviours[" + i + "]");
    }
  }

  private void misbehaviour(Scenario.Misbehaving fault, String path) {
    boolean needsMinutes = fault.what() == Scenario.Kind.CLOCK_OFF;
    require(
        needsMinutes == (fault.minutes() != null),
        path + ".minutes",
        needsMinutes ? "say by how many minutes the clock is off" : "only clock-off takes minutes");
    boolean right =
        switch (fault.what()) {
          case EXTERNAL_LIMIT -> fault.kw() != null && fault.kw() >= 0;
          case EXTERNAL_SETPOINT -> fault.kw() != null;
          default -> fault.kw() == null;
        };
    require(
        right,
        path + ".kw",
        "external-limit says how much is allowed, external-setpoint what shall flow, others"
            + " nothing");
    require(
        (fault.from() == null) == (fault.until() == null),
        path,
        "say both from and until, or neither for all day");
  }

  private void cars(Scenario.Cars group, String path) {
    numbered(group.id(), group.count(), path, "car", "\\S{1,36}");
    require(group.capacityKwh() > 0, path + ".capacityKwh", "must be positive");
    require(group.chargeKw() > 0, path + ".chargeKw", "must be positive");
    require(group.dischargeKw() >= 0, path + ".dischargeKw", "must not be negative");
    double min = Objects.requireNonNullElse(group.minSoc(), 0.0);
    double max = Objects.requireNonNullElse(group.maxSoc(), 100.0);
    require(
        min >= 0 && min < max && max <= 100, path + ".minSoc", "must be 0 to 100 and below maxSoc");
    require(
        group.asksBy() == null || group.plugAndCharge(),
        path + ".asksBy",
        "only cars with plugAndCharge ask for a contract");
  }

  private void numbered(
      String id, @Nullable Integer count, String path, String kind, String allowed) {
    require(
        (count != null) == id.contains("{}"),
        path + ".id",
        "an id has {} in it exactly when there is a count");
    require(count == null || count >= 1, path + ".count", "must be positive");
    for (String each : Fleet.ids(id, count)) {
      require(
          each.replace("{}", "").matches(allowed),
          path + ".id",
          "'%s' is no possible %s id".formatted(each, kind));
      require(
          ids.add(kind + " " + each), path + ".id", "%s '%s' is named twice".formatted(kind, each));
    }
  }

  private void require(boolean condition, String path, String what) {
    if (!condition) {
      problems.add(new Problem(path, what));
    }
  }
}
