package org.voltide.csms.upstream;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.authority.Validity;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.NewKeys;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;

/** Somebody else's hierarchy for stations by ISO 15118-2: a root, and two authorities below it. */
public final class TestAuthority {
  public static final ProfilePack PACK = ProfilePack.ISO_15118_2;

  private static final Pointers POINTERS =
      new Pointers(
          Optional.of(URI.create("http://ocsp.example/")),
          Optional.of(URI.create("http://crl.example/")));

  private final SigningAuthority root;
  private final SigningAuthority issuer;

  public TestAuthority() {
    try {
      HeldKey key = key();
      root = SigningAuthority.root(PACK.profile(Role.V2G_ROOT), holder("root"), key, days(3650));
      issuer = below(below(root, Role.CPO_SUB_1, "upper"), Role.CPO_SUB_2, "issuer");
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static SigningAuthority below(SigningAuthority above, Role role, String name)
      throws GeneralSecurityException {
    HeldKey key = key();
    return new SigningAuthority(
        above.issue(PACK.profile(role), holder(name), key.publicKey(), days(700), POINTERS), key);
  }

  private static HeldKey key() throws GeneralSecurityException {
    KeyPair keys = NewKeys.of(PACK.profile(Role.SECC).scheme());
    return HeldKey.inMemory(keys.getPublic(), keys.getPrivate());
  }

  private static Holder holder(String name) {
    return Holder.of(name, "Elsewhere");
  }

  private static Validity days(int days) {
    return Validity.starting(Instant.now(), Duration.ofDays(days));
  }

  /** A station's request with a new key, in PEM. */
  public static String csr(String commonName, String organization) {
    try {
      return CertificationRequest.pem(
          key(), PACK.profile(Role.SECC), Holder.of(commonName, organization));
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  public X509Certificate root() {
    return root.certificate();
  }

  /** The root in PEM. */
  public String rootPem() {
    try {
      return Pem.of(root());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Root and authorities, the root first. */
  public List<X509Certificate> authorities() {
    return issuer.chain().reversed();
  }

  /** The certificate first, the root last. */
  public List<X509Certificate> issue(String csr) {
    try {
      SigningRequest asked = SigningRequest.read(csr);
      return issuer.issue(
          PACK.profile(Role.SECC),
          Holder.of(asked.commonName(), asked.organization()),
          asked.key(),
          days(60),
          POINTERS);
    } catch (GeneralSecurityException | SigningRequest.RefusedException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  /** Certificates alone as PKCS#7. */
  public static byte[] pkcs7(List<X509Certificate> certificates) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addCertificates(new JcaCertStore(new ArrayList<>(certificates)));
      return generator.generate(new CMSAbsentContent()).getEncoded();
    } catch (GeneralSecurityException | CMSException | java.io.IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
