package org.voltide.simulator.contracts;

import java.security.cert.X509Certificate;
import java.util.List;
import org.voltide.simulator.certificates.Pem;

/**
 * Whom cars and a CSMS have to trust.
 *
 * @param manufacturer root and authority below it, which requests of ISO 15118-2 leave out
 * @param contracts root of the contracts
 * @param services root of provisioning services
 */
record Anchors(
    List<X509Certificate> manufacturer, X509Certificate contracts, X509Certificate services) {

  Anchors {
    manufacturer = List.copyOf(manufacturer);
  }

  /** All of them in PEM. */
  String pem() {
    return Pem.write(manufacturer) + Pem.write(List.of(contracts, services));
  }

  static Anchors of(String pem) {
    List<X509Certificate> all = Pem.read(pem);
    if (all.size() != 4) {
      throw new IllegalArgumentException("There are %d anchors instead of 4".formatted(all.size()));
    }
    return new Anchors(all.subList(0, 2), all.get(2), all.get(3));
  }
}
