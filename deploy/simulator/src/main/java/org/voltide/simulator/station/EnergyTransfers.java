package org.voltide.simulator.station;

import java.util.List;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.ocpp.message.v2x.NotifyAllowedEnergyTransferRequest;
import org.voltide.ocpp.message.v2x.NotifyAllowedEnergyTransferResponse;
import org.voltide.ocpp.message.v2x.NotifyAllowedEnergyTransferStatus;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;

/** Which transfers a running transaction may use from now on (OCPP 2.1 Q01, Q02). */
record EnergyTransfers(List<ChargingPoint> points) implements Block {
  @Override
  public void register(Desk desk) {
    desk.on(NotifyAllowedEnergyTransferRequest.class, this::allow);
  }

  private NotifyAllowedEnergyTransferResponse allow(NotifyAllowedEnergyTransferRequest request) {
    boolean accepted =
        points.stream()
            .filter(p -> p.transactionId().filter(request.transactionId()::equals).isPresent())
            .anyMatch(p -> p.allow(request.allowedEnergyTransfer()));
    return accepted
        ? new NotifyAllowedEnergyTransferResponse(
            NotifyAllowedEnergyTransferStatus.Accepted, null, null)
        : new NotifyAllowedEnergyTransferResponse(
            NotifyAllowedEnergyTransferStatus.Rejected,
            new StatusInfo(
                "TxNotFound", "no such transaction, or its car cannot renegotiate", null),
            null);
  }
}
