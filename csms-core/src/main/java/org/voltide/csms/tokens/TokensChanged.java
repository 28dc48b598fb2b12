package org.voltide.csms.tokens;

/** A token was registered, changed or removed. Fired inside the transaction that does it. */
public record TokensChanged() {}
