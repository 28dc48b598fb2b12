package org.voltide.csms.payments;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.authorization.VatNumberValidationRequest;
import org.voltide.ocpp.message.authorization.VatNumberValidationResponse;
import org.voltide.ocpp.message.authorization.VatNumberValidationResponseBuilder;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * Judges VAT numbers for receipts (OCPP 2.1 C21) by their form alone, and says so: no register is
 * asked whether the number exists, and so no company is named.
 */
@Singleton
final class VatNumberValidationHandler
    implements StationMessageHandler<VatNumberValidationRequest, VatNumberValidationResponse> {

  @Override
  public Class<VatNumberValidationRequest> request() {
    return VatNumberValidationRequest.class;
  }

  @Override
  public RunsOn runsOn() {
    return RunsOn.EVENT_LOOP;
  }

  @Override
  public CompletionStage<VatNumberValidationResponse> handle(
      StationConnection connection, VatNumberValidationRequest request) {
    boolean wellFormed = VatNumber.isWellFormed(request.vatNumber());
    return CompletableFuture.completedStage(
        VatNumberValidationResponseBuilder.builder()
            .vatNumber(request.vatNumber())
            .evseId(request.evseId())
            .status(wellFormed ? GenericStatus.Accepted : GenericStatus.Rejected)
            .statusInfo(new StatusInfo(wellFormed ? "FormOnly" : "WrongForm", null, null))
            .build());
  }
}
