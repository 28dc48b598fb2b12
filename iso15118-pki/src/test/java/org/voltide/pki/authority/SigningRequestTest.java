package org.voltide.pki.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.voltide.pki.TestHierarchy;
import org.voltide.pki.revocation.OcspQuestion;

class SigningRequestTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aGoodRequestBecomesACertificateForItsKey() throws Exception {
    KeyPair keys = keys("EC", 256);
    Authority root =
        Authority.createRoot("Root", "Voltide", Validity.starting(NOW, Duration.ofDays(100)));
    SigningRequest request = SigningRequest.read(pem(keys, keys, "O=Voltide,CN=CS1", "SHA256"));
    assertThat(request.organization()).isEqualTo("Voltide");
    assertThat(request.commonName()).isEqualTo("CS1");

    List<X509Certificate> chain =
        root.issueStation(
            request,
            EnumSet.of(Authority.Role.CLIENT),
            Validity.starting(NOW, Duration.ofDays(10)),
            TestHierarchy.POINTERS);

    X509Certificate leaf = chain.getFirst();
    leaf.verify(root.credential().certificate().getPublicKey());
    assertThat(leaf.getPublicKey()).isEqualTo(keys.getPublic());
    assertThat(leaf.getSubjectX500Principal().getName()).contains("CN=CS1").contains("O=Voltide");
    assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    assertThat(OcspQuestion.responders(leaf)).containsExactly("http://ocsp.example/");
    assertThat(leaf.getNonCriticalExtensionOIDs()).as("where its list is").contains("2.5.29.31");
    assertThat(chain).hasSize(2);
  }

  @Test
  void aCertificateMayServeBothSides() throws Exception {
    KeyPair keys = keys("RSA", 2048);
    Authority root =
        Authority.createRoot("Root", "Voltide", Validity.starting(NOW, Duration.ofDays(100)));
    X509Certificate leaf =
        root.issueStation(
                SigningRequest.read(pem(keys, keys, "O=Voltide,CN=CS1", "SHA256")),
                Set.of(Authority.Role.CLIENT, Authority.Role.SERVER),
                Validity.starting(NOW, Duration.ofDays(10)),
                Pointers.none())
            .getFirst();
    assertThat(leaf.getExtendedKeyUsage())
        .containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
  }

  @Test
  void whatIsWeakForgedOrNamelessIsRefused() throws Exception {
    KeyPair good = keys("EC", 256);
    refused("no PEM at all", "no certificate request");
    refused("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----", "");
    refused("x".repeat(SigningRequest.MOST_CHARACTERS + 1), "too long");
    KeyPair weak = keys("RSA", 1024);
    refused(pem(weak, weak, "O=Voltide,CN=CS1", "SHA256"), "too weak");
    refused(pem(good, keys("EC", 256), "O=Voltide,CN=CS1", "SHA256"), "signature");
    refused(pem(good, good, "O=Voltide,CN=CS1", "SHA1"), "signature");
    refused(pem(good, good, "CN=CS1", "SHA256"), "organization");
    refused(pem(good, good, "O=Voltide", "SHA256"), "common name");
    refused(pem(good, good, "O=Voltide,CN=CS1,CN=CS2", "SHA256"), "common name");
  }

  private static void refused(String pem, String why) {
    assertThatThrownBy(() -> SigningRequest.read(pem))
        .isInstanceOf(SigningRequest.RefusedException.class)
        .hasMessageContaining(why);
  }

  private static KeyPair keys(String algorithm, int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  /** A request for one key, signed by another or the same. */
  private static String pem(KeyPair subject, KeyPair signer, String name, String hash)
      throws Exception {
    String algorithm =
        hash + "with" + (signer.getPrivate().getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(
          new JcaPKCS10CertificationRequestBuilder(new X500Name(name), subject.getPublic())
              .build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())));
    }
    return text.toString();
  }
}
