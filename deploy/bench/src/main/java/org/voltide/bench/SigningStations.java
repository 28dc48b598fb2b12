package org.voltide.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.NewKeys;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;

/** Stations that make a new key and ask for its certificate when they are told to (A02). */
final class SigningStations {
  /** Who operates a core that was told nothing else. */
  private static final String OPERATOR = "Voltide";

  private SigningStations() {}

  /** See {@link Load.Consequence}. */
  static Optional<String> answer(String station, String call, int count) {
    return call.contains("\"SignChargingStationCertificate\"")
        ? Optional.of(request(station, count))
        : Optional.empty();
  }

  private static String request(String station, int count) {
    try {
      KeyPair keys = NewKeys.of(SignatureScheme.ECDSA_P256);
      String csr =
          CertificationRequest.pem(
              HeldKey.inMemory(keys.getPublic(), keys.getPrivate()),
              ProfilePack.ISO_15118_2.profile(Role.SECC),
              Holder.of(station, OPERATOR));
      return ("[2,\"%d\",\"SignCertificate\",{\"csr\":\"%s\","
              + "\"certificateType\":\"ChargingStationCertificate\"}]")
          .formatted(count, csr.replace("\r", "").replace("\n", "\\n"));
    } catch (IOException | GeneralSecurityException e) {
      throw new BenchException("No request for a certificate could be made.", e);
    }
  }
}
