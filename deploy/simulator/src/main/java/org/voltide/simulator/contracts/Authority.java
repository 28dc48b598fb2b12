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
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.voltide.simulator.certificates.Credential;

/**
 * Somebody made up who issues certificates: a root, an authority below it, and leaves (ISO 15118-2
 * Annex F, ISO 15118-20 Annex B). It answers nobody whether they are revoked.
 */
final class Authority {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration YEAR = Duration.ofDays(365);
  private static final int AUTHORITY = KeyUsage.keyCertSign | KeyUsage.cRLSign;
  private static final int LEAF =
      KeyUsage.digitalSignature
          | KeyUsage.nonRepudiation
          | KeyUsage.keyEncipherment
          | KeyUsage.keyAgreement;

  /** What it issues. */
  enum Kind {
    /** Provisioning certificates of cars. */
    MANUFACTURER("OEM", "OEM"),
    /** Contracts. */
    MOBILITY_OPERATOR("MO", "MO"),
    /** Certificates of provisioning services, below a V2G root. */
    PROVISIONING("V2G", "CPS");

    private final String rootDomain;
    private final String domain;

    Kind(String rootDomain, String domain) {
      this.rootDomain = rootDomain;
      this.domain = domain;
    }
  }

  /** The keys of an edition, all alike. */
  enum Curve {
    /** Of ISO 15118-2. */
    P256("secp256r1", "SHA256withECDSA"),
    /** Of ISO 15118-20. */
    P521("secp521r1", "SHA512withECDSA");

    private final String label;
    private final String signature;

    Curve(String label, String signature) {
      this.label = label;
      this.signature = signature;
    }
  }

  private final Kind kind;
  private final Curve curve;
  private final X509Certificate root;
  private final X509Certificate issuing;
  private final Named issuer;

  private Authority(
      Kind kind, Curve curve, X509Certificate root, X509Certificate issuing, Named issuer) {
    this.kind = kind;
    this.curve = curve;
    this.root = root;
    this.issuing = issuing;
    this.issuer = issuer;
  }

  /** Founds one, with keys of its own. */
  static Authority found(Kind kind, Curve curve, Instant now) throws GeneralSecurityException {
    Named top = new Named(name(kind.rootDomain, kind, curve, "Root"), keys(curve));
    Named below = new Named(name(kind.domain, kind, curve, "Sub-CA 2"), keys(curve));
    X509Certificate root =
        issue(
            new Wish(top, new BasicConstraints(true), AUTHORITY, YEAR.multipliedBy(20)),
            top,
            curve,
            now);
    X509Certificate issuing =
        issue(
            new Wish(below, new BasicConstraints(0), AUTHORITY, YEAR.multipliedBy(10)),
            top,
            curve,
            now);
    return new Authority(kind, curve, root, issuing, below);
  }

  private static X500Name name(String domain, Kind kind, Curve curve, String what) {
    return new X500Name(
        "DC=%s,O=Simulated Mobility,CN=Simulated %s %s %s"
            .formatted(domain, kind.domain, curve.label, what));
  }

  X509Certificate root() {
    return root;
  }

  /** The one below the root, which issues the leaves. */
  X509Certificate issuing() {
    return issuing;
  }

  /** A leaf with its key, then who issued it. */
  Credential leaf(String commonName, Instant now) throws GeneralSecurityException {
    X500Name name =
        new X500Name("DC=%s,O=Simulated Mobility,CN=%s".formatted(kind.domain, commonName));
    Named leaf = new Named(name, keys(curve));
    Wish wish = new Wish(leaf, new BasicConstraints(false), LEAF, YEAR.multipliedBy(2));
    return new Credential(
        leaf.keys().getPrivate(), List.of(issue(wish, issuer, curve, now), issuing));
  }

  private static KeyPair keys(Curve curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve.label));
    return generator.generateKeyPair();
  }

  private record Named(X500Name name, KeyPair keys) {}

  /** What is to be certified. */
  private record Wish(Named who, BasicConstraints constraints, int usage, Duration life) {}

  private static X509Certificate issue(Wish wish, Named issuer, Curve curve, Instant now)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      issuer.name(),
                      new BigInteger(127, RANDOM).setBit(126),
                      Date.from(now.minus(Duration.ofHours(1))),
                      Date.from(now.plus(wish.life())),
                      wish.who().name(),
                      wish.who().keys().getPublic())
                  .addExtension(Extension.basicConstraints, true, wish.constraints())
                  .addExtension(Extension.keyUsage, true, new KeyUsage(wish.usage()))
                  .addExtension(Extension.subjectKeyIdentifier, false, identifier(wish.who()))
                  .addExtension(
                      Extension.authorityKeyIdentifier,
                      false,
                      new AuthorityKeyIdentifier(identifier(issuer).getKeyIdentifier()))
                  .build(
                      new JcaContentSignerBuilder(curve.signature)
                          .build(issuer.keys().getPrivate())));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException("A certificate cannot be made", e);
    }
  }

  /** Of eight bytes, as contracts of ISO 15118-20 have to have it ([V2G20-2497]). */
  private static SubjectKeyIdentifier identifier(Named who) throws GeneralSecurityException {
    return new JcaX509ExtensionUtils().createTruncatedSubjectKeyIdentifier(who.keys().getPublic());
  }
}
