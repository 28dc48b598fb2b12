package org.voltide.pki.exi;

/**
 * A message as read.
 *
 * @param trailingZero whether a byte 0 followed, which a known station adds when it passes EXI on
 */
public record ExiDocument(Element root, boolean trailingZero) {}
