package org.voltide.pki.provisioning;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.voltide.pki.provisioning.Refusal.WrongRole;

/** Leaves that take part in provisioning, and what tells one from the other. */
enum LeafRole {
  PROVISIONING("the vehicle", "OEM"),
  CONTRACT("the contract", "MO"),
  SERVICE("the provisioning service", "CPS");

  private static final int DIGITAL_SIGNATURE = 0;
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";

  private final String whose;
  private final String domain;

  LeafRole(String whose, String domain) {
    this.whose = whose;
    this.domain = domain;
  }

  String whose() {
    return whose;
  }

  /**
   * Why the certificate cannot have this role (ISO 15118-2 [V2G2-925]). One without a domain
   * component can, because some in the field have none; one with another's cannot.
   */
  Optional<Refusal> objection(X509Certificate certificate) {
    List<String> domains = values(certificate, BCStyle.DC);
    boolean[] usage = certificate.getKeyUsage();
    if (certificate.getBasicConstraints() >= 0) {
      return wrong("it is an authority's");
    }
    if (domains.stream().anyMatch(value -> !value.toUpperCase(Locale.ROOT).equals(domain))) {
      return wrong("its domain component is %s".formatted(String.join(", ", domains)));
    }
    if (usage != null && !usage[DIGITAL_SIGNATURE]) {
      return wrong("its key is not for signatures");
    }
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes != null && purposes.contains(SERVER)
          ? wrong("it is a TLS server's")
          : Optional.empty();
    } catch (java.security.cert.CertificateParsingException e) {
      return wrong("its purposes cannot be read");
    }
  }

  private Optional<Refusal> wrong(String detail) {
    return Optional.of(new WrongRole(whose, detail));
  }

  /** The common name, or nothing. */
  static String commonName(X509Certificate certificate) {
    return values(certificate, BCStyle.CN).stream().findFirst().orElse("");
  }

  private static List<String> values(X509Certificate certificate, ASN1ObjectIdentifier type) {
    X500Name name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    return Arrays.stream(name.getRDNs(type))
        .map(part -> IETFUtils.valueToString(part.getFirst().getValue()))
        .toList();
  }
}
