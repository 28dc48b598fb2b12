package org.voltide.csms.energy.fallback;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltide.csms.desired.Desired;
import org.voltide.csms.desired.DesiredKind;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.desired.Outcome;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.energy.profile.DefaultLimit;
import org.voltide.csms.energy.profile.RateUnits;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileResponse;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * Brings fallbacks to stations as default profiles of transactions, one per EVSE, which hold
 * wherever no plan does (OCPP 2.x K03, 2.1 Q11). By EVSE.
 */
@Singleton
final class OfflineFallbacks implements DesiredKind {

  static final String NAME = "offline-fallback";
  static final String REFUSED = "The station refused it";

  private final Commands commands;
  private final DeviceModel devices;
  private final FallbackStore store;
  private final DesiredStore wishes;

  OfflineFallbacks(
      Commands commands, DeviceModel devices, FallbackStore store, DesiredStore wishes) {
    this.commands = commands;
    this.devices = devices;
    this.store = store;
    this.wishes = wishes;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Wish read(String payload) {
    throw Problem.conflict("Fallbacks follow from the limits of the site.");
  }

  @Override
  public boolean isComparedAtBoot() {
    return true;
  }

  @Override
  public Map<String, Outcome> apply(String stationId, List<Desired> due) {
    Optional<String> units =
        Optional.ofNullable(
            devices
                .values(List.of(stationId), List.of(RateUnits.VARIABLE))
                .getOrDefault(stationId, Map.of())
                .get(RateUnits.VARIABLE.key()));
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Desired desired : due) {
      int evse = Integer.parseInt(desired.key());
      outcomes.put(desired.key(), Outcome.attempt(() -> apply(stationId, evse, units, desired)));
    }
    return outcomes;
  }

  private Outcome apply(String stationId, int evse, Optional<String> units, Desired desired) {
    if (desired.removed()) {
      var _ =
          commands.ask(
              stationId, new ClearChargingProfileRequest(DefaultLimit.id(evse), null, null));
      return new Outcome.Applied();
    }
    Wished wished = Wished.read(desired.payload());
    FallbackStore.Lines lines = store.lines(stationId, evse);
    DefaultLimit limit =
        new DefaultLimit(evse, wished.powerW(), Duration.ofSeconds(wished.waitSeconds()));
    ChargingProfile profile =
        lines.alternating()
            ? limit.profile(RateUnits.perPhase(units), lines.phases())
            : limit.profileAtDc(RateUnits.of(units));
    SetChargingProfileResponse answer =
        commands.ask(stationId, new SetChargingProfileRequest(evse, profile, null));
    return answer.status() == ChargingProfileStatus.Accepted
        ? new Outcome.Applied()
        : new Outcome.Failed(refused(Optional.ofNullable(answer.statusInfo())));
  }

  private static String refused(Optional<StatusInfo> info) {
    return REFUSED + info.map(why -> ": " + why.reasonCode()).orElse("") + ".";
  }

  @Override
  public Map<String, String> actual(String stationId) {
    return wishes.accepted(stationId, NAME);
  }
}
