package org.voltide.pki.authority;

import java.io.IOException;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.profile.Profile;

/** Requests to other authorities for a certificate (PKCS#10). */
public final class CertificationRequest {
  private CertificationRequest() {}

  /** Asks for a certificate of the key, in PEM. */
  public static String pem(HeldKey key, Profile profile, Holder holder) throws IOException {
    byte[] request =
        new PKCS10CertificationRequestBuilder(
                Extensions.name(profile, holder),
                SubjectPublicKeyInfo.getInstance(key.publicKey().getEncoded()))
            .build(new CustodySigner(key))
            .getEncoded();
    return Pem.of("CERTIFICATE REQUEST", request);
  }
}
