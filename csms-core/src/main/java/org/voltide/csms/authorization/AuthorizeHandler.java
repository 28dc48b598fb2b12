package org.voltide.csms.authorization;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.contracts.ContractCheck;
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

  /** Of tokens whose contract has ended; any other refusal is of this place or time. */
  private static final Set<AuthorizationStatus> ENDED =
      Set.of(
          AuthorizationStatus.Blocked,
          AuthorizationStatus.Expired,
          AuthorizationStatus.Invalid,
          AuthorizationStatus.Unknown);

  private final Authorization authorization;
  private final ContractCheck contracts;
  private final ContractTags tags;

  AuthorizeHandler(Authorization authorization, ContractCheck contracts, ContractTags tags) {
    this.authorization = authorization;
    this.contracts = contracts;
    this.tags = tags;
  }

  @Override
  public Class<AuthorizeRequest> request() {
    return AuthorizeRequest.class;
  }

  @Override
  public CompletionStage<AuthorizeResponse> handle(
      StationConnection connection, AuthorizeRequest request) {
    tags.asked(connection, request.idToken());
    Optional<AuthorizeCertificateStatus> contract =
        contracts.judge(connection.stationId(), request);
    return CompletableFuture.completedStage(
        contract
            .filter(status -> status != AuthorizeCertificateStatus.Accepted)
            .map(AuthorizeHandler::refused)
            .orElseGet(() -> answer(connection, request, contract.isPresent())));
  }

  private AuthorizeResponse answer(
      StationConnection connection, AuthorizeRequest request, boolean hasContract) {
    var answer = authorization.askedBy(connection.stationId(), request.idToken());
    var response = AuthorizeResponseBuilder.builder().idTokenInfo(answer.info());
    AuthorizationStatus status = answer.info().status();
    if (hasContract) {
      response.certificateStatus(
          ENDED.contains(status)
              ? AuthorizeCertificateStatus.ContractCancelled
              : AuthorizeCertificateStatus.Accepted);
    }
    // OCPP 2.0.1 has no words for the rest.
    if (connection.version().isAtLeast(OcppVersion.V2_1)
        && status == AuthorizationStatus.Accepted
        && answer.known().orElse(null) instanceof RegisteredToken token) {
      response.allowedEnergyTransfer(token.energyTransfer().orElse(null)).tariff(token.tariff());
    }
    return response.build();
  }

  /** The pairs of C07.FR.15 to 17. */
  private static AuthorizeResponse refused(AuthorizeCertificateStatus status) {
    AuthorizationStatus token =
        status == AuthorizeCertificateStatus.CertificateExpired
            ? AuthorizationStatus.Expired
            : AuthorizationStatus.Invalid;
    return AuthorizeResponseBuilder.builder()
        .idTokenInfo(Verdicts.info(token))
        .certificateStatus(status)
        .build();
  }
}
