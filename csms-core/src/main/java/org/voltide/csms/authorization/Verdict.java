package org.voltide.csms.authorization;

import java.util.Optional;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.IdTokenInfoBuilder;

/** What a station is told about a token. */
public final class Verdict {
  private Verdict() {}

  /**
   * A registered token has the status its operator gave it. Of the others the start button and
   * tokens a station makes itself are accepted (C02.FR.02, C06.FR.04), a PIN is invalid
   * (C04.FR.01), and the rest is unknown.
   */
  public static IdTokenInfo on(IdToken presented, Optional<RegisteredToken> registered) {
    return IdTokenInfoBuilder.builder()
        .status(registered.map(RegisteredToken::status).orElseGet(() -> unregistered(presented)))
        .build();
  }

  private static AuthorizationStatus unregistered(IdToken presented) {
    return switch (presented.type()) {
      case "NoAuthorization", "Local" -> AuthorizationStatus.Accepted;
      case "KeyCode" -> AuthorizationStatus.Invalid;
      default -> AuthorizationStatus.Unknown;
    };
  }
}
