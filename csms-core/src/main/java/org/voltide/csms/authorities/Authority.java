package org.voltide.csms.authorities;

import java.time.Instant;

/**
 * An authority that is trusted.
 *
 * @param id SHA-256 of its certificate, hexadecimal
 */
record Authority(String id, Purpose purpose, String subject, Instant validUntil, Instant addedAt) {}
