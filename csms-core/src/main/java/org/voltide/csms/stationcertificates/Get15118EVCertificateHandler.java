package org.voltide.csms.stationcertificates;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.certificates.Get15118EVCertificateRequest;
import org.voltide.ocpp.message.certificates.Get15118EVCertificateResponse;
import org.voltide.ocpp.message.certificates.Iso15118EVCertificateStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/** Tells cars that no contracts are provisioned here (OCPP 2.1 M01, M02). */
@Singleton
final class Get15118EVCertificateHandler
    implements StationMessageHandler<Get15118EVCertificateRequest, Get15118EVCertificateResponse> {
  private static final Get15118EVCertificateResponse FAILED =
      new Get15118EVCertificateResponse(
          Iso15118EVCertificateStatus.Failed,
          "",
          new StatusInfo("NoContractProvider", "No contract certificates are issued here.", null),
          null,
          null);

  @Override
  public Class<Get15118EVCertificateRequest> request() {
    return Get15118EVCertificateRequest.class;
  }

  @Override
  public RunsOn runsOn() {
    return RunsOn.EVENT_LOOP;
  }

  @Override
  public CompletionStage<Get15118EVCertificateResponse> handle(
      StationConnection connection, Get15118EVCertificateRequest request) {
    return CompletableFuture.completedFuture(FAILED);
  }
}
