package org.voltide.csms.contracts;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.contractpool.OwnProvisioning;
import org.voltide.csms.contracts.ContractProvider.Outcome;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.certificates.Get15118EVCertificateRequest;
import org.voltide.ocpp.message.certificates.Get15118EVCertificateResponse;
import org.voltide.ocpp.message.certificates.Iso15118EVCertificateStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * Answers a car's request for a contract (OCPP 2.1 M01, M02): from this installation's own
 * contracts, else by passing it on to the contract pool or provider that operators named, and its
 * answer back.
 */
@Singleton
final class Get15118EVCertificateHandler
    implements StationMessageHandler<Get15118EVCertificateRequest, Get15118EVCertificateResponse> {
  private static final int MOST_CHARACTERS = 17_000;
  private static final int MOST_CHARACTERS_2_0_1 = 5_600;
  private static final int MOST_INFO = 512;

  private final OwnProvisioning own;
  private final ContractProvider provider;
  private final ElsewhereContracts elsewhere;
  private final AnswerGate gate;

  Get15118EVCertificateHandler(
      OwnProvisioning own,
      ContractProvider provider,
      ElsewhereContracts elsewhere,
      AnswerGate gate) {
    this.own = own;
    this.provider = provider;
    this.elsewhere = elsewhere;
    this.gate = gate;
  }

  @Override
  public Class<Get15118EVCertificateRequest> request() {
    return Get15118EVCertificateRequest.class;
  }

  @Override
  public CompletionStage<Get15118EVCertificateResponse> handle(
      StationConnection connection, Get15118EVCertificateRequest request) {
    OcppVersion version = connection.version();
    OwnProvisioning.Asked asked = asked(connection, request);
    Outcome outcome =
        switch (own.answer(asked)) {
          case OwnProvisioning.Outcome.Answered(String exiResponse, int remaining) ->
              new Outcome.Issued(exiResponse, remaining);
          case OwnProvisioning.Outcome.Barred(String reasonCode, String why) ->
              new Outcome.Failed(reasonCode, why);
          case OwnProvisioning.Outcome.NotHere _ when elsewhere.isThere() -> elsewhere.ask(asked);
          case OwnProvisioning.Outcome.NotHere _ when provider.isThere() ->
              passed(asked, provider.ask(order(connection.stationId(), request)));
          case OwnProvisioning.Outcome.NotHere(String reasonCode, String why) ->
              new Outcome.Failed(reasonCode, why);
        };
    return CompletableFuture.completedFuture(
        switch (outcome) {
          case Outcome.Issued issued -> answer(version, issued);
          case Outcome.Failed(String reasonCode, String why) -> failed(reasonCode, why);
        });
  }

  private Outcome passed(OwnProvisioning.Asked asked, Outcome outcome) {
    return outcome instanceof Outcome.Issued issued
        ? gate.objection("the provider", asked, issued.exiResponse())
            .<Outcome>map(why -> new Outcome.Failed("AnswerRefused", why))
            .orElse(outcome)
        : outcome;
  }

  /** OCPP 2.0.1 cannot say that there are more. */
  private static OwnProvisioning.Asked asked(
      StationConnection connection, Get15118EVCertificateRequest request) {
    boolean isNew = connection.version().isAtLeast(OcppVersion.V2_1);
    return new OwnProvisioning.Asked(
        connection.stationId(),
        request.iso15118SchemaVersion(),
        request.exiRequest(),
        isNew ? Optional.ofNullable(request.maximumContractCertificateChains()).orElse(1) : 1,
        Optional.ofNullable(request.prioritizedEMAIDs()).orElse(List.of()),
        most(connection.version()));
  }

  private static ContractProvider.Order order(
      String stationId, Get15118EVCertificateRequest request) {
    return new ContractProvider.Order(
        stationId,
        request.iso15118SchemaVersion(),
        request.action().name(),
        request.exiRequest(),
        request.maximumContractCertificateChains(),
        request.prioritizedEMAIDs());
  }

  private static int most(OcppVersion version) {
    return version.isAtLeast(OcppVersion.V2_1) ? MOST_CHARACTERS : MOST_CHARACTERS_2_0_1;
  }

  private static Get15118EVCertificateResponse answer(OcppVersion version, Outcome.Issued issued) {
    return issued.exiResponse().length() > most(version)
        ? failed("ResponseTooLong", "OCPP carries %d characters.".formatted(most(version)))
        : new Get15118EVCertificateResponse(
            Iso15118EVCertificateStatus.Accepted,
            issued.exiResponse(),
            null,
            version.isAtLeast(OcppVersion.V2_1) ? issued.remainingContracts() : null,
            null);
  }

  /** What 2.0.1 can carry. */
  private static Get15118EVCertificateResponse failed(String reasonCode, String why) {
    String cut = why.length() <= MOST_INFO ? why : why.substring(0, MOST_INFO);
    return new Get15118EVCertificateResponse(
        Iso15118EVCertificateStatus.Failed, "", new StatusInfo(reasonCode, cut, null), null, null);
  }
}
