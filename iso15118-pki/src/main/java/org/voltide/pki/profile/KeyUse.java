package org.voltide.pki.profile;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a key may be used for (RFC 5280 4.2.1.3), in the order of the extension's bits. */
public enum KeyUse {
  DIGITAL_SIGNATURE,
  NON_REPUDIATION,
  KEY_ENCIPHERMENT,
  DATA_ENCIPHERMENT,
  KEY_AGREEMENT,
  KEY_CERT_SIGN,
  CRL_SIGN,
  ENCIPHER_ONLY,
  DECIPHER_ONLY;

  /** The uses whose bits are set, as Bouncy Castle counts them. */
  static Set<KeyUse> of(int bits) {
    return Stream.of(values())
        .filter(use -> (bits & use.bit()) != 0)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(KeyUse.class)));
  }

  /** The bits of these uses, as Bouncy Castle counts them. */
  public static int bits(Set<KeyUse> uses) {
    return uses.stream().mapToInt(KeyUse::bit).reduce(0, (one, other) -> one | other);
  }

  /** The bits of a byte run from its highest, and the ninth is the highest of the second byte. */
  private int bit() {
    return this == DECIPHER_ONLY ? 0x8000 : 0x80 >> ordinal();
  }
}
