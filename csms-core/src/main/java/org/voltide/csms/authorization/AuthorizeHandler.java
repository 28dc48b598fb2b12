package org.voltide.csms.authorization;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.authorization.AuthorizeCertificateStatus;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.authorization.AuthorizeResponse;
import org.voltide.ocpp.message.authorization.AuthorizeResponseBuilder;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.ocpp.message.type.IdTokenInfo;

/** Answers Authorize (OCPP 2.1 block C, Q01). */
@Singleton
public class AuthorizeHandler
    implements StationMessageHandler<AuthorizeRequest, AuthorizeResponse> {
  private final Database database;
  private final Verdicts verdicts;
  private final Vouching vouching;
  private final Clock clock;

  AuthorizeHandler(Database database, Verdicts verdicts, Vouching vouching, Clock clock) {
    this.database = database;
    this.verdicts = verdicts;
    this.vouching = vouching;
    this.clock = clock;
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
    var presented = new Presented(request.idToken(), siteOf(connection), connection.stationId());
    Optional<Known> known =
        database
            .inTransaction(statements -> lookUp(statements, presented).find(presented))
            .or(() -> vouching.ask(presented));
    IdTokenInfo info = verdicts.on(presented, known, new Verdicts.Purpose.Ask(), clock.instant());
    return AuthorizeResponseBuilder.builder()
        .idTokenInfo(info)
        .allowedEnergyTransfer(energyTransfer(connection, known, info))
        .build();
  }

  private TokenLookup lookUp(Statements statements, Presented presented) {
    return TokenLookup.of(statements, List.of(presented), clock.instant());
  }

  private String siteOf(StationConnection connection) {
    return database
        .query(
            "select site_id from station where id = ?",
            row -> row.text("site_id"),
            connection.stationId())
        .getFirst();
  }

  /** OCPP 2.0.1 has no words for it (Q01.FR.01). */
  private static @Nullable List<EnergyTransferMode> energyTransfer(
      StationConnection connection, Optional<Known> known, IdTokenInfo info) {
    return connection.version().isAtLeast(OcppVersion.V2_1)
            && info.status() == AuthorizationStatus.Accepted
            && known.orElse(null) instanceof RegisteredToken token
        ? token.energyTransfer().orElse(null)
        : null;
  }

  /** No contract is accepted whose certificate nobody has checked (C07.FR.13, C07.FR.14). */
  private static AuthorizeResponse uncheckedContract() {
    return AuthorizeResponseBuilder.builder()
        .idTokenInfo(Verdicts.info(AuthorizationStatus.Invalid))
        .certificateStatus(AuthorizeCertificateStatus.NoCertificateAvailable)
        .build();
  }
}
