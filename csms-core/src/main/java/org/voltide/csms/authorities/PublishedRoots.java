package org.voltide.csms.authorities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The roots of a list, as the root certificate pools of OPCP 1.0 publish them: {@code
 * RootCertificateCollection.rootCertificates}, each with {@code caCertificate} (DER in base64) and
 * {@code rootType} (V2G, MO or OEM).
 *
 * @param unreadable what was left out of it
 */
record PublishedRoots(List<Published> roots, List<RefusedRoot> unreadable) {
  private static final int MOST = 1_000;

  /** A root and what it is for: one of V2G vouches for stations and provisioning services. */
  record Published(X509Certificate certificate, List<Purpose> purposes) {}

  /**
   * A root that is not trusted.
   *
   * @param subject or its place in the list where that is unknown
   */
  record RefusedRoot(String subject, String reason) {}

  PublishedRoots {
    roots = List.copyOf(roots);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * @throws IOException when it is no such list
   */
  static PublishedRoots read(byte[] content) throws IOException {
    JsonNode listed =
        new ObjectMapper()
            .readTree(content)
            .path("RootCertificateCollection")
            .path("rootCertificates");
    if (!listed.isArray() || listed.size() > MOST) {
      throw new IOException(
          "There is no RootCertificateCollection of at most %d roots in it.".formatted(MOST));
    }
    List<Published> roots = new ArrayList<>();
    List<RefusedRoot> unreadable = new ArrayList<>();
    for (JsonNode entry : listed) {
      String place = "root " + (roots.size() + unreadable.size() + 1);
      try {
        X509Certificate certificate = certificate(entry.path("caCertificate").asText());
        List<Purpose> purposes = purposes(entry.path("rootType").asText());
        if (purposes.isEmpty()) {
          unreadable.add(
              new RefusedRoot(
                  certificate.getSubjectX500Principal().getName(),
                  "its type is none of V2G, MO and OEM"));
        } else {
          roots.add(new Published(certificate, purposes));
        }
      } catch (CertificateException | IllegalArgumentException broken) {
        unreadable.add(new RefusedRoot(place, "its certificate cannot be read"));
      }
    }
    return new PublishedRoots(roots, unreadable);
  }

  private static X509Certificate certificate(String base64) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
  }

  private static List<Purpose> purposes(String rootType) {
    return switch (rootType.toUpperCase(Locale.ROOT)) {
      case "V2G" -> List.of(Purpose.STATIONS, Purpose.PROVISIONING);
      case "MO" -> List.of(Purpose.CONTRACTS);
      case "OEM" -> List.of(Purpose.VEHICLES);
      default -> List.of();
    };
  }
}
