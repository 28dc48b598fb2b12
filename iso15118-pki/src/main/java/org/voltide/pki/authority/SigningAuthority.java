package org.voltide.pki.authority;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.profile.Linter;
import org.voltide.pki.profile.Profile;
import org.voltide.pki.profile.Violation;

/**
 * A certificate authority of a Plug &amp; Charge hierarchy, its key in custody. Nothing leaves it
 * that breaks the profile it was made by.
 *
 * @param chain its own certificate first, the root last
 */
public record SigningAuthority(List<X509Certificate> chain, HeldKey key) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SERIAL_BITS = 127;

  public SigningAuthority {
    chain = List.copyOf(chain);
    if (!chain.getFirst().getPublicKey().equals(key.publicKey())) {
      throw new IllegalArgumentException("The certificate is of another key");
    }
  }

  /** Makes a root: a certificate that the key issues to itself. */
  public static SigningAuthority root(
      Profile profile, Holder holder, HeldKey key, Validity validity)
      throws GeneralSecurityException {
    X500Name name = Extensions.name(profile, holder);
    byte[] identifier = KeyIdentifiers.of(key.publicKey(), profile);
    X509Certificate root =
        sign(
            new Request(profile, name, key.publicKey(), identifier, validity, Pointers.none()),
            new Issuer(name, identifier, key));
    return new SigningAuthority(List.of(root), key);
  }

  /** Its own certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /**
   * Issues a certificate.
   *
   * @return it, and this authority's chain after it
   * @throws ProfileException when it would break the profile
   */
  public List<X509Certificate> issue(
      Profile profile, Holder holder, PublicKey key, Validity validity, Pointers pointers)
      throws GeneralSecurityException {
    Request request =
        new Request(
            profile,
            Extensions.name(profile, holder),
            key,
            KeyIdentifiers.of(key, profile),
            validity,
            pointers);
    return follow(sign(request, issuer()));
  }

  /**
   * Certifies another root's key in its own name, so that who trusts this root trusts that one. For
   * a root's successor it makes the old one vouch for the new one.
   *
   * @param profile that of a root
   */
  public X509Certificate crossCertify(Profile profile, X509Certificate other, Validity validity)
      throws GeneralSecurityException {
    X500Name name = new JcaX509CertificateHolder(other).getSubject();
    Request request =
        new Request(
            profile,
            name,
            other.getPublicKey(),
            KeyIdentifiers.of(other),
            validity,
            Pointers.none());
    return sign(request, issuer());
  }

  private Issuer issuer() throws GeneralSecurityException {
    return new Issuer(
        new JcaX509CertificateHolder(certificate()).getSubject(),
        KeyIdentifiers.of(certificate()),
        key);
  }

  private List<X509Certificate> follow(X509Certificate issued) {
    return Stream.concat(Stream.of(issued), chain.stream()).toList();
  }

  /** What is to be certified. */
  record Request(
      Profile profile,
      X500Name subject,
      PublicKey key,
      byte[] identifier,
      Validity validity,
      Pointers pointers) {}

  /** Who certifies. */
  record Issuer(X500Name name, byte[] identifier, HeldKey key) {}

  private static X509Certificate sign(Request request, Issuer issuer)
      throws GeneralSecurityException {
    X509v3CertificateBuilder draft =
        new X509v3CertificateBuilder(
            issuer.name(),
            new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
            Date.from(request.validity().from()),
            Date.from(request.validity().until()),
            request.subject(),
            SubjectPublicKeyInfo.getInstance(request.key().getEncoded()));
    Extensions.add(draft, request, issuer.identifier());
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(draft.build(new CustodySigner(issuer.key())));
    List<Violation> violations = Linter.lint(certificate, request.profile());
    if (!violations.isEmpty()) {
      throw new ProfileException(violations);
    }
    return certificate;
  }
}
