package org.voltide.csms.revocation;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.certificates.GetCertificateStatus;
import org.voltide.ocpp.message.certificates.GetCertificateStatusRequest;
import org.voltide.ocpp.message.certificates.GetCertificateStatusResponse;
import org.voltide.ocpp.message.type.OCSPRequestData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Answers with a usable OCSP answer, or that there is none (OCPP 2.1 M06). */
@Singleton
final class GetCertificateStatusHandler
    implements StationMessageHandler<GetCertificateStatusRequest, GetCertificateStatusResponse> {
  private static final int MOST_CHARACTERS = 18_000;
  private static final int MOST_CHARACTERS_2_0_1 = 5_500;
  private static final GetCertificateStatusResponse NONE =
      new GetCertificateStatusResponse(
          GetCertificateStatus.Failed,
          new StatusInfo("NoOcspAnswer", "No usable OCSP answer is known.", null),
          null,
          null);

  private final RevocationQuery query;

  GetCertificateStatusHandler(RevocationQuery query) {
    this.query = query;
  }

  @Override
  public Class<GetCertificateStatusRequest> request() {
    return GetCertificateStatusRequest.class;
  }

  @Override
  public CompletionStage<GetCertificateStatusResponse> handle(
      StationConnection connection, GetCertificateStatusRequest request) {
    OCSPRequestData wanted = request.ocspRequestData();
    int most =
        connection.version().isAtLeast(OcppVersion.V2_1) ? MOST_CHARACTERS : MOST_CHARACTERS_2_0_1;
    return CompletableFuture.completedFuture(
        CertificateIds.of(
                wanted.hashAlgorithm(),
                wanted.issuerNameHash(),
                wanted.issuerKeyHash(),
                wanted.serialNumber())
            .flatMap(id -> query.answer(id, List.of(wanted.responderURL())))
            .map(KnownAnswer::base64)
            .filter(answer -> answer.length() <= most)
            .map(
                answer ->
                    new GetCertificateStatusResponse(
                        GetCertificateStatus.Accepted, null, answer, null))
            .orElse(NONE));
  }
}
