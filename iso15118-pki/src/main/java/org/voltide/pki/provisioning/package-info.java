/**
 * Contract certificates into vehicles (ISO 15118-2 and -20): a vehicle's signed request is read and
 * checked, the answer with the encrypted contract key is built and signed as a certificate
 * provisioning service does it, and answers of others are verified. What is wrong is a {@link
 * org.voltide.pki.provisioning.Refusal}. Strict in what is built, tolerant of known variants in
 * what is read. Pure but for random numbers; thread-safe.
 */
@NullMarked
package org.voltide.pki.provisioning;

import org.jspecify.annotations.NullMarked;
