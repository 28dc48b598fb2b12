package org.voltide.csms.roaming.model;

/** Who charged, as his provider knows him. */
public record CdrToken(
    String countryCode, String partyId, String uid, TokenType type, String contractId) {}
