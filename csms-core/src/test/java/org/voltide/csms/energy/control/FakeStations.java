package org.voltide.csms.energy.control;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileResponse;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileResponse;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleRequest;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleResponse;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.StatusInfo;

/** Stations that take, or refuse, charging profiles. */
final class FakeStations implements StationLink {

  static final CallOutcome<SetChargingProfileResponse> ACCEPTED =
      new CallOutcome.Answered<>(
          new SetChargingProfileResponse(ChargingProfileStatus.Accepted, null, null));
  static final CallOutcome<SetChargingProfileResponse> REJECTED =
      new CallOutcome.Answered<>(
          new SetChargingProfileResponse(
              ChargingProfileStatus.Rejected,
              new StatusInfo("InvalidSchedule", "too many periods", null),
              null));

  static final CallOutcome<SetChargingProfileResponse> NO_SUCH_TRANSACTION =
      new CallOutcome.Answered<>(
          new SetChargingProfileResponse(
              ChargingProfileStatus.Rejected, new StatusInfo("TxNotFound", null, null), null));

  static final CallOutcome<ClearChargingProfileResponse> CLEARED =
      new CallOutcome.Answered<>(
          new ClearChargingProfileResponse(ClearChargingProfileStatus.Accepted, null, null));

  final List<ChargingProfile> profiles = new CopyOnWriteArrayList<>();

  /** By station: what its car takes by the profile it accepted last, at that profile's start. */
  final Map<String, Double> followedW = new ConcurrentHashMap<>();

  /** What all cars take together whenever a station has begun to follow. */
  final List<Double> togetherW = new CopyOnWriteArrayList<>();

  final List<UpdateDynamicScheduleRequest> updates = new CopyOnWriteArrayList<>();
  final List<ClearChargingProfileRequest> cleared = new CopyOnWriteArrayList<>();

  volatile CompletableFuture<CallOutcome<ClearChargingProfileResponse>> clearing =
      CompletableFuture.completedFuture(CLEARED);

  volatile CallOutcome<UpdateDynamicScheduleResponse> updated =
      new CallOutcome.Answered<>(
          new UpdateDynamicScheduleResponse(ChargingProfileStatus.Accepted, null, null));

  volatile CallOutcome<SetChargingProfileResponse> answer = ACCEPTED;
  private final Map<String, OcppVersion> connected = new ConcurrentHashMap<>();

  void connect(String station, OcppVersion version) {
    connected.put(station, version);
  }

  void disconnect(String station) {
    connected.remove(station);
  }

  @Override
  @SuppressWarnings("unchecked") // Each request gets its own answer.
  public <R extends Response> CompletionStage<CallOutcome<R>> call(
      String stationId, Request<R> request) {
    if (!connected.containsKey(stationId)) {
      return CompletableFuture.completedStage(new CallOutcome.NotConnected<>());
    }
    if (request instanceof UpdateDynamicScheduleRequest update) {
      updates.add(update);
      return CompletableFuture.completedStage((CallOutcome<R>) updated);
    }
    if (request instanceof ClearChargingProfileRequest clear) {
      cleared.add(clear);
      return clearing.thenApply(outcome -> (CallOutcome<R>) outcome);
    }
    ChargingProfile profile = ((SetChargingProfileRequest) request).chargingProfile();
    profiles.add(profile);
    if (answer == ACCEPTED) {
      follow(stationId, profile);
    }
    return CompletableFuture.completedStage((CallOutcome<R>) answer);
  }

  private synchronized void follow(String stationId, ChargingProfile profile) {
    ChargingSchedulePeriod first =
        profile.chargingSchedule().getFirst().chargingSchedulePeriod().getFirst();
    Double powerW = first.setpoint() == null ? first.limit() : first.setpoint();
    double before = Optional.ofNullable(followedW.put(stationId, powerW)).orElse(0.0);
    double together = togetherW.isEmpty() ? 0 : togetherW.getLast();
    togetherW.add(together - before + powerW);
  }

  @Override
  public Optional<StationConnection> connection(String stationId) {
    return Optional.ofNullable(connected.get(stationId)).map(v -> new Line(stationId, v));
  }

  private record Line(String stationId, OcppVersion version) implements StationConnection {

    @Override
    public long epoch() {
      return 1;
    }

    @Override
    public int securityProfile() {
      return 1;
    }

    @Override
    public boolean renewOnly() {
      return false;
    }

    @Override
    public InetSocketAddress remote() {
      return InetSocketAddress.createUnresolved("station", 1);
    }

    @Override
    public Instant openedAt() {
      return Instant.EPOCH;
    }

    @Override
    public <R extends Response> CompletionStage<CallOutcome<R>> call(Request<R> request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close(int statusCode, String reason) {}
  }
}
