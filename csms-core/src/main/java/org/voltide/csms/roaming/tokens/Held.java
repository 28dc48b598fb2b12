package org.voltide.csms.roaming.tokens;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.store.Row;

/**
 * A token of a partner.
 *
 * @param grantedUntil its provider itself had somebody start with it
 */
record Held(UUID partner, Token token, @Nullable Instant grantedUntil) {

  static Held of(Row row) {
    return new Held(
        row.id("partner_id"),
        Json.stored(Token.class, row.text("document")),
        row.maybeInstant("granted_until").orElse(null));
  }
}
