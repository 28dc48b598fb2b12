package org.voltide.csms.ceremonies;

import java.time.Instant;
import org.voltide.pki.ceremony.Seal;

/**
 * A seal of the log, as the API shows it.
 *
 * @param number of its line
 * @param key SHA-256 of its public key, hexadecimal
 */
record SealView(long number, Instant at, String key) {

  static SealView of(Seal seal) {
    return new SealView(seal.number(), seal.at(), seal.key());
  }
}
