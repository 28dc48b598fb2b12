package org.voltide.simulator.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileResponse;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.CompositeSchedule;
import org.voltide.ocpp.message.smartcharging.GetChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.GetChargingProfilesRequest;
import org.voltide.ocpp.message.smartcharging.GetChargingProfilesResponse;
import org.voltide.ocpp.message.smartcharging.GetCompositeScheduleRequest;
import org.voltide.ocpp.message.smartcharging.GetCompositeScheduleResponse;
import org.voltide.ocpp.message.smartcharging.ReportChargingProfilesRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileResponse;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleRequest;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleResponse;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.profile.Installed;
import org.voltide.simulator.profile.Refusal;
import org.voltide.simulator.profile.SchedulePreview;

/** What the CSMS orders about charging profiles (OCPP 2.1 block K). */
final class SmartCharging implements Block {
  private static final String SOURCE = "CSO";

  private final Cabinet cabinet;
  private final List<ChargingPoint> points;

  SmartCharging(Cabinet cabinet, List<ChargingPoint> points) {
    this.cabinet = cabinet;
    this.points = points;
  }

  @Override
  public void register(Desk desk) {
    desk.on(SetChargingProfileRequest.class, this::set);
    desk.on(ClearChargingProfileRequest.class, this::clear);
    desk.on(GetChargingProfilesRequest.class, this::get);
    desk.on(GetCompositeScheduleRequest.class, this::composite);
    desk.on(UpdateDynamicScheduleRequest.class, this::update);
  }

  private SetChargingProfileResponse set(SetChargingProfileRequest request) {
    Optional<Refusal> refusal = install(request.evseId(), request.chargingProfile());
    return new SetChargingProfileResponse(status(refusal), info(refusal), null);
  }

  /** Installs a profile and obeys it at once. */
  Optional<Refusal> install(int evseId, ChargingProfile profile) {
    if (cabinet.does(Misbehaviour.REJECT_PROFILES)) {
      cabinet.counts().rejectedProfiles++;
      return Optional.of(new Refusal("InternalError", "no profile is accepted now"));
    }
    Optional<String> running =
        points.stream()
            .filter(point -> point.evseId() == evseId)
            .findFirst()
            .flatMap(ChargingPoint::transactionId);
    Optional<Refusal> refusal =
        cabinet.profiles().install(evseId, profile, running, cabinet.time());
    if (refusal.isPresent()) {
      cabinet.counts().rejectedProfiles++;
    } else {
      refreshAfterAnswer();
    }
    return refusal;
  }

  private UpdateDynamicScheduleResponse update(UpdateDynamicScheduleRequest request) {
    Optional<Refusal> refusal =
        cabinet
            .profiles()
            .update(request.chargingProfileId(), request.scheduleUpdate(), cabinet.time());
    refreshAfterAnswer();
    return new UpdateDynamicScheduleResponse(status(refusal), info(refusal), null);
  }

  private ClearChargingProfileResponse clear(ClearChargingProfileRequest request) {
    boolean any = cabinet.profiles().clear(request);
    refreshAfterAnswer();
    return new ClearChargingProfileResponse(
        any ? ClearChargingProfileStatus.Accepted : ClearChargingProfileStatus.Unknown, null, null);
  }

  private GetChargingProfilesResponse get(GetChargingProfilesRequest request) {
    List<Installed> found =
        cabinet
            .profiles()
            .matching(request.chargingProfile(), Optional.ofNullable(request.evseId()));
    cabinet.host().afterAnswer(() -> reportProfiles(request.requestId(), found));
    return new GetChargingProfilesResponse(
        found.isEmpty() ? GetChargingProfileStatus.NoProfiles : GetChargingProfileStatus.Accepted,
        null,
        null);
  }

  private GetCompositeScheduleResponse composite(GetCompositeScheduleRequest request) {
    Optional<ChargingPoint> point =
        points.stream().filter(p -> p.evseId() == Math.max(1, request.evseId())).findFirst();
    ChargingRateUnit unit =
        request.chargingRateUnit() == null ? ChargingRateUnit.W : request.chargingRateUnit();
    if (point.isEmpty() || !cabinet.spec().abilities().units().contains(unit)) {
      return new GetCompositeScheduleResponse(GenericStatus.Rejected, null, null, null);
    }
    Instant start = cabinet.time();
    int evses = request.evseId() == 0 ? points.size() : 1;
    List<ChargingSchedulePeriod> periods =
        new SchedulePreview(
                cabinet.profiles().composite(),
                unit,
                cabinet.spec().maxChargeW(),
                cabinet.spec().protocol() == OcppVersion.V2_1)
            .periods(point.get().outlet(), start, Duration.ofSeconds(request.duration()), evses);
    var schedule =
        new CompositeSchedule(request.evseId(), request.duration(), start, unit, periods, null);
    return new GetCompositeScheduleResponse(GenericStatus.Accepted, null, schedule, null);
  }

  private void reportProfiles(int requestId, List<Installed> found) {
    Map<Integer, List<ChargingProfile>> byEvse = new TreeMap<>();
    found.forEach(
        held -> byEvse.computeIfAbsent(held.evseId(), e -> new ArrayList<>()).add(held.profile()));
    int left = byEvse.size();
    for (var entry : byEvse.entrySet()) {
      boolean more = --left > 0;
      var report =
          new ReportChargingProfilesRequest(
              requestId, SOURCE, entry.getValue(), entry.getKey(), more, null);
      cabinet.host().tell(report);
    }
  }

  /** The answer leaves before what the station then tells about the effect. */
  private void refreshAfterAnswer() {
    cabinet
        .host()
        .afterAnswer(
            () -> {
              cabinet.model().replace(Variables.PROFILES, "" + cabinet.profiles().size());
              points.forEach(ChargingPoint::refresh);
            });
  }

  private static ChargingProfileStatus status(Optional<Refusal> refusal) {
    return refusal.isEmpty() ? ChargingProfileStatus.Accepted : ChargingProfileStatus.Rejected;
  }

  private static @Nullable StatusInfo info(Optional<Refusal> refusal) {
    return refusal.map(r -> new StatusInfo(r.reasonCode(), r.detail(), null)).orElse(null);
  }
}
