package org.voltide.simulator.scenario;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.station.Mischief;
import org.voltide.simulator.station.StationSpec;
import org.voltide.simulator.station.StationSpec.Current;

/** A scenario's stations and cars, one by one. */
public record Fleet(List<StationSpec> stations, List<CarSpec> cars) {
  private static final double MIN_CURRENT_A = 6;
  private static final double MIN_SOC = 20;
  private static final double MAX_SOC = 90;
  private static final int AC_PHASES = 3;

  /** Multiplies the groups of a scenario that passed its checks. */
  public static Fleet of(Scenario scenario) {
    return new Fleet(
        scenario.stations().stream().flatMap(group -> stations(scenario, group)).toList(),
        scenario.cars().stream().flatMap(Fleet::cars).toList());
  }

  List<StationSpec> stationsLike(String pattern) {
    return stations.stream().filter(station -> matches(pattern, station.id())).toList();
  }

  List<CarSpec> carsLike(String pattern) {
    return cars.stream().filter(car -> matches(pattern, car.id())).toList();
  }

  /** How cars come by the contracts that they ask for, by eMAID. */
  public Map<String, CarSpec.Contract> asking() {
    return cars.stream()
        .filter(car -> car.hasContract() && car.contract() != CarSpec.Contract.BUILT_IN)
        .collect(Collectors.toUnmodifiableMap(CarSpec::token, CarSpec::contract));
  }

  /** The contracts of the cars that have one. */
  public List<String> emaids() {
    return cars.stream().filter(CarSpec::hasContract).map(CarSpec::token).toList();
  }

  /** The ids of a group: its own, or as many as it counts, numbered from 01. */
  static List<String> ids(String id, @Nullable Integer count) {
    if (count == null) {
      return List.of(id);
    }
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> id.replace("{}", "%02d".formatted(n)))
        .toList();
  }

  private static boolean matches(String pattern, String id) {
    return Stream.of(pattern.split("\\*", -1))
        .map(Pattern::quote)
        .reduce((a, b) -> a + ".*" + b)
        .filter(id::matches)
        .isPresent();
  }

  private static Stream<StationSpec> stations(Scenario scenario, Scenario.Stations group) {
    var zone = scenario.site(group.site()).map(Scenario.Site::zone).orElse(scenario.zone());
    List<Mischief.Window> windows =
        group.misbehaviours() == null
            ? List.of()
            : group.misbehaviours().stream().map(Fleet::window).toList();
    return ids(group.id(), group.count()).stream()
        .map(
            id ->
                new StationSpec(
                    id,
                    group.site(),
                    group.protocol().version(),
                    group.current(),
                    Objects.requireNonNullElse(group.evses(), 1),
                    group.chargeKw() * 1000,
                    group.dischargeKw() * 1000,
                    Objects.requireNonNullElse(group.phases(), AC_PHASES),
                    group.current() == Current.DC
                        ? 0
                        : Objects.requireNonNullElse(group.minCurrentA(), MIN_CURRENT_A),
                    group.acceptsNegativeLimits(),
                    scenario.sampleEvery(),
                    zone,
                    windows,
                    Objects.requireNonNullElse(group.securityProfile(), 1),
                    Objects.requireNonNullElse(group.swapBatteries(), 0)));
  }

  private static Mischief.Window window(Scenario.Misbehaving misbehaving) {
    LocalTime from = Objects.requireNonNullElse(misbehaving.from(), LocalTime.MIDNIGHT);
    return new Mischief.Window(
        misbehaving.what().misbehaviour(),
        from,
        Objects.requireNonNullElse(misbehaving.until(), from),
        Duration.ofMinutes(Objects.requireNonNullElse(misbehaving.minutes(), 0)),
        Objects.requireNonNullElse(misbehaving.kw(), 0.0) * 1000);
  }

  private static CarSpec.Contract contract(Scenario.Cars group) {
    if (group.asksBy() != null) {
      return group.asksBy().contract();
    }
    return group.plugAndCharge() ? CarSpec.Contract.BUILT_IN : CarSpec.Contract.NONE;
  }

  private static OptionalDouble warranty(Scenario.Cars group) {
    return group.warrantyKwhPerYear() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(group.warrantyKwhPerYear() * 1000);
  }

  private static Stream<CarSpec> cars(Scenario.Cars group) {
    return ids(group.id(), group.count()).stream()
        .map(
            id ->
                new CarSpec(
                    id,
                    group.capacityKwh() * 1000,
                    group.chargeKw() * 1000,
                    group.dischargeKw() * 1000,
                    Objects.requireNonNullElse(group.phases(), AC_PHASES),
                    Objects.requireNonNullElse(group.minSoc(), MIN_SOC),
                    Objects.requireNonNullElse(group.maxSoc(), MAX_SOC),
                    warranty(group),
                    group.tells() == null ? CarSpec.Tells.EVERYTHING : group.tells().told(),
                    group.gridSupport(),
                    group.guest(),
                    contract(group)));
  }
}
