package org.voltide.csms.authorities;

import java.time.Instant;

/**
 * An authority that is trusted.
 *
 * @param id SHA-256 of its certificate, hexadecimal
 * @param ecosystem {@code private} where no list of roots brought it
 * @param listed whether it goes when the list of its ecosystem has it no more
 * @param whenSilent what becomes of contracts below it while nobody says whether they are revoked
 */
record Authority(
    String id,
    Purpose purpose,
    String subject,
    Instant validUntil,
    Instant addedAt,
    String ecosystem,
    boolean listed,
    WhenSilent whenSilent) {}
