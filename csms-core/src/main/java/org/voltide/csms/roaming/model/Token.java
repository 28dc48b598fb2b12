package org.voltide.csms.roaming.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a driver of a provider shows.
 *
 * @param uid what a station reads
 * @param language ISO 639-1
 */
@RecordBuilder
public record Token(
    String countryCode,
    String partyId,
    String uid,
    TokenType type,
    String contractId,
    @Nullable String visualNumber,
    String issuer,
    @Nullable String groupId,
    boolean valid,
    Whitelist whitelist,
    @Nullable String language,
    Instant lastUpdated)
    implements TokenBuilder.With {

  /** Whether its provider has to be asked. */
  public enum Whitelist {
    ALWAYS,
    ALLOWED,
    ALLOWED_OFFLINE,
    NEVER
  }

  public Party party() {
    return new Party(countryCode, partyId);
  }

  public CdrToken cdrToken() {
    return new CdrToken(countryCode, partyId, uid, type, contractId);
  }
}
