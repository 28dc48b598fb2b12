package org.voltide.simulator.station;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.message.availability.ChangeAvailabilityRequest;
import org.voltide.ocpp.message.availability.ChangeAvailabilityResponse;
import org.voltide.ocpp.message.availability.ChangeAvailabilityStatus;
import org.voltide.ocpp.message.availability.HeartbeatRequest;
import org.voltide.ocpp.message.availability.OperationalStatus;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationResponse;
import org.voltide.ocpp.message.provisioning.BootReason;
import org.voltide.ocpp.message.provisioning.ChargingStationBuilder;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.provisioning.ResetResponse;
import org.voltide.ocpp.message.provisioning.ResetStatus;
import org.voltide.ocpp.message.provisioning.ResetType;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.transactions.StopReason;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Triggers;
import org.voltide.simulator.time.Timeline;
import org.voltide.simulator.wire.Standing;

/** A station's own life: boot, heartbeats, resets, being in service (OCPP 2.1 B and G). */
final class Upkeep implements Block {
  private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());
  private static final int DEFAULT_HEARTBEAT = 300;
  private static final Duration BOOT_RETRY = Duration.ofSeconds(2);
  private static final int OWN_BOOT_INTERVAL = 60;
  private static final Duration LEAST_REAL_HEARTBEAT = Duration.ofSeconds(1);

  private final Cabinet cabinet;
  private final List<ChargingPoint> points;
  private BootReason bootReason = BootReason.PowerUp;
  private boolean ready;
  private boolean resetWhenIdle;
  private Optional<OperationalStatus> changeWhenIdle = Optional.empty();
  private Optional<Timeline.Due> nextBoot = Optional.empty();
  private Optional<Timeline.Due> nextHeartbeat = Optional.empty();

  Upkeep(Cabinet cabinet, List<ChargingPoint> points) {
    this.cabinet = cabinet;
    this.points = points;
    cabinet.model().watch(Variables.HEARTBEAT_INTERVAL, this::scheduleHeartbeat);
  }

  @Override
  public void register(Desk desk) {
    desk.on(ResetRequest.class, this::reset);
    desk.on(ChangeAvailabilityRequest.class, this::change);
  }

  void register(Triggers triggers) {
    triggers.on(MessageTrigger.Heartbeat, this::heartbeat);
    triggers.when(
        MessageTrigger.BootNotification,
        request ->
            cabinet.uplink().standing() == Standing.ACCEPTED
                ? Optional.empty()
                : Optional.of(this::bootTriggered));
  }

  /** Whether the CSMS has accepted the station, so that cars may charge. */
  boolean ready() {
    return ready;
  }

  void boot() {
    boot(bootReason);
  }

  private void bootTriggered() {
    boot(BootReason.Triggered);
  }

  private void answered(BootNotificationResponse answer) {
    switch (answer.status()) {
      case Accepted -> accepted(answer.interval());
      case Pending -> waitFor(answer.interval(), Standing.PENDING);
      case Rejected -> waitFor(answer.interval(), Standing.REJECTED);
    }
  }

  /** B02, B03: asks again after the interval, or one of the station's own when that is 0. */
  private void waitFor(int interval, Standing standing) {
    cabinet.uplink().booted(standing);
    Duration wait = Duration.ofSeconds(interval > 0 ? interval : OWN_BOOT_INTERVAL);
    nextBoot = Optional.of(cabinet.loop().timeline().after(wait, this::boot));
  }

  private void heartbeat() {
    cabinet.host().tell(new HeartbeatRequest(null));
  }

  private void scheduleHeartbeat() {
    nextHeartbeat.ifPresent(Timeline.Due::cancel);
    Duration interval =
        Duration.ofSeconds(cabinet.model().number(Variables.HEARTBEAT_INTERVAL, DEFAULT_HEARTBEAT));
    Duration least = cabinet.loop().clock().simulated(LEAST_REAL_HEARTBEAT);
    nextHeartbeat =
        Optional.of(
            cabinet
                .loop()
                .timeline()
                .after(
                    interval.compareTo(least) > 0 ? interval : least,
                    () -> {
                      heartbeat();
                      scheduleHeartbeat();
                    }));
  }

  private ResetResponse reset(ResetRequest request) {
    boolean unsupported =
        request.evseId() != null || request.type() == ResetType.ImmediateAndResume;
    if (unsupported) {
      return new ResetResponse(ResetStatus.Rejected, null, null);
    }
    if (request.type() == ResetType.OnIdle && busy()) {
      resetWhenIdle = true;
      return new ResetResponse(ResetStatus.Scheduled, null, null);
    }
    cabinet.loop().execute(() -> restart(BootReason.RemoteReset));
    return new ResetResponse(ResetStatus.Accepted, null, null);
  }

  private ChangeAvailabilityResponse change(ChangeAvailabilityRequest request) {
    if (request.operationalStatus() == OperationalStatus.Inoperative && busy()) {
      changeWhenIdle = Optional.of(request.operationalStatus());
      return new ChangeAvailabilityResponse(ChangeAvailabilityStatus.Scheduled, null, null);
    }
    cabinet.loop().execute(() -> apply(request.operationalStatus()));
    return new ChangeAvailabilityResponse(ChangeAvailabilityStatus.Accepted, null, null);
  }

  /** A car left: what waited for an idle station may happen now. */
  void carLeft() {
    if (busy()) {
      return;
    }
    changeWhenIdle.ifPresent(this::apply);
    changeWhenIdle = Optional.empty();
    if (resetWhenIdle) {
      resetWhenIdle = false;
      restart(BootReason.ScheduledReset);
    }
  }

  private void boot(BootReason reason) {
    nextBoot.ifPresent(Timeline.Due::cancel);
    var station =
        ChargingStationBuilder.builder()
            .model(cabinet.spec().model())
            .vendorName(StationSpec.VENDOR)
            .serialNumber(serialNumber())
            .firmwareVersion("1.0")
            .build();
    cabinet
        .uplink()
        .call(
            new BootNotificationRequest(station, reason, null),
            BootNotificationResponse.class,
            this::answered,
            why -> {
              if (cabinet.uplink().online()) {
                cabinet.loop().after(BOOT_RETRY, () -> boot(reason));
              }
            });
  }

  private void accepted(int heartbeatSeconds) {
    if (heartbeatSeconds > 0) {
      cabinet.model().replace(Variables.HEARTBEAT_INTERVAL, "" + heartbeatSeconds);
    }
    ready = true;
    cabinet.uplink().booted(Standing.ACCEPTED);
    points.forEach(ChargingPoint::tellStatus);
    points.forEach(ChargingPoint::admit);
    scheduleHeartbeat();
  }

  private void restart(BootReason reason) {
    LOG.log(Level.DEBUG, "{0} restarts", cabinet.spec().id());
    points.forEach(point -> point.end(StopReason.ImmediateReset, TriggerReason.ResetCommand));
    bootReason = reason;
    ready = false;
    cabinet.uplink().restart();
  }

  private void apply(OperationalStatus status) {
    boolean operative = status == OperationalStatus.Operative;
    points.forEach(point -> point.operative(operative));
    if (operative) {
      points.forEach(ChargingPoint::admit);
    }
  }

  private boolean busy() {
    return points.stream().anyMatch(point -> point.transactionId().isPresent());
  }

  private String serialNumber() {
    String id = cabinet.spec().id();
    return id.substring(0, Math.min(25, id.length()));
  }
}
