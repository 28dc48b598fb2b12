package org.voltide.pki.provisioning;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Somebody with a key and a certificate, made for a test.
 *
 * @param chain its own certificate first, the root last
 */
record Party(PrivateKey key, List<X509Certificate> chain) {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final AtomicLong SERIAL = new AtomicLong(1);

  /** What a certificate is to be made like. */
  record Wish(String name, String curve, boolean authority, Optional<PublicKey> alternative) {
    static Wish authority(String name, String curve) {
      return new Wish(name, curve, true, Optional.empty());
    }

    static Wish leaf(String name, String curve) {
      return new Wish(name, curve, false, Optional.empty());
    }
  }

  static Party root(String name, String curve) throws Exception {
    return made(Wish.authority(name, curve), Optional.empty());
  }

  /** A chain below this party, the last of the wishes at its end. */
  Party issue(Wish... wishes) throws Exception {
    Party party = this;
    for (Wish wish : wishes) {
      party = made(wish, Optional.of(party));
    }
    return party;
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  X509Certificate anchor() {
    return chain.getLast();
  }

  List<X509Certificate> withoutRoot() {
    return chain.subList(0, chain.size() - 1);
  }

  MessageSigner signer() {
    return message -> {
      Signature signature = Signature.getInstance(algorithm(key), PROVIDER);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    };
  }

  static KeyPair keys(String curve) throws Exception {
    if (curve.startsWith("sec")) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    }
    return KeyPairGenerator.getInstance(curve, PROVIDER).generateKeyPair();
  }

  private static Party made(Wish wish, Optional<Party> issuer) throws Exception {
    KeyPair keys = keys(wish.curve);
    PrivateKey signing = issuer.map(Party::key).orElse(keys.getPrivate());
    X500Name subject = new X500Name(wish.name);
    X500Name above =
        issuer
            .map(i -> X500Name.getInstance(i.certificate().getSubjectX500Principal().getEncoded()))
            .orElse(subject);
    var draft =
        new JcaX509v3CertificateBuilder(
            above,
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(NOW.minus(Duration.ofDays(10))),
            Date.from(NOW.plus(Duration.ofDays(300))),
            subject,
            keys.getPublic());
    draft.addExtension(
        Extension.basicConstraints,
        true,
        wish.authority ? new BasicConstraints(true) : new BasicConstraints(false));
    draft.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(
            wish.authority
                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                : KeyUsage.digitalSignature | KeyUsage.keyAgreement));
    // Critical, as annex B of ISO 15118-20 has it.
    draft.addExtension(
        Extension.subjectKeyIdentifier, true, new SubjectKeyIdentifier(identifier(keys)));
    if (wish.alternative.isPresent()) {
      draft.addExtension(
          new ASN1ObjectIdentifier("2.5.29.72"),
          false,
          SubjectPublicKeyInfo.getInstance(wish.alternative.get().getEncoded()));
    }
    X509Certificate certificate =
        Certificates.parsed(
            draft
                .build(
                    new JcaContentSignerBuilder(algorithm(signing))
                        .setProvider(PROVIDER)
                        .build(signing))
                .getEncoded());
    List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
    issuer.ifPresent(i -> chain.addAll(i.chain));
    return new Party(keys.getPrivate(), chain);
  }

  private static byte[] identifier(KeyPair keys) {
    byte[] encoded = keys.getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - 8, encoded.length);
  }

  private static String algorithm(PrivateKey key) {
    return switch (key) {
      case java.security.interfaces.ECPrivateKey ec ->
          ec.getParams().getOrder().bitLength() > 256 ? "SHA512withECDSA" : "SHA256withECDSA";
      default -> "Ed448";
    };
  }
}
