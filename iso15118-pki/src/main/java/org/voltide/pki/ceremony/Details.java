package org.voltide.pki.ceremony;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.voltide.pki.audit.Act;

/** What the log says of acts, beside their place in it. */
final class Details {
  private Details() {}

  /** In this order. */
  static SequencedMap<String, String> details(String... namesAndValues) {
    SequencedMap<String, String> details = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      details.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return details;
  }

  /** Of a certificate and those above it. */
  static SequencedMap<String, String> made(
      Ceremonies.Wish wish, List<X509Certificate> chain, String issuer)
      throws GeneralSecurityException {
    return details(
        "label",
        wish.label(),
        "role",
        wish.role().name(),
        "issuer",
        issuer,
        "serial",
        chain.getFirst().getSerialNumber().toString(16),
        "certificates",
        Register.text(chain));
  }

  /** Of an act that was not done. */
  static SequencedMap<String, String> refused(Act act, RefusedException refused) {
    return details(
        "of", act.name(), "refusal", refused.refusal().name(), "reason", refused.getMessage());
  }
}
