package org.voltide.pki.ceremony;

import org.voltide.pki.custody.HeldKey;

/**
 * Somebody who takes part in a ceremony.
 *
 * @param key signs for the person
 */
public record Approver(String name, HeldKey key) {}
