package org.voltide.pki.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;
import org.voltide.pki.custody.HeldKey;

/**
 * A certificate authority with its key in memory; it signs by ECDSA on P-256 with SHA-256 (OCPP 2.1
 * A00.FR.501 to 507).
 *
 * @param credential its key, and the certificates from its own up to the root
 */
public record Authority(Credential credential) {

  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SIGNATURE = "SHA256withECDSA";

  /** What the owner of a certificate is in TLS. */
  public enum Role {
    CLIENT(KeyPurposeId.id_kp_clientAuth),
    SERVER(KeyPurposeId.id_kp_serverAuth);

    private final transient KeyPurposeId purpose;

    Role(KeyPurposeId purpose) {
      this.purpose = purpose;
    }
  }

  /** Makes a new root that signs end entities only. */
  public static Authority createRoot(String commonName, String organization, Validity validity)
      throws GeneralSecurityException {
    KeyPair keys = KeyKind.EC_P256.generate();
    X500Name name = name(commonName, organization);
    X509Certificate root =
        root(draft(name, name, validity, keys.getPublic()), keys.getPublic(), keys.getPrivate());
    return new Authority(new Credential(keys.getPrivate(), List.of(root)));
  }

  /**
   * Certifies another root's key in the name of this one, its predecessor, so that who trusts this
   * root can tell that the other one is meant to follow it (OCPP 2.1 M05.FR.10).
   */
  public X509Certificate crossCertify(X509Certificate other, Validity validity)
      throws GeneralSecurityException {
    X500Name issuer = new JcaX509CertificateHolder(credential.certificate()).getSubject();
    X500Name subject = new JcaX509CertificateHolder(other).getSubject();
    return root(
        draft(issuer, subject, validity, other.getPublicKey()),
        other.getPublicKey(),
        credential.key());
  }

  private static X509Certificate root(
      JcaX509v3CertificateBuilder draft, PublicKey key, PrivateKey signing)
      throws GeneralSecurityException {
    try {
      draft
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
          .addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
          .addExtension(
              Extension.subjectKeyIdentifier,
              false,
              new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
      return sign(draft, signing);
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException("The root cannot be made", e);
    }
  }

  /**
   * Issues a TLS server certificate with a new key.
   *
   * @param hostNames names and IP addresses it is valid for; the first becomes the common name
   */
  public Credential issueServer(
      KeyKind kind, List<String> hostNames, String organization, Validity validity)
      throws GeneralSecurityException {
    KeyPair keys = kind.generate();
    X509Certificate leaf =
        leaf(
            name(hostNames.getFirst(), organization),
            keys.getPublic(),
            EnumSet.of(Role.SERVER),
            Optional.of(alternatives(hostNames)),
            validity,
            Pointers.none());
    return new Credential(keys.getPrivate(), chain(leaf));
  }

  /**
   * Issues a certificate for the key of a station or another device.
   *
   * @param request names whose it is
   * @param roles what it is for
   * @param pointers where it can be asked whether it is revoked
   * @return the certificate first, the root last
   */
  public List<X509Certificate> issueStation(
      SigningRequest request, Set<Role> roles, Validity validity, Pointers pointers)
      throws GeneralSecurityException {
    X500Name subject = name(request.commonName(), request.organization());
    return chain(leaf(subject, request.key(), roles, Optional.empty(), validity, pointers));
  }

  /** The same authority where it answers for what it issued. */
  public SigningAuthority signing() throws GeneralSecurityException {
    PublicKey key = credential.certificate().getPublicKey();
    return new SigningAuthority(credential.chain(), HeldKey.inMemory(key, credential.key()));
  }

  private X509Certificate leaf(
      X500Name subject,
      PublicKey key,
      Set<Role> roles,
      Optional<GeneralNames> alternatives,
      Validity validity,
      Pointers pointers)
      throws GeneralSecurityException {
    X500Name issuer = new JcaX509CertificateHolder(credential.certificate()).getSubject();
    JcaX509v3CertificateBuilder draft = draft(issuer, subject, validity, key);
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      draft
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
          .addExtension(Extension.keyUsage, true, new KeyUsage(usage(key)))
          .addExtension(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(
                  roles.stream().map(role -> role.purpose).toArray(KeyPurposeId[]::new)))
          .addExtension(
              Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key))
          .addExtension(
              Extension.authorityKeyIdentifier,
              false,
              identifiers.createAuthorityKeyIdentifier(credential.certificate()));
      if (alternatives.isPresent()) {
        draft.addExtension(Extension.subjectAlternativeName, false, alternatives.get());
      }
      Extensions.add(draft, pointers, false);
      return sign(draft, credential.key());
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException("The certificate cannot be made", e);
    }
  }

  private List<X509Certificate> chain(X509Certificate issued) {
    return Stream.concat(Stream.of(issued), credential.chain().stream()).toList();
  }

  /** The TLS_RSA suites encrypt with the key, every other one signs. */
  private static int usage(PublicKey key) {
    return key.getAlgorithm().equals("RSA")
        ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
        : KeyUsage.digitalSignature;
  }

  /** The serial number has 127 random bits, so that none can be foreseen or repeats. */
  private static JcaX509v3CertificateBuilder draft(
      X500Name issuer, X500Name subject, Validity validity, PublicKey key) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(127, RANDOM).setBit(126),
        Date.from(validity.from()),
        Date.from(validity.until()),
        subject,
        key);
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder draft, PrivateKey key)
      throws OperatorCreationException, CertificateException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            draft.build(new JcaContentSignerBuilder(SIGNATURE).setProvider(PROVIDER).build(key)));
  }

  private static X500Name name(String commonName, String organization) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, organization)
        .addRDN(BCStyle.CN, commonName)
        .build();
  }

  private static GeneralNames alternatives(List<String> hostNames) {
    return new GeneralNames(
        hostNames.stream().map(Authority::alternative).toArray(GeneralName[]::new));
  }

  private static GeneralName alternative(String hostName) {
    boolean address = IPAddress.isValid(hostName);
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, hostName);
  }
}
