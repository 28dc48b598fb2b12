package org.voltide.csms.authorities;

import java.time.Instant;

/**
 * An authority that is trusted.
 *
 * @param id SHA-256 of its certificate, hexadecimal
 * @param whenSilent what becomes of contracts below it while nobody says whether they are revoked
 */
record Authority(
    String id,
    Purpose purpose,
    String subject,
    Instant validUntil,
    Instant addedAt,
    WhenSilent whenSilent) {}
