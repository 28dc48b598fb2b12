package org.voltide.csms.authorization;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.authorization.AuthorizeCertificateStatus;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.authorization.AuthorizeResponse;
import org.voltide.ocpp.message.authorization.AuthorizeResponseBuilder;
import org.voltide.ocpp.message.type.AuthorizationStatus;

/** Answers Authorize (OCPP 2.1 block C, I08, Q01.FR.01). */
@Singleton
public class AuthorizeHandler
    implements StationMessageHandler<AuthorizeRequest, AuthorizeResponse> {
  private final Authorization authorization;

  AuthorizeHandler(Authorization authorization) {
    this.authorization = authorization;
  }

  @Override
  public Class<AuthorizeRequest> request() {
    return AuthorizeRequest.class;
  }

  @Override
  public CompletionStage<AuthorizeResponse> handle(
      StationConnection connection, AuthorizeRequest request) {
    return CompletableFuture.completedStage(
        request.certificate() != null || request.iso15118CertificateHashData() != null
            ? uncheckedContract()
            : answer(connection, request));
  }

  private AuthorizeResponse answer(StationConnection connection, AuthorizeRequest request) {
    var answer = authorization.ask(connection.stationId(), request.idToken());
    var response = AuthorizeResponseBuilder.builder().idTokenInfo(answer.info());
    // OCPP 2.0.1 has no words for the rest.
    if (connection.version().isAtLeast(OcppVersion.V2_1)
        && answer.info().status() == AuthorizationStatus.Accepted
        && answer.known().orElse(null) instanceof RegisteredToken token) {
      response.allowedEnergyTransfer(token.energyTransfer().orElse(null)).tariff(token.tariff());
    }
    return response.build();
  }

  /** No contract is accepted whose certificate nobody has checked (C07.FR.13, C07.FR.14). */
  private static AuthorizeResponse uncheckedContract() {
    return AuthorizeResponseBuilder.builder()
        .idTokenInfo(Verdicts.info(AuthorizationStatus.Invalid))
        .certificateStatus(AuthorizeCertificateStatus.NoCertificateAvailable)
        .build();
  }
}
