package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.csms.energy.profile.StationAbilitiesBuilder;
import org.voltide.ocpp.gateway.Capability;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.type.ChargingRateUnit;

/** What connected stations understand of a profile, as far as they told. Thread-safe, blocks. */
@Singleton
class KnownAbilities {
  private static final VariableAddress RATE_UNIT =
      VariableAddress.of("SmartChargingCtrlr", "RateUnit");
  private static final VariableAddress PERIODS =
      VariableAddress.of("SmartChargingCtrlr", "PeriodsPerSchedule");
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

  /** Empty when the station is not connected. */
  Optional<StationAbilities> of(SessionFacts session) {
    return link.connection(session.stationId()).map(connection -> of(connection, session));
  }

  private StationAbilities of(StationConnection connection, SessionFacts session) {
    String station = session.stationId();
    StationAbilities usual =
        StationAbilities.inWatts(
            connection.supports(Capability.DISCHARGING), session.acceptsNegativeLimits());
    int periods =
        devices
            .number(station, PERIODS)
            .map(told -> Math.clamp(told, FEWEST_PERIODS, StationAbilities.USUAL_PERIODS))
            .orElse(usual.maxPeriods());
    int carsPeriods = session.negotiation().maxPeriods().orElse(periods);
    return StationAbilitiesBuilder.builder(usual)
        .unit(takesOnlyAmperes(station) ? ChargingRateUnit.A : ChargingRateUnit.W)
        .phases(session.arrival().outlet().phases())
        .maxPeriods(Math.min(periods, carsPeriods))
        .reservedIds(devices.number(station, RESERVED_IDS).map(KnownAbilities::reserved).orElse(0))
        .build();
  }

  private static int reserved(int told) {
    return Math.min(told, MOST_RESERVED);
  }

  private boolean takesOnlyAmperes(String station) {
    return devices
        .value(station, RATE_UNIT)
        .map(units -> List.of(units.split("\\s*,\\s*")))
        .filter(units -> units.contains("A") && !units.contains("W"))
        .isPresent();
  }
}
