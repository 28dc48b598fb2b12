package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.need.Arrival.Outlet;
import org.voltide.csms.energy.profile.DcVoltage;
import org.voltide.csms.energy.profile.RateUnits;
import org.voltide.csms.energy.profile.StackLevels;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.csms.energy.profile.StationAbilitiesBuilder;
import org.voltide.csms.sites.wiring.Wiring;
import org.voltide.ocpp.gateway.Capability;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;

/** What connected stations understand of a profile, as far as they told. Thread-safe, blocks. */
@Singleton
class KnownAbilities {
  private static final VariableAddress COUNTS_OFFLINE =
      VariableAddress.of("SmartChargingCtrlr", "SupportsMaxOfflineDuration");
  private static final VariableAddress STOPS_AT_SOC =
      VariableAddress.of("SmartChargingCtrlr", "SupportsLimitAtSoC");
  private static final VariableAddress DYNAMIC =
      VariableAddress.of("SmartChargingCtrlr", "SupportsDynamicProfiles");
  private static final VariableAddress PERIODS =
      VariableAddress.of("SmartChargingCtrlr", "PeriodsPerSchedule");
  private static final VariableAddress SWITCHES_PHASES =
      VariableAddress.of("SmartChargingCtrlr", "Phases3to1");
  private static final VariableAddress RESERVED_IDS =
      VariableAddress.of("SmartChargingCtrlr", "MaxExternalConstraintsId");

  /** Some ids are left for the plan, whatever a station reserves. */
  private static final int MOST_RESERVED = 900_000_000;

  private static final int FEWEST_PERIODS = 1;

  private final StationLink link;
  private final DeviceModel devices;

  KnownAbilities(StationLink link, DeviceModel devices) {
    this.link = link;
    this.devices = devices;
  }

  /**
   * By session; those whose station is not connected are missing. Where phases have limits of their
   * own no station goes from three phases to one: all of its power would flow on that.
   */
  Map<UUID, StationAbilities> of(Collection<SessionFacts> sessions, Wiring wiring) {
    boolean switching = !wiring.limitsPhases();
    Map<String, Map<String, String>> told =
        devices.values(
            sessions.stream().map(SessionFacts::stationId).distinct().toList(),
            List.of(
                RateUnits.VARIABLE,
                PERIODS,
                RESERVED_IDS,
                COUNTS_OFFLINE,
                STOPS_AT_SOC,
                DYNAMIC,
                StackLevels.HIGHEST,
                SWITCHES_PHASES));
    Map<UUID, StationAbilities> abilities = new HashMap<>();
    for (SessionFacts session : sessions) {
      Told variables = new Told(told.getOrDefault(session.stationId(), Map.of()));
      link.connection(session.stationId())
          .ifPresent(line -> abilities.put(session.id(), of(line, session, variables, switching)));
    }
    return abilities;
  }

  private static StationAbilities of(
      StationConnection connection, SessionFacts session, Told told, boolean switching) {
    boolean newest = connection.supports(Capability.DISCHARGING);
    StationAbilities usual = StationAbilities.inWatts(newest, session.acceptsNegativeLimits());
    int periods =
        told.number(PERIODS)
            .map(most -> Math.clamp(most, FEWEST_PERIODS, StationAbilities.USUAL_PERIODS))
            .orElse(usual.maxPeriods());
    Outlet outlet = session.arrival().outlet();
    int carsPeriods = session.negotiation().maxPeriods().orElse(periods);
    return StationAbilitiesBuilder.builder(usual)
        .unit(RateUnits.of(told.of(RateUnits.VARIABLE)))
        .volts(
            outlet.dc()
                ? DcVoltage.of(session.arrival().reported()) / StationAbilities.ALL_PHASES
                : usual.volts())
        .phases(outlet.dc() ? StationAbilities.ALL_PHASES : outlet.phases())
        .switchesPhases(
            switching
                && !outlet.dc()
                && outlet.phases() == StationAbilities.ALL_PHASES
                && told.yes(SWITCHES_PHASES))
        .maxPeriods(Math.min(periods, carsPeriods))
        .mostOffline(
            newest && told.yes(COUNTS_OFFLINE) ? Optional.of(Fallback.GIVE_UP) : Optional.empty())
        .stopsAtSoc(newest && told.yes(STOPS_AT_SOC))
        .dynamic(
            newest
                && session.dynamicProfiles()
                && told.yes(DYNAMIC)
                && told.yes(COUNTS_OFFLINE)
                && StackLevels.hasThree(told.of(StackLevels.HIGHEST)))
        .reservedIds(told.number(RESERVED_IDS).map(KnownAbilities::reserved).orElse(0))
        .build();
  }

  /** What a station told, by the variable's key. */
  private record Told(Map<String, String> values) {

    Optional<String> of(VariableAddress address) {
      return Optional.ofNullable(values.get(address.key()));
    }

    boolean yes(VariableAddress address) {
      return of(address).filter("true"::equalsIgnoreCase).isPresent();
    }

    Optional<Integer> number(VariableAddress address) {
      return of(address).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }
  }

  private static int reserved(int told) {
    return Math.min(told, MOST_RESERVED);
  }
}
