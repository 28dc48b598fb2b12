package org.voltide.simulator.station;

import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.message.smartcharging.NotifyPriorityChargingRequest;
import org.voltide.ocpp.message.smartcharging.PriorityChargingStatus;
import org.voltide.ocpp.message.smartcharging.UsePriorityChargingRequest;
import org.voltide.ocpp.message.smartcharging.UsePriorityChargingResponse;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;

/** Lets a driver charge faster than the others, by order or by a button (OCPP 2.1 K21, K22). */
record PriorityCharging(Cabinet cabinet, List<ChargingPoint> points) implements Block {
  @Override
  public void register(Desk desk) {
    desk.on(UsePriorityChargingRequest.class, this::use);
  }

  /** The driver presses the button at his EVSE; nothing happens without a profile for it. */
  void pressed(ChargingPoint point, boolean on) {
    if (point.transactionId().isPresent() && (profileFor(point) || !on)) {
      point.priority(on);
      cabinet
          .host()
          .uplink()
          .keep(new NotifyPriorityChargingRequest(point.transactionId().get(), on, null));
    }
  }

  private UsePriorityChargingResponse use(UsePriorityChargingRequest request) {
    Optional<ChargingPoint> point =
        points.stream()
            .filter(p -> p.transactionId().filter(request.transactionId()::equals).isPresent())
            .findFirst();
    PriorityChargingStatus status;
    if (point.isEmpty()) {
      status = PriorityChargingStatus.Rejected;
    } else if (request.activate() && !profileFor(point.get())) {
      status = PriorityChargingStatus.NoProfile;
    } else {
      status = PriorityChargingStatus.Accepted;
      cabinet.host().afterAnswer(() -> point.get().priority(request.activate()));
    }
    return new UsePriorityChargingResponse(status, null, null);
  }

  private boolean profileFor(ChargingPoint point) {
    return cabinet.profiles().all().stream()
        .filter(
            held ->
                held.profile().chargingProfilePurpose() == ChargingProfilePurpose.PriorityCharging)
        .anyMatch(held -> held.evseId() == 0 || held.evseId() == point.evseId());
  }
}
