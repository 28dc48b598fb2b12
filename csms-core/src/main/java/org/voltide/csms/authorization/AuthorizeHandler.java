package org.voltide.csms.authorization;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.authorization.AuthorizeResponse;
import org.voltide.ocpp.message.authorization.AuthorizeResponseBuilder;
import org.voltide.ocpp.message.type.IdToken;

/** Answers Authorize (OCPP 2.1 C01 to C06). Contract certificates are not checked (C07). */
@Singleton
public class AuthorizeHandler
    implements StationMessageHandler<AuthorizeRequest, AuthorizeResponse> {
  private final DataSource database;

  public AuthorizeHandler(DataSource database) {
    this.database = database;
  }

  @Override
  public Class<AuthorizeRequest> request() {
    return AuthorizeRequest.class;
  }

  @Override
  public CompletionStage<AuthorizeResponse> handle(
      StationConnection connection, AuthorizeRequest request) {
    IdToken presented = request.idToken();
    try (Connection reading = database.getConnection()) {
      var registered = TokenLookup.of(reading, List.of(presented)).find(presented);
      return CompletableFuture.completedStage(
          AuthorizeResponseBuilder.builder()
              .idTokenInfo(Verdict.on(presented, registered))
              .build());
    } catch (SQLException failure) {
      return CompletableFuture.failedStage(failure);
    }
  }
}
