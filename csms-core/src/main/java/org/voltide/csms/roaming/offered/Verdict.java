package org.voltide.csms.roaming.offered;

import org.voltide.csms.roaming.model.Token;

/**
 * Whether a driver of ours may charge at a partner (OCPI Tokens, AuthorizationInfo).
 *
 * @param token as it is now
 */
record Verdict(String allowed, Token token) {}
