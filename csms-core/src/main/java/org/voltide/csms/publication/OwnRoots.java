package org.voltide.csms.publication;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.csms.certificates.OwnRoot;
import org.voltide.csms.certificates.StationAuthority;
import org.voltide.pki.authority.OcspResponder;
import org.voltide.pki.authority.RevocationList;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.authority.Validity;

/** Voltide's own roots, which issue to stations. */
@Singleton
class OwnRoots {
  private final StationAuthority authority;
  private final OwnCertificates certificates;
  private final Clock realTime = Clock.systemUTC();

  /** They stay the same for as long as Voltide runs. */
  private volatile List<PublicAuthority> all = List.of();

  @Inject
  OwnRoots(StationAuthority authority, OwnCertificates certificates) {
    this.authority = authority;
    this.certificates = certificates;
  }

  List<PublicAuthority> all() {
    if (all.isEmpty()) {
      all = Arrays.stream(OwnRoot.values()).map(this::of).toList();
    }
    return all;
  }

  private PublicAuthority of(OwnRoot root) {
    SigningAuthority signing = authority.signing(root);
    return new PublicAuthority(
        root.publicLabel(),
        new OcspResponder(
            signing.certificate(),
            signing.chain(),
            signing.key(),
            serialNumber -> certificates.status(root, serialNumber),
            Publisher.ANSWER_LIFE),
        () -> certificates.revoked(root),
        life -> list(root, signing, life));
  }

  private byte[] list(OwnRoot root, SigningAuthority signing, Duration life) {
    Instant now = realTime.instant();
    try {
      return RevocationList.make(
              signing,
              now.getEpochSecond(),
              certificates.revoked(root),
              Validity.starting(now, life))
          .getEncoded();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("A list of revoked certificates was not made", broken);
    }
  }
}
