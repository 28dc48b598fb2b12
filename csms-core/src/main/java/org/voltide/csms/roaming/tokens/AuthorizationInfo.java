package org.voltide.csms.roaming.tokens;

import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.Token;

/**
 * What a provider says of a token (OCPI Tokens).
 *
 * @param token as its provider has it now
 */
record AuthorizationInfo(
    String allowed, @Nullable Token token, @Nullable String authorizationReference) {}
