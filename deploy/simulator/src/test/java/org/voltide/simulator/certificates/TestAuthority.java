package org.voltide.simulator.certificates;

import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** An authority for tests, valid long before and after the bench's noon. */
public final class TestAuthority {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");

  private final KeyPair key = keys();
  private final X500Name name;
  private final X509Certificate root;
  private long serial = 1;

  public TestAuthority(String commonName) {
    this.name = new X500Name("CN=" + commonName);
    this.root = certificate(name, key.getPublic(), true, FROM, UNTIL);
  }

  public X509Certificate root() {
    return root;
  }

  public String rootPem() {
    return pem(root);
  }

  /** Certifies the key of a signing request whose signature is right. */
  public X509Certificate certify(String csr) {
    try (var reader = new PEMParser(new StringReader(csr))) {
      var request =
          new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) reader.readObject());
      boolean signed =
          request.isSignatureValid(
              new JcaContentVerifierProviderBuilder().build(request.getPublicKey()));
      if (!signed) {
        throw new IllegalArgumentException("the request is not signed by its key");
      }
      return certificate(request.getSubject(), request.getPublicKey(), false, FROM, UNTIL);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key whose certificate this authority issued. */
  public Credential issue(String commonName) {
    KeyPair owner = keys();
    X509Certificate leaf =
        certificate(new X500Name("CN=" + commonName), owner.getPublic(), false, FROM, UNTIL);
    return new Credential(owner.getPrivate(), List.of(leaf));
  }

  public String expiredPem() {
    return pem(certificate(name, key.getPublic(), true, FROM, FROM.plusSeconds(60)));
  }

  public static String pem(X509Certificate certificate) {
    try {
      return Pem.write("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String sign(PrivateKey key, byte[] file) {
    try {
      var signature = java.security.Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(file);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate certificate(
      X500Name subject, PublicKey subjectKey, boolean authority, Instant from, Instant until) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(++serial),
              Date.from(from),
              Date.from(until),
              subject,
              subjectKey);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
