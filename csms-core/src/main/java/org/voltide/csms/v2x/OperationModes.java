package org.voltide.csms.v2x;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.energy.limits.LimitsChanged;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.smartcharging.DynamicSchedules;
import org.voltide.csms.transactions.SessionView;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.ChargingScheduleUpdate;
import org.voltide.ocpp.message.smartcharging.ChargingScheduleUpdateBuilder;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.UpdateDynamicScheduleRequest;

/** Orders operation modes and changes their setpoints (OCPP 2.1 block Q). Blocks. Thread-safe. */
@Singleton
class OperationModes {
  private final ModeOrders orders;
  private final V2XAbilities abilities;
  private final Preparation preparation;
  private final DynamicSchedules profiles;
  private final Event<LimitsChanged> changes;
  private final Clock clock;

  OperationModes(
      ModeOrders orders,
      V2XAbilities abilities,
      Preparation preparation,
      DynamicSchedules profiles,
      Event<LimitsChanged> changes,
      Clock clock) {
    this.orders = orders;
    this.abilities = abilities;
    this.preparation = preparation;
    this.profiles = profiles;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Has a station steer a session so from now on, in place of its plan.
   *
   * @throws Problem 409 not connected or no EVSE is known, 422 the order is wrong or beyond the
   *     station, 502 to 504 the station did not accept
   */
  Ordered set(SessionView session, OperationModeOrder order) {
    var faults = ModeRules.faults(order);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    Integer evseId = session.evseId();
    if (evseId == null) {
      throw Problem.conflict("The station has not said at which EVSE the session is.");
    }
    abilities.check(session.stationId(), evseId, order);
    preparation.prepare(session.stationId(), order);
    Instant now = clock.instant();
    Ordered ordered =
        new Ordered(session.id(), session.stationId(), ModeProfile.id(session.id()), order, now);
    send(ordered, evseId, session.transactionId());
    orders.keep(ordered);
    changes.fire(new LimitsChanged(session.stationId()));
    return ordered;
  }

  /** Sends a profile, again if it was sent before: the station takes it for the same (Q12). */
  void send(Ordered ordered, int evseId, String transactionId) {
    var profile =
        ModeProfile.of(ordered, transactionId, abilities.levelOfOrders(ordered.stationId()));
    var answer =
        profiles.set(ordered.stationId(), new SetChargingProfileRequest(evseId, profile, null));
    if (answer.status() != ChargingProfileStatus.Accepted) {
      throw Outcomes.refused(ordered.stationId(), answer.status(), answer.statusInfo());
    }
  }

  Optional<Ordered> find(UUID session) {
    return orders.find(session);
  }

  /**
   * Takes an order back: the plan holds again.
   *
   * @throws Problem 404 no order, 409 not connected, 502 to 504 the station did not answer
   */
  void clear(UUID session) {
    Ordered ordered = ordered(session);
    // A profile that is not there any more is cleared.
    var _ =
        profiles.clear(
            ordered.stationId(), new ClearChargingProfileRequest(ordered.profileId(), null, null));
    orders.forget(session);
    changes.fire(new LimitsChanged(ordered.stationId()));
  }

  /**
   * Changes the values of a dynamic order (Q04, K28).
   *
   * @throws Problem 404 no order, 409 it is not dynamic, 422 the values do not fit its mode, 502 to
   *     504 the station did not accept
   */
  Ordered change(UUID session, SetpointChange change) {
    Ordered ordered = ordered(session);
    if (!ordered.order().isDynamic()) {
      throw Problem.conflict("The operation mode of session %s is not dynamic.".formatted(session));
    }
    OperationModeOrder next = change.applied(ordered.order());
    List<Problem.Fault> faults = ModeRules.faults(next);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    Ordered changed = ordered.with(next, clock.instant());
    var update = new UpdateDynamicScheduleRequest(ordered.profileId(), valuesOf(next), null);
    var answer = profiles.push(ordered.stationId(), update);
    if (answer.status() != ChargingProfileStatus.Accepted) {
      throw Outcomes.refused(ordered.stationId(), answer.status(), answer.statusInfo());
    }
    orders.keep(changed);
    return changed;
  }

  private Ordered ordered(UUID session) {
    return find(session)
        .orElseThrow(() -> Problem.notFound("operation mode ordered for session", session));
  }

  private static ChargingScheduleUpdate valuesOf(OperationModeOrder order) {
    return ChargingScheduleUpdateBuilder.builder()
        .limit(order.limitW())
        .dischargeLimit(order.dischargeLimitW())
        .setpoint(order.setpointW())
        .build();
  }
}
