package org.voltide.pki.provisioning;

import static org.voltide.pki.exi.Namespaces.BODY_2;
import static org.voltide.pki.exi.Namespaces.HEADER_2;
import static org.voltide.pki.exi.Namespaces.MESSAGES_20;
import static org.voltide.pki.exi.Namespaces.MESSAGE_2;
import static org.voltide.pki.exi.Namespaces.SIGNATURE;
import static org.voltide.pki.exi.Namespaces.TYPES_2;
import static org.voltide.pki.exi.Namespaces.TYPES_20;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.xml.namespace.QName;
import org.voltide.pki.exi.Element;

/** The elements of vehicles' requests, in both editions. */
final class RequestMessages {
  private static final String REQUEST = "CertificateInstallationReq";

  private RequestMessages() {}

  /** The signed element of ISO 15118-2: the whole body ([V2G2-235]). */
  static Element signed2(X509Certificate provisioning, List<X509Certificate> roots) {
    return Element.of(
            new QName(BODY_2, REQUEST),
            certificate(BODY_2, "OEMProvisioningCert", provisioning),
            roots(BODY_2, TYPES_2, roots))
        .with(new QName(BODY_2, "Id"), "id1");
  }

  static Element message2(String sessionId, Element signed, Element signature) {
    return Element.of(
        new QName(MESSAGE_2, "V2G_Message"),
        Element.of(
            new QName(MESSAGE_2, "Header"),
            Element.text(new QName(HEADER_2, "SessionID"), sessionId),
            signature),
        Element.of(new QName(MESSAGE_2, "Body"), signed));
  }

  /**
   * The signed element of ISO 15118-20: the chain.
   *
   * @param chain the provisioning certificate first, without a root
   */
  static Element signed20(List<X509Certificate> chain) {
    List<Element> above =
        chain.stream()
            .skip(1)
            .map(authority -> certificate(MESSAGES_20, "Certificate", authority))
            .toList();
    return Element.of(
            new QName(MESSAGES_20, "OEMProvisioningCertificateChain"),
            certificate(MESSAGES_20, "Certificate", chain.getFirst()),
            Element.of(new QName(MESSAGES_20, "SubCertificates"), above))
        .with(new QName(MESSAGES_20, "Id"), "id1");
  }

  static Element message20(
      String sessionId,
      Element signed,
      Element signature,
      List<X509Certificate> roots,
      Instant at) {
    return Element.of(
        new QName(MESSAGES_20, REQUEST),
        Element.of(
            new QName(TYPES_20, "Header"),
            Element.text(new QName(TYPES_20, "SessionID"), sessionId),
            Element.text(new QName(TYPES_20, "TimeStamp"), Long.toString(at.getEpochSecond())),
            signature),
        signed,
        roots(MESSAGES_20, TYPES_20, roots),
        Element.text(new QName(MESSAGES_20, "MaximumContractCertificateChains"), "1"));
  }

  private static Element roots(String namespace, String types, List<X509Certificate> roots) {
    List<Element> ids =
        roots.stream()
            .map(
                root ->
                    Element.of(
                        new QName(types, "RootCertificateID"),
                        Element.text(
                            new QName(SIGNATURE, "X509IssuerName"),
                            root.getIssuerX500Principal().getName()),
                        Element.text(
                            new QName(SIGNATURE, "X509SerialNumber"),
                            root.getSerialNumber().toString())))
            .toList();
    return Element.of(new QName(namespace, "ListOfRootCertificateIDs"), ids);
  }

  private static Element certificate(String namespace, String name, X509Certificate certificate) {
    try {
      return Element.text(
          new QName(namespace, name), Base64.getEncoder().encodeToString(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("A certificate cannot be written", e);
    }
  }
}
