package org.voltide.csms.stationcertificates;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.voltide.pki.validation.CertificateHash;

/** Roots of authorities that exist for a test. */
record TestRoots(KeyPair keys, X509Certificate certificate, CertificateHash hash) {

  /** One that signed itself. */
  static TestRoots self(String name, int serial) throws Exception {
    KeyPair keys = newKeys();
    return signed(name, serial, keys, name, keys);
  }

  /** A new root that this one, its predecessor, has signed. */
  TestRoots successor(String name, int serial) throws Exception {
    String issuer = certificate.getSubjectX500Principal().getName();
    return signed(name, serial, newKeys(), issuer, keys);
  }

  String pem() throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(certificate);
    }
    return text.toString();
  }

  private static TestRoots signed(
      String name, int serial, KeyPair keys, String issuer, KeyPair issuerKeys) throws Exception {
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    var draft =
        new JcaX509v3CertificateBuilder(
            new X500Principal(issuer),
            BigInteger.valueOf(serial),
            Date.from(from),
            Date.from(from.plusSeconds(1_000_000_000)),
            new X500Principal(name),
            keys.getPublic());
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                draft.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    return new TestRoots(
        keys, certificate, CertificateHash.of(certificate, issuerKeys.getPublic(), "SHA-256"));
  }

  private static KeyPair newKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }
}
