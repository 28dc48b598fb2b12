package org.voltide.ocpp.dialect;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.v16.IdTagInfo;
import org.voltide.ocpp.message.v16.IdTagInfoBuilder;
import org.voltide.ocpp.message.v16.IdTagStatus;

/** An idTag of 1.6 is a token whose type nobody said; a card unless known better. */
final class IdTags {
  static final String CARD = "ISO14443";
  private static final int MAX_LENGTH = 20;
  private static final IdTagInfo ACCEPTED =
      IdTagInfoBuilder.builder().status(IdTagStatus.Accepted).build();

  private IdTags() {}

  static IdToken token(String idTag, Memory memory) {
    return new IdToken(idTag, memory.typeOf(idTag), null, null);
  }

  static String tag(IdToken token) {
    Unsayable.unless(
        token.idToken().length() <= MAX_LENGTH,
        "In OCPP 1.6 an idTag has at most " + MAX_LENGTH + " characters");
    return token.idToken();
  }

  /** A verdict that was not given is a good one. */
  static IdTagInfo info(@Nullable IdTokenInfo info) {
    return info == null
        ? ACCEPTED
        : IdTagInfoBuilder.builder()
            .status(status(info.status()))
            .expiryDate(info.cacheExpiryDateTime())
            .parentIdTag(parent(info.groupIdToken()).orElse(null))
            .build();
  }

  private static Optional<String> parent(@Nullable IdToken group) {
    return Optional.ofNullable(group)
        .map(IdToken::idToken)
        .filter(id -> !id.isEmpty() && id.length() <= MAX_LENGTH);
  }

  private static IdTagStatus status(AuthorizationStatus status) {
    return switch (status) {
      case Accepted -> IdTagStatus.Accepted;
      case Blocked, NoCredit -> IdTagStatus.Blocked;
      case ConcurrentTx -> IdTagStatus.ConcurrentTx;
      case Expired -> IdTagStatus.Expired;
      case Invalid, NotAllowedTypeEVSE, NotAtThisLocation, NotAtThisTime, Unknown ->
          IdTagStatus.Invalid;
    };
  }
}
