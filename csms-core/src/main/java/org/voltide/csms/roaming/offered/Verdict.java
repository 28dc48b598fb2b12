package org.voltide.csms.roaming.offered;

import org.voltide.csms.roaming.model.Token;

/**
 * Whether a driver of ours may charge at a partner (OCPI Tokens, AuthorizationInfo).
 *
 * @param allowed ALLOWED or why not
 * @param token as it is now
 */
public record Verdict(String allowed, Token token) {}
