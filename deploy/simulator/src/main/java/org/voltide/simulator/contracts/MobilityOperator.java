package org.voltide.simulator.contracts;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Issues contracts as ISO 15118-2 Annex F has them: a root, an authority below it, and leaves that
 * are named by their eMAID. It answers nobody whether they are revoked.
 */
final class MobilityOperator {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration YEAR = Duration.ofDays(365);
  private static final int AUTHORITY = KeyUsage.keyCertSign | KeyUsage.cRLSign;
  private static final int CONTRACT =
      KeyUsage.digitalSignature
          | KeyUsage.nonRepudiation
          | KeyUsage.keyEncipherment
          | KeyUsage.keyAgreement;

  private final X509Certificate root;
  private final X509Certificate authority;
  private final KeyPair authorityKeys;

  private MobilityOperator(X509Certificate root, X509Certificate authority, KeyPair authorityKeys) {
    this.root = root;
    this.authority = authority;
    this.authorityKeys = authorityKeys;
  }

  /** Founds one, with keys of its own. */
  static MobilityOperator found(Instant now) throws GeneralSecurityException {
    KeyPair rootKeys = keys();
    KeyPair authorityKeys = keys();
    X500Name name = new X500Name("DC=MO,O=Simulated Mobility,CN=Simulated MO Root");
    var root =
        issue(
            new Leaf(name, rootKeys, new BasicConstraints(true), AUTHORITY, YEAR.multipliedBy(20)),
            new Issuer(name, rootKeys),
            now);
    X500Name below = new X500Name("DC=MO,O=Simulated Mobility,CN=Simulated MO Sub-CA 2");
    var authority =
        issue(
            new Leaf(
                below, authorityKeys, new BasicConstraints(0), AUTHORITY, YEAR.multipliedBy(10)),
            new Issuer(name, rootKeys),
            now);
    return new MobilityOperator(root, authority, authorityKeys);
  }

  X509Certificate root() {
    return root;
  }

  /** The one below the root, which issues the contracts. */
  X509Certificate authority() {
    return authority;
  }

  /** A contract whose key nobody keeps. */
  X509Certificate contract(String emaid, Instant now) throws GeneralSecurityException {
    X500Name name = new X500Name("DC=MO,O=Simulated Mobility,CN=" + emaid);
    return issue(
        new Leaf(name, keys(), new BasicConstraints(false), CONTRACT, YEAR.multipliedBy(2)),
        new Issuer(
            new X500Name("DC=MO,O=Simulated Mobility,CN=Simulated MO Sub-CA 2"), authorityKeys),
        now);
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** Who is certified. */
  private record Leaf(
      X500Name name, KeyPair keys, BasicConstraints constraints, int usage, Duration life) {}

  private record Issuer(X500Name name, KeyPair keys) {}

  private static X509Certificate issue(Leaf leaf, Issuer issuer, Instant now)
      throws GeneralSecurityException {
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      issuer.name(),
                      new BigInteger(127, RANDOM).setBit(126),
                      Date.from(now.minus(Duration.ofHours(1))),
                      Date.from(now.plus(leaf.life())),
                      leaf.name(),
                      leaf.keys().getPublic())
                  .addExtension(Extension.basicConstraints, true, leaf.constraints())
                  .addExtension(Extension.keyUsage, true, new KeyUsage(leaf.usage()))
                  .addExtension(
                      Extension.subjectKeyIdentifier,
                      false,
                      identifiers.createSubjectKeyIdentifier(leaf.keys().getPublic()))
                  .addExtension(
                      Extension.authorityKeyIdentifier,
                      false,
                      identifiers.createAuthorityKeyIdentifier(issuer.keys().getPublic()))
                  .build(
                      new JcaContentSignerBuilder("SHA256withECDSA")
                          .build(issuer.keys().getPrivate())));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException("A certificate cannot be made", e);
    }
  }
}
