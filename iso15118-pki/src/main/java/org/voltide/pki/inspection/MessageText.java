package org.voltide.pki.inspection;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.voltide.pki.exi.Element;

/** Messages and certificates as lines to read. */
final class MessageText {
  private static final int LONGEST_VALUE = 72;
  private static final Set<String> CERTIFICATES = Set.of("Certificate", "OEMProvisioningCert");
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private MessageText() {}

  static List<String> lines(Element root) {
    List<String> lines = new ArrayList<>();
    add(root, "", lines);
    return lines;
  }

  private static void add(Element element, String indent, List<String> lines) {
    String attributes =
        element.attributes().entrySet().stream()
            .map(
                attribute ->
                    " %s=%s".formatted(attribute.getKey().getLocalPart(), attribute.getValue()))
            .sorted()
            .collect(Collectors.joining());
    String value = element.text().isEmpty() ? "" : ": " + shortened(element.text());
    lines.add(indent + element.name().getLocalPart() + attributes + value);
    for (Element child : element.children()) {
      add(child, indent + "  ", lines);
    }
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE
        ? value
        : "%s... (%,d characters)".formatted(value.substring(0, LONGEST_VALUE), value.length());
  }

  static List<String> certificates(Element root) {
    List<String> lines = new ArrayList<>();
    addCertificates(root, lines);
    return lines;
  }

  private static void addCertificates(Element element, List<String> lines) {
    if (CERTIFICATES.contains(element.name().getLocalPart()) && !element.text().isEmpty()) {
      lines.add(certificate(Base64.getMimeDecoder().decode(element.text())));
    }
    element.children().forEach(child -> addCertificates(child, lines));
  }

  private static String certificate(byte[] der) {
    try {
      var certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509", PROVIDER)
                  .generateCertificate(new ByteArrayInputStream(der));
      return "%s, issued by %s, %s to %s, signed with %s, %,d bytes"
          .formatted(
              certificate.getSubjectX500Principal(),
              certificate.getIssuerX500Principal(),
              certificate.getNotBefore().toInstant(),
              certificate.getNotAfter().toInstant(),
              certificate.getSigAlgName(),
              der.length);
    } catch (CertificateException | RuntimeException e) {
      // Bouncy Castle answers some wrong DER with what its parser happens to throw.
      return "%,d bytes that are no certificate".formatted(der.length);
    }
  }
}
