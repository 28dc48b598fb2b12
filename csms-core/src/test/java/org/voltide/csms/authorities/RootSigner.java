package org.voltide.csms.authorities;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Who signs lists of roots, and makes roots for them. */
final class RootSigner {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIFE = Duration.ofDays(3_650);

  private final KeyPair keys;
  private final X509Certificate certificate;

  /** Each has a key of its own, whatever the name. */
  RootSigner(String name, Instant now) {
    keys = keys();
    certificate = certificate(name, keys, false, now, now.plus(LIFE));
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** A root with a key of its own. */
  static X509Certificate root(String name, Instant now) {
    return root(name, now, now.plus(LIFE));
  }

  static X509Certificate root(String name, Instant now, Instant until) {
    return certificate(name, keys(), true, now, until);
  }

  /** An entry of a list, as pools publish it. */
  static Map<String, String> entry(String type, X509Certificate root) {
    return Map.of("caCertificate", Base64.getEncoder().encodeToString(der(root)), "rootType", type);
  }

  /** What is signed. */
  @SafeVarargs
  static byte[] content(Map<String, String>... entries) {
    ObjectNode list = JSON.createObjectNode();
    list.putObject("RootCertificateCollection")
        .set("rootCertificates", JSON.valueToTree(List.of(entries)));
    return list.toString().getBytes(StandardCharsets.UTF_8);
  }

  byte[] signed(Instant at, byte[] content) {
    try {
      var attributes = new Hashtable<ASN1ObjectIdentifier, Attribute>();
      attributes.put(
          CMSAttributes.signingTime,
          new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
      var generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
              .build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()),
                  certificate));
      return generator.generate(new CMSProcessableByteArray(content), true).getEncoded();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static byte[] der(X509Certificate certificate) {
    return StoredCertificate.encoded(certificate);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static X509Certificate certificate(
      String name, KeyPair keys, boolean isAuthority, Instant now, Instant until) {
    try {
      X500Principal subject = new X500Principal("CN=" + name);
      return new JcaX509CertificateConverter()
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      subject,
                      BigInteger.ONE,
                      Date.from(now.minus(LIFE)),
                      Date.from(until),
                      subject,
                      keys.getPublic())
                  .addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority))
                  .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
