package org.voltide.pki.validation;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues what stations and their authorities have, good or bad. */
record TestClients(KeyPair keys, X509Certificate certificate) {

  static KeyPair ec() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  static KeyPair rsa(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  static TestClients root(Instant from, Instant until) throws Exception {
    KeyPair keys = ec();
    X500Principal name = new X500Principal("CN=Station root");
    return new TestClients(
        keys, signed(builder(name, name, keys, from, until, new BasicConstraints(1)), keys));
  }

  TestClients authority(Instant from, Instant until) throws Exception {
    KeyPair below = ec();
    return new TestClients(
        below,
        signed(
            builder(
                certificate.getSubjectX500Principal(),
                new X500Principal("CN=Station authority"),
                below,
                from,
                until,
                new BasicConstraints(0)),
            keys));
  }

  X509Certificate client(KeyPair client, KeyPurposeId purpose, Instant from, Instant until)
      throws Exception {
    JcaX509v3CertificateBuilder draft =
        builder(
            certificate.getSubjectX500Principal(),
            new X500Principal("CN=CS-1,O=Operator"),
            client,
            from,
            until,
            new BasicConstraints(false));
    draft.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    return signed(draft, keys);
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Principal issuer,
      X500Principal subject,
      KeyPair keys,
      Instant from,
      Instant until,
      BasicConstraints constraints)
      throws Exception {
    JcaX509v3CertificateBuilder draft =
        new JcaX509v3CertificateBuilder(
            issuer, BigInteger.ONE, Date.from(from), Date.from(until), subject, keys.getPublic());
    draft.addExtension(Extension.basicConstraints, true, constraints);
    return draft;
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder draft, KeyPair by)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            draft.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
  }
}
