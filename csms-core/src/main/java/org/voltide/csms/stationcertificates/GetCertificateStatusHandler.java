package org.voltide.csms.stationcertificates;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.certificates.GetCertificateStatus;
import org.voltide.ocpp.message.certificates.GetCertificateStatusRequest;
import org.voltide.ocpp.message.certificates.GetCertificateStatusResponse;
import org.voltide.ocpp.message.type.OCSPRequestData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Answers with a usable OCSP answer, or that there is none (OCPP 2.1 M06). */
@Singleton
final class GetCertificateStatusHandler
    implements StationMessageHandler<GetCertificateStatusRequest, GetCertificateStatusResponse> {
  private static final GetCertificateStatusResponse NONE =
      new GetCertificateStatusResponse(
          GetCertificateStatus.Failed,
          new StatusInfo("NoOcspAnswer", "No usable OCSP answer is known.", null),
          null,
          null);

  private final OcspAnswers answers;

  GetCertificateStatusHandler(OcspAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Class<GetCertificateStatusRequest> request() {
    return GetCertificateStatusRequest.class;
  }

  @Override
  public CompletionStage<GetCertificateStatusResponse> handle(
      StationConnection connection, GetCertificateStatusRequest request) {
    OCSPRequestData wanted = request.ocspRequestData();
    return CompletableFuture.completedFuture(
        answers
            .find(
                wanted.hashAlgorithm(),
                wanted.issuerNameHash(),
                wanted.issuerKeyHash(),
                wanted.serialNumber())
            .map(
                answer ->
                    new GetCertificateStatusResponse(
                        GetCertificateStatus.Accepted, null, answer.base64(), null))
            .orElse(NONE));
  }
}
