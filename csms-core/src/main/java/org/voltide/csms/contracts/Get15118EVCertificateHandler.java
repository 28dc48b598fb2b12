package org.voltide.csms.contracts;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.contracts.ContractProvider.Outcome;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.certificates.Get15118EVCertificateRequest;
import org.voltide.ocpp.message.certificates.Get15118EVCertificateResponse;
import org.voltide.ocpp.message.certificates.Iso15118EVCertificateStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/** Passes a car's request for a contract on, and the provider's answer back (OCPP 2.1 M01, M02). */
@Singleton
final class Get15118EVCertificateHandler
    implements StationMessageHandler<Get15118EVCertificateRequest, Get15118EVCertificateResponse> {
  private static final int MOST_CHARACTERS = 17_000;
  private static final int MOST_CHARACTERS_2_0_1 = 5_600;

  private final ContractProvider provider;

  Get15118EVCertificateHandler(ContractProvider provider) {
    this.provider = provider;
  }

  @Override
  public Class<Get15118EVCertificateRequest> request() {
    return Get15118EVCertificateRequest.class;
  }

  @Override
  public CompletionStage<Get15118EVCertificateResponse> handle(
      StationConnection connection, Get15118EVCertificateRequest request) {
    Outcome outcome =
        provider.ask(
            new ContractProvider.Order(
                connection.stationId(),
                request.iso15118SchemaVersion(),
                request.action().name(),
                request.exiRequest(),
                request.maximumContractCertificateChains(),
                request.prioritizedEMAIDs()));
    return CompletableFuture.completedFuture(
        switch (outcome) {
          case Outcome.Issued issued -> answer(connection.version(), issued);
          case Outcome.Failed(String reasonCode, String why) -> failed(reasonCode, why);
        });
  }

  private static Get15118EVCertificateResponse answer(OcppVersion version, Outcome.Issued issued) {
    boolean isNew = version.isAtLeast(OcppVersion.V2_1);
    int most = isNew ? MOST_CHARACTERS : MOST_CHARACTERS_2_0_1;
    return issued.exiResponse().length() > most
        ? failed("ResponseTooLong", "OCPP carries %d characters.".formatted(most))
        : new Get15118EVCertificateResponse(
            Iso15118EVCertificateStatus.Accepted,
            issued.exiResponse(),
            null,
            isNew ? issued.remainingContracts() : null,
            null);
  }

  private static Get15118EVCertificateResponse failed(String reasonCode, String why) {
    return new Get15118EVCertificateResponse(
        Iso15118EVCertificateStatus.Failed, "", new StatusInfo(reasonCode, why, null), null, null);
  }
}
