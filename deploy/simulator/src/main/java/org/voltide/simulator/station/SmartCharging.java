package org.voltide.simulator.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.OperationMode;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Parts;
import org.voltide.simulator.profile.Installed;
import org.voltide.simulator.profile.ProfileStore;
import org.voltide.simulator.profile.Refusal;
import org.voltide.simulator.profile.SchedulePreview;

/** What the CSMS orders about charging profiles (OCPP 2.1 K01 to K10). */
final class SmartCharging implements Block {
  private static final int PART = 10;

  private record Report(int evseId, String source, List<ChargingProfile> profiles) {}

  private final Cabinet cabinet;
  private final Facilities facilities;
  private final List<ChargingPoint> points;
  private final DynamicProfiles dynamic;

  SmartCharging(
      Cabinet cabinet, Facilities facilities, List<ChargingPoint> points, DynamicProfiles dynamic) {
    this.cabinet = cabinet;
    this.facilities = facilities;
    this.points = points;
    this.dynamic = dynamic;
    cabinet.model().read(Variables.PROFILES, () -> "" + cabinet.profiles().size());
  }

  @Override
  public void register(Desk desk) {
    desk.on(SetChargingProfileRequest.class, this::set);
    desk.on(ClearChargingProfileRequest.class, this::clear);
    desk.on(GetChargingProfilesRequest.class, this::get);
    desk.on(GetCompositeScheduleRequest.class, this::composite);
  }

  private SetChargingProfileResponse set(SetChargingProfileRequest request) {
    Optional<Refusal> refusal = install(request.evseId(), request.chargingProfile());
    return new SetChargingProfileResponse(status(refusal), info(refusal), null);
  }

  /** Installs a profile and obeys it once the answer has left. */
  Optional<Refusal> install(int evseId, ChargingProfile profile) {
    Optional<String> running =
        points.stream()
            .filter(point -> point.evseId() == evseId)
            .findFirst()
            .flatMap(ChargingPoint::transactionId);
    Optional<Refusal> refusal =
        objection(profile)
            .or(() -> cabinet.profiles().install(evseId, profile, running, cabinet.time()));
    if (refusal.isPresent()) {
      cabinet.counts().rejectedProfiles++;
    } else {
      cabinet.host().afterAnswer(() -> installed(evseId, profile));
    }
    return refusal;
  }

  private Optional<Refusal> objection(ChargingProfile profile) {
    if (cabinet.does(Misbehaviour.REJECT_PROFILES)) {
      return Optional.of(new Refusal("InternalError", "no profile is accepted now"));
    }
    if (profile.chargingProfilePurpose()
        == ChargingProfilePurpose.ChargingStationExternalConstraints) {
      return Optional.of(new Refusal("InvalidProfile", "external limits are not the CSMS's"));
    }
    boolean balancing =
        profile.chargingSchedule().stream()
            .flatMap(schedule -> schedule.chargingSchedulePeriod().stream())
            .anyMatch(period -> period.operationMode() == OperationMode.LocalLoadBalancing);
    return balancing && !facilities.grid().balances()
        ? Optional.of(new Refusal("MissingDevModelInfo", "no thresholds for load balancing"))
        : Optional.empty();
  }

  private void installed(int evseId, ChargingProfile profile) {
    points.forEach(ChargingPoint::refresh);
    dynamic.installed(profile);
    if (profile.chargingProfilePurpose() == ChargingProfilePurpose.TxProfile) {
      points.stream()
          .filter(point -> point.evseId() == evseId)
          .forEach(point -> point.scheduled(profile));
    }
  }

  private ClearChargingProfileResponse clear(ClearChargingProfileRequest request) {
    boolean any = cabinet.profiles().clear(request);
    cabinet.host().afterAnswer(() -> points.forEach(ChargingPoint::refresh));
    return new ClearChargingProfileResponse(
        any ? ClearChargingProfileStatus.Accepted : ClearChargingProfileStatus.Unknown, null, null);
  }

  private GetChargingProfilesResponse get(GetChargingProfilesRequest request) {
    List<Installed> found =
        cabinet
            .profiles()
            .matching(request.chargingProfile(), Optional.ofNullable(request.evseId()));
    cabinet.host().afterAnswer(() -> report(request.requestId(), found));
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
    boolean able = request.duration() > 0 && cabinet.spec().abilities().units().contains(unit);
    if (point.isEmpty() || !able) {
      return new GetCompositeScheduleResponse(GenericStatus.Rejected, null, null, null);
    }
    Instant start = cabinet.time();
    int evses = request.evseId() == 0 ? points.size() : 1;
    List<ChargingSchedulePeriod> periods =
        new SchedulePreview(
                cabinet.profiles().composite(),
                unit,
                cabinet.spec().maxChargeW(),
                cabinet.speaks21())
            .periods(point.get().outlet(), start, Duration.ofSeconds(request.duration()), evses);
    var schedule =
        new CompositeSchedule(request.evseId(), request.duration(), start, unit, periods, null);
    return new GetCompositeScheduleResponse(GenericStatus.Accepted, null, schedule, null);
  }

  /** Each message is about one EVSE and one source, and not too long. */
  private void report(int requestId, List<Installed> found) {
    Map<Integer, Map<String, List<ChargingProfile>>> sorted = new TreeMap<>();
    for (Installed held : found) {
      sorted
          .computeIfAbsent(held.evseId(), evse -> new TreeMap<>())
          .computeIfAbsent(ProfileStore.source(held), source -> new ArrayList<>())
          .add(held.profile());
    }
    List<Report> reports = new ArrayList<>();
    sorted.forEach(
        (evse, bySource) ->
            bySource.forEach(
                (source, profiles) ->
                    Parts.send(
                        profiles,
                        PART,
                        (seqNo, part, more) -> reports.add(new Report(evse, source, part)))));
    Parts.send(
        reports,
        1,
        (seqNo, one, more) ->
            cabinet
                .host()
                .tell(
                    new ReportChargingProfilesRequest(
                        requestId,
                        one.getFirst().source,
                        one.getFirst().profiles,
                        one.getFirst().evseId,
                        more,
                        null)));
  }

  static ChargingProfileStatus status(Optional<Refusal> refusal) {
    return refusal.isEmpty() ? ChargingProfileStatus.Accepted : ChargingProfileStatus.Rejected;
  }

  static @Nullable StatusInfo info(Optional<Refusal> refusal) {
    return refusal.map(r -> new StatusInfo(r.reasonCode(), r.detail(), null)).orElse(null);
  }
}
