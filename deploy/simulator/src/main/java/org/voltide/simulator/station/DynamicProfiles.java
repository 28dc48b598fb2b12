package org.voltide.simulator.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.PullDynamicScheduleUpdateRequest;
import org.voltide.ocpp.message.smartcharging.PullDynamicScheduleUpdateResponse;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleRequest;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleResponse;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.profile.Installed;
import org.voltide.simulator.profile.Refusal;

/**
 * Profiles whose one period changes all the time: pushed by the CSMS, or fetched (OCPP 2.1 K28);
 * and what becomes of profiles while the station is offline (Q11, Q12).
 */
final class DynamicProfiles implements Block {
  private static final Duration OFFLINE_POLL = Duration.ofSeconds(10);

  private final Cabinet cabinet;
  private final List<ChargingPoint> points;
  private boolean watching;

  DynamicProfiles(Cabinet cabinet, List<ChargingPoint> points) {
    this.cabinet = cabinet;
    this.points = points;
  }

  @Override
  public void register(Desk desk) {
    desk.on(UpdateDynamicScheduleRequest.class, this::update);
  }

  /** Fetches updates from now on, if the profile says how often. */
  void installed(ChargingProfile profile) {
    cabinet.profiles().all().stream()
        .filter(held -> held.profile().id() == profile.id())
        .forEach(this::fetch);
  }

  private void fetch(Installed installed) {
    Integer interval = installed.profile().dynUpdateInterval();
    if (interval != null && interval > 0) {
      var _ = cabinet.host().after(Duration.ofSeconds(interval), () -> pull(installed));
    }
  }

  /** The line is gone: profiles may lose their force with time. */
  void offline() {
    if (!watching) {
      watching = true;
      var since = cabinet.now();
      watch(() -> cabinet.profiles().offlineFor(Duration.between(since, cabinet.now())));
    }
  }

  private void watch(Runnable check) {
    var _ =
        cabinet
            .host()
            .after(
                OFFLINE_POLL,
                () -> {
                  if (watching) {
                    check.run();
                    points.forEach(ChargingPoint::refresh);
                    watch(check);
                  }
                });
  }

  /** The line is back. */
  void online() {
    watching = false;
    cabinet.profiles().online();
    points.forEach(ChargingPoint::refresh);
  }

  private UpdateDynamicScheduleResponse update(UpdateDynamicScheduleRequest request) {
    Optional<Refusal> refusal =
        cabinet
            .profiles()
            .update(request.chargingProfileId(), request.scheduleUpdate(), cabinet.time());
    cabinet.host().afterAnswer(() -> points.forEach(ChargingPoint::refresh));
    return new UpdateDynamicScheduleResponse(
        SmartCharging.status(refusal), SmartCharging.info(refusal), null);
  }

  /** One that was replaced is fetched no more: its successor is. */
  private void pull(Installed installed) {
    ChargingProfile profile = installed.profile();
    boolean held =
        cabinet.profiles().all().stream()
            .anyMatch(one -> one.profile().id() == profile.id() && one.at().equals(installed.at()));
    if (!held) {
      return;
    }
    cabinet
        .uplink()
        .call(
            new PullDynamicScheduleUpdateRequest(profile.id(), null),
            PullDynamicScheduleUpdateResponse.class,
            answer -> {
              if (answer.status() == ChargingProfileStatus.Accepted
                  && answer.scheduleUpdate() != null) {
                var _ =
                    cabinet
                        .profiles()
                        .update(profile.id(), answer.scheduleUpdate(), cabinet.time());
                points.forEach(ChargingPoint::refresh);
              }
            },
            why -> cabinet.host().journal().note(cabinet.time(), "no dynamic update: " + why));
    fetch(installed);
  }
}
