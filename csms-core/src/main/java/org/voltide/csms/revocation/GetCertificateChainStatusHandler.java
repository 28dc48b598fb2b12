package org.voltide.csms.revocation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.certificates.CertificateStatus;
import org.voltide.ocpp.message.certificates.CertificateStatusInfo;
import org.voltide.ocpp.message.certificates.CertificateStatusRequestInfo;
import org.voltide.ocpp.message.certificates.GetCertificateChainStatusRequest;
import org.voltide.ocpp.message.certificates.GetCertificateChainStatusResponse;
import org.voltide.ocpp.message.type.CertificateHashData;

/**
 * Tells what is known of each certificate of a car's chain, by responders or by revocation lists as
 * the station wishes (OCPP 2.1 M07).
 */
@Singleton
final class GetCertificateChainStatusHandler
    implements StationMessageHandler<
        GetCertificateChainStatusRequest, GetCertificateChainStatusResponse> {
  private final RevocationQuery query;
  private final Clock clock;

  GetCertificateChainStatusHandler(RevocationQuery query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  @Override
  public Class<GetCertificateChainStatusRequest> request() {
    return GetCertificateChainStatusRequest.class;
  }

  @Override
  public CompletionStage<GetCertificateChainStatusResponse> handle(
      StationConnection connection, GetCertificateChainStatusRequest request) {
    return CompletableFuture.completedFuture(
        new GetCertificateChainStatusResponse(
            request.certificateStatusRequests().stream().map(this::status).toList(), null));
  }

  private CertificateStatusInfo status(CertificateStatusRequestInfo wanted) {
    CertificateHashData hash = wanted.certificateHashData();
    return CertificateIds.of(
            hash.hashAlgorithm(), hash.issuerNameHash(), hash.issuerKeyHash(), hash.serialNumber())
        .flatMap(
            id ->
                switch (wanted.source()) {
                  case OCSP -> query.answer(id, wanted.urls()).map(KnownAnswer::standing);
                  case CRL -> query.listed(id, wanted.urls());
                })
        .map(
            standing ->
                new CertificateStatusInfo(
                    hash, wanted.source(), standing.status(), standing.nextUpdate(), null))
        .orElseGet(
            () ->
                new CertificateStatusInfo(
                    hash, wanted.source(), CertificateStatus.Failed, clock.instant(), null));
  }
}
