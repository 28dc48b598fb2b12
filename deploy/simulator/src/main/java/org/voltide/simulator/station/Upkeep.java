package org.voltide.simulator.station;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.message.availability.HeartbeatRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationResponse;
import org.voltide.ocpp.message.provisioning.BootReason;
import org.voltide.ocpp.message.provisioning.ChargingStationBuilder;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.provisioning.ResetResponse;
import org.voltide.ocpp.message.provisioning.ResetStatus;
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
  private final EvseResets resets;
  private final Runnable restarting;
  private final Runnable booted;
  private BootReason bootReason = BootReason.PowerUp;
  private boolean ready;
  private boolean resetWhenIdle;
  private boolean resuming;
  private Optional<Timeline.Due> nextBoot = Optional.empty();
  private Optional<Timeline.Due> nextHeartbeat = Optional.empty();

  /**
   * @param restarting is told before the station restarts
   * @param booted is told when the CSMS has accepted it
   */
  Upkeep(Cabinet cabinet, List<ChargingPoint> points, Runnable restarting, Runnable booted) {
    this.cabinet = cabinet;
    this.points = points;
    this.resets = new EvseResets(cabinet, points);
    this.restarting = restarting;
    this.booted = booted;
    cabinet.model().watch(Variables.HEARTBEAT_INTERVAL, this::scheduleHeartbeat);
  }

  @Override
  public void register(Desk desk) {
    desk.on(ResetRequest.class, this::reset);
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
    Integer evseId = request.evseId();
    if (evseId != null && evseId > 0) {
      return resets.evse(evseId, request.type());
    }
    return switch (request.type()) {
      case Immediate -> accepted(() -> restart(BootReason.RemoteReset));
      case OnIdle -> {
        if (busy()) {
          resetWhenIdle = true;
          yield new ResetResponse(ResetStatus.Scheduled, null, null);
        }
        yield accepted(() -> restart(BootReason.RemoteReset));
      }
      case ImmediateAndResume ->
          cabinet.speaks21()
              ? accepted(this::restartAndResume)
              : new ResetResponse(ResetStatus.Rejected, null, null);
    };
  }

  private ResetResponse accepted(Runnable restart) {
    cabinet.host().afterAnswer(restart);
    return new ResetResponse(ResetStatus.Accepted, null, null);
  }

  /** A transaction ended: what waited for an idle station may happen now. */
  void settle() {
    resets.settle();
    if (resetWhenIdle && !busy()) {
      resetWhenIdle = false;
      cabinet.loop().execute(() -> restart(BootReason.ScheduledReset));
    }
  }

  /** The new firmware is in place. */
  void restartIntoFirmware() {
    restart(BootReason.FirmwareUpdate);
  }

  private void boot(BootReason reason) {
    nextBoot.ifPresent(Timeline.Due::cancel);
    var station =
        ChargingStationBuilder.builder()
            .model(cabinet.spec().model())
            .vendorName(StationSpec.VENDOR)
            .serialNumber(serialNumber())
            .firmwareVersion(cabinet.model().text(Variables.FIRMWARE))
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
    if (resuming) {
      resuming = false;
      points.forEach(ChargingPoint::resume);
    }
    points.forEach(ChargingPoint::admit);
    scheduleHeartbeat();
    cabinet
        .host()
        .securityEvent(
            bootReason == BootReason.PowerUp ? "StartupOfTheDevice" : "ResetOrReboot",
            bootReason.name());
    booted.run();
  }

  private void restart(BootReason reason) {
    resetWhenIdle = false;
    points.forEach(point -> point.end(StopReason.ImmediateReset, TriggerReason.ResetCommand));
    disconnect(reason);
  }

  private void restartAndResume() {
    points.forEach(ChargingPoint::suspend);
    resuming = true;
    disconnect(BootReason.RemoteReset);
  }

  private void disconnect(BootReason reason) {
    LOG.log(Level.DEBUG, "{0} restarts", cabinet.spec().id());
    bootReason = reason;
    ready = false;
    restarting.run();
    cabinet.uplink().restart();
  }

  private boolean busy() {
    return points.stream().anyMatch(point -> point.transactionId().isPresent());
  }

  private String serialNumber() {
    String id = cabinet.spec().id();
    return id.substring(0, Math.min(25, id.length()));
  }
}
