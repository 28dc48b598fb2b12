package org.voltide.pki.readiness;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.KEM;
import org.voltide.pki.authority.CertificateStatus;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.OcspResponder;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.authority.Validity;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.NewKeys;
import org.voltide.pki.profile.Profile;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.OcspQuestion;

/**
 * How large things of one scheme are, as they were just made: a root, two authorities, a station's
 * certificate, its request and an answer about it. Sizes of text are in characters, others in
 * bytes.
 *
 * @param certificate DER of the largest of station and authorities
 * @param root PEM
 * @param chain PEM of the station's certificate and both authorities
 * @param chainDer the same in DER, added up
 * @param request PEM
 * @param ocspAnswer DER
 * @param signature one alone
 * @param exchange what an ephemeral key agreement with the owner of a key as strong sends
 */
public record Specimen(
    SignatureScheme scheme,
    int certificate,
    int root,
    int chain,
    int chainDer,
    int request,
    int ocspAnswer,
    int signature,
    int exchange) {
  /** As long as names of stations and organizations usually are. */
  private static final Holder STATION = Holder.of("DE*ABC*E123456789", "Example Charging");

  private static final Pointers POINTERS =
      new Pointers(
          Optional.of(URI.create("http://ocsp.pki.example/ocsp")),
          Optional.of(URI.create("http://crl.pki.example/cpo-sub-2.crl")));
  private static final int X448_KEY = 56;

  /** Makes and measures one. */
  static Specimen of(SignatureScheme scheme, Instant now) throws GeneralSecurityException {
    Making making = new Making(scheme, now);
    SigningAuthority root = making.root();
    SigningAuthority upper = making.below(root, Role.CPO_SUB_1);
    SigningAuthority lower = making.below(upper, Role.CPO_SUB_2);
    HeldKey key = making.key();
    List<X509Certificate> path =
        lower
            .issue(making.profile(Role.SECC), STATION, key.publicKey(), making.days(60), POINTERS)
            .subList(0, 3);
    try {
      return new Specimen(
          scheme,
          largest(path),
          Pem.of(root.certificate()).length(),
          text(path),
          sum(path),
          CertificationRequest.pem(key, making.profile(Role.SECC), STATION).length(),
          answer(lower, path.getFirst(), now),
          path.getFirst().getSignature().length,
          exchange(scheme));
    } catch (IOException e) {
      throw new GeneralSecurityException("The request has no encoding", e);
    }
  }

  private record Making(SignatureScheme scheme, Instant now) {
    Profile profile(Role role) {
      ProfilePack pack =
          scheme == SignatureScheme.ECDSA_P256 ? ProfilePack.ISO_15118_2 : ProfilePack.ISO_15118_20;
      return pack.profile(role).with(scheme);
    }

    HeldKey key() throws GeneralSecurityException {
      KeyPair keys = NewKeys.of(scheme);
      return HeldKey.inMemory(keys.getPublic(), keys.getPrivate());
    }

    Validity days(int days) {
      return Validity.starting(now, Duration.ofDays(days));
    }

    SigningAuthority root() throws GeneralSecurityException {
      Holder holder = Holder.of("Example V2G Root", "Example Charging");
      return SigningAuthority.root(profile(Role.V2G_ROOT), holder, key(), days(3650));
    }

    SigningAuthority below(SigningAuthority above, Role role) throws GeneralSecurityException {
      HeldKey key = key();
      Holder holder = Holder.of("Example " + role, "Example Charging");
      return new SigningAuthority(
          above.issue(profile(role), holder, key.publicKey(), days(700), POINTERS), key);
    }
  }

  private static int largest(List<X509Certificate> path) throws GeneralSecurityException {
    int largest = 0;
    for (X509Certificate certificate : path) {
      largest = Math.max(largest, certificate.getEncoded().length);
    }
    return largest;
  }

  private static int sum(List<X509Certificate> path) throws GeneralSecurityException {
    int sum = 0;
    for (X509Certificate certificate : path) {
      sum += certificate.getEncoded().length;
    }
    return sum;
  }

  private static int text(List<X509Certificate> path) throws GeneralSecurityException {
    int sum = 0;
    for (X509Certificate certificate : path) {
      sum += Pem.of(certificate).length();
    }
    return sum;
  }

  private static int answer(SigningAuthority issuer, X509Certificate certificate, Instant now) {
    CertificateId id =
        CertificateId.of(certificate, issuer.certificate(), CertificateId.Hash.SHA256);
    return new OcspResponder(
            issuer.certificate(),
            issuer.chain(),
            issuer.key(),
            (BigInteger _) -> new CertificateStatus.Good(),
            Duration.ofDays(7))
        .answer(new OcspQuestion(id).encoded(), now)
        .length;
  }

  /** An uncompressed point, a key on X448, or what ML-KEM (FIPS 203) encapsulates. */
  private static int exchange(SignatureScheme scheme) throws GeneralSecurityException {
    return switch (scheme) {
      case ECDSA_P256 -> 65;
      case ECDSA_P521 -> 133;
      case ED448 -> X448_KEY;
      case ML_DSA_44, SLH_DSA_SHA2_128S -> encapsulated("ML-KEM-512");
      case ML_DSA_65 -> encapsulated("ML-KEM-768");
      case ML_DSA_87 -> encapsulated("ML-KEM-1024");
    };
  }

  private static int encapsulated(String algorithm) throws GeneralSecurityException {
    KeyPair keys = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    return KEM.getInstance("ML-KEM")
        .newEncapsulator(keys.getPublic())
        .encapsulate()
        .encapsulation()
        .length;
  }
}
