package org.voltide.csms.smartcharging;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltide.csms.desired.Desired;
import org.voltide.csms.desired.DesiredKind;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.desired.Outcome;
import org.voltide.csms.energy.limits.LimitsChanged;
import org.voltide.csms.energy.profile.DefaultLimit;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileResponse;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * Profiles that last as desired state (OCPP 2.x K01, K10): station maxima, defaults for
 * transactions, priority charging, local generation. The plan keeps the maxima too. A wish is a
 * SetChargingProfileRequest.
 */
@Singleton
final class DesiredProfiles implements DesiredKind {
  static final String NAME = "charging-profiles";

  /** Profiles of the plan are numbered below. */
  static final int LOWEST_ID = 1_000_000_000;

  private final DynamicSchedules dynamic;
  private final DesiredStore wishes;
  private final Event<LimitsChanged> limits;

  DesiredProfiles(DynamicSchedules dynamic, DesiredStore wishes, Event<LimitsChanged> limits) {
    this.dynamic = dynamic;
    this.wishes = wishes;
    this.limits = limits;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Wish read(String payload) {
    SetChargingProfileRequest wished = Payloads.read(SetChargingProfileRequest.class, payload);
    ChargingProfilePurpose purpose = wished.chargingProfile().chargingProfilePurpose();
    if (purpose == ChargingProfilePurpose.TxProfile
        || purpose == ChargingProfilePurpose.ChargingStationExternalConstraints) {
      throw Problem.invalid(
          "/chargingProfile/chargingProfilePurpose",
          purpose + " does not last: it belongs to one transaction or to somebody else.");
    }
    if (purpose == ChargingProfilePurpose.ChargingStationMaxProfile && wished.evseId() != 0) {
      throw Problem.invalid("/evseId", "A station maximum is for EVSE 0 (K01.FR.03).");
    }
    int id = wished.chargingProfile().id();
    if (id < LOWEST_ID || id >= DefaultLimit.LOWEST_ID) {
      throw Problem.invalid(
          "/chargingProfile/id",
          "Smaller ids belong to the plan, larger ones to fallbacks; use %d to %d."
              .formatted(LOWEST_ID, DefaultLimit.LOWEST_ID - 1));
    }
    DynamicSchedules.demandOnePeriod(wished.chargingProfile());
    return new Wish(String.valueOf(wished.chargingProfile().id()), payload);
  }

  @Override
  public boolean isComparedAtBoot() {
    return true;
  }

  @Override
  public Map<String, Outcome> apply(String stationId, List<Desired> due) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    due.forEach(
        desired ->
            outcomes.put(
                desired.key(),
                Outcome.attempt(
                    () ->
                        desired.removed() ? clear(stationId, desired) : set(stationId, desired))));
    limits.fire(new LimitsChanged(stationId));
    return outcomes;
  }

  private Outcome set(String stationId, Desired desired) {
    SetChargingProfileResponse answer =
        dynamic.set(stationId, dynamic.current(stationId, request(desired), desired.changedAt()));
    return answer.status() == ChargingProfileStatus.Accepted
        ? new Outcome.Applied()
        : new Outcome.Failed(
            "Rejected"
                + Optional.ofNullable(answer.statusInfo())
                    .map(StatusInfo::reasonCode)
                    .map(reason -> ": " + reason)
                    .orElse(""));
  }

  private static SetChargingProfileRequest request(Desired desired) {
    return Payloads.read(SetChargingProfileRequest.class, desired.payload());
  }

  /** A profile the station does not know is as gone as it can be. */
  private Outcome clear(String stationId, Desired desired) {
    var unused =
        dynamic.clear(
            stationId, new ClearChargingProfileRequest(Integer.valueOf(desired.key()), null, null));
    return new Outcome.Applied();
  }

  /** What the station accepted last; what it has is told only when asked, as an operation (K09). */
  @Override
  public Map<String, String> actual(String stationId) {
    return wishes.accepted(stationId, NAME);
  }
}
