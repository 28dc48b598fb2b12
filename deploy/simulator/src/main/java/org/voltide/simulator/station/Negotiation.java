package org.voltide.simulator.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequest;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsResponse;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsStatus;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingScheduleRequest;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.simulator.car.CarSpec.Tells;
import org.voltide.simulator.profile.SchedulePreview;

/**
 * What car and CSMS agree on through the station: needs, the schedule that answers them, and what
 * the car makes of it (OCPP 2.1 K15 to K19, Q01, Q02). One per transaction.
 */
final class Negotiation {
  /** How long a car waits for its first schedule (OCPP 2.1 K15.FR.03, ISO 15118: 60 s). */
  private static final Duration SCHEDULE_WAIT = Duration.ofSeconds(60);

  /** The same as the CSMS sees it: it needs some real time however fast the clock runs. */
  private static final Duration LEAST_REAL_WAIT = Duration.ofSeconds(2);

  private static final Duration PLAN_AHEAD = Duration.ofHours(24);
  private static final int MAX_PERIODS = 1024;

  /** What comes of it. */
  interface Outcome {
    /** Power may flow. */
    void energize();

    /** The transfer is forbidden. */
    void forbidden();
  }

  private final ChargingPoint point;
  private final Cabinet cabinet;
  private final Visit car;
  private final Outcome outcome;
  private Optional<List<EnergyTransferMode>> allowed;
  private boolean told;
  private boolean over;

  Negotiation(
      ChargingPoint point,
      Cabinet cabinet,
      Visit car,
      Optional<List<EnergyTransferMode>> allowed,
      Outcome outcome) {
    this.point = point;
    this.cabinet = cabinet;
    this.car = car;
    this.allowed = allowed;
    this.outcome = outcome;
  }

  boolean told() {
    return told;
  }

  /** The transaction has ended: nothing that comes later counts. */
  void end() {
    over = true;
  }

  /** Whether the car may give energy back. */
  boolean bidirectional() {
    return Needs.givesBack(car.carSpec(), cabinet.spec())
        && (cabinet.spec().protocol() == OcppVersion.V2_0_1
            || Needs.transfer(car.carSpec(), cabinet.spec(), allowed).bidirectional());
  }

  void tellNeeds() {
    if (car.carSpec().tells() == Tells.NOTHING) {
      told = true;
      outcome.energize();
      return;
    }
    @Nullable Instant timestamp = cabinet.speaks21() ? cabinet.time() : null;
    var needs =
        new NotifyEVChargingNeedsRequest(
            point.evseId(), Needs.of(car, cabinet.spec(), allowed), null, timestamp, null);
    cabinet
        .uplink()
        .call(
            needs,
            NotifyEVChargingNeedsResponse.class,
            answer -> unlessOver(() -> answered(answer.status())),
            why -> unlessOver(outcome::energize));
  }

  /** Q02.FR.05: what is allowed changed; a car that talks is asked what it needs again. */
  boolean allow(List<EnergyTransferMode> now) {
    if (car.carSpec().tells() == Tells.NOTHING) {
      return false;
    }
    allowed = Optional.of(now);
    cabinet.host().afterAnswer(() -> unlessOver(this::tellNeeds));
    return true;
  }

  /** K15.FR.08: the car says how it will follow a schedule meant for it. */
  void scheduled(ChargingProfile profile) {
    if (car.carSpec().tells() == Tells.NOTHING || !told) {
      return;
    }
    Instant now = cabinet.time();
    List<ChargingSchedulePeriod> periods =
        new SchedulePreview(
                cabinet.profiles().composite(),
                ChargingRateUnit.W,
                Math.min(cabinet.spec().maxChargeW(), car.carSpec().maxChargeW()),
                cabinet.speaks21())
            .periods(point.outlet(), now, PLAN_AHEAD, 1);
    int chosen = profile.chargingSchedule().getFirst().id();
    var plan =
        ChargingScheduleBuilder.builder()
            .id(chosen)
            .chargingRateUnit(ChargingRateUnit.W)
            .startSchedule(now)
            .duration((int) PLAN_AHEAD.toSeconds())
            .chargingSchedulePeriod(periods.subList(0, Math.min(MAX_PERIODS, periods.size())))
            .build();
    cabinet
        .host()
        .tell(
            new NotifyEVChargingScheduleRequest(
                now,
                plan,
                point.evseId(),
                cabinet.speaks21() ? Math.max(0, chosen) : null,
                null,
                null));
  }

  /** A 2.1 CSMS that rejects the needs forbids the transfer (Q01.FR.04); 2.0.1 has no schedule. */
  private void answered(NotifyEVChargingNeedsStatus status) {
    told = true;
    switch (status) {
      case Accepted, Processing -> awaitSchedule();
      case NoChargingProfile -> outcome.energize();
      case Rejected -> {
        if (cabinet.speaks21()) {
          outcome.forbidden();
        } else {
          outcome.energize();
        }
      }
    }
  }

  private void awaitSchedule() {
    long scaled = Math.round(SCHEDULE_WAIT.toMillis() / cabinet.loop().clock().speed());
    Duration wait =
        Duration.ofMillis(Math.clamp(scaled, LEAST_REAL_WAIT.toMillis(), SCHEDULE_WAIT.toMillis()));
    cabinet.loop().after(wait, () -> unlessOver(outcome::energize));
  }

  private void unlessOver(Runnable action) {
    if (!over) {
      action.run();
    }
  }
}
