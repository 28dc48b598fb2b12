package org.voltide.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.ceremony.Ceremonies;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.ceremony.RefusedException;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.NewKeys;
import org.voltide.pki.custody.Pkcs12Custody;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;
import org.voltide.pki.revocation.CertificateId;

/**
 * Authorities for contracts that a core finds in its data directory, and a contract.
 *
 * @param contract it first, its root last
 */
record Ecosystem(List<X509Certificate> contract) {
  static final String PASSWORD = "only keys of a benchmark";
  static final String EMAID = "DEVLTC00000001";

  /** Who operates a core that was told nothing else. */
  private static final String OPERATOR = "Voltide";

  private static final Duration YEAR = Duration.ofDays(365);

  /** Makes it where a core with these data looks for it. */
  static Ecosystem in(Path data) throws IOException {
    Path directory = data.resolve("authorities");
    var ceremonies =
        new Ceremonies(
            directory.resolve("audit.log"),
            new Pkcs12Custody(directory.resolve("keys.p12"), PASSWORD),
            "benchmark",
            Clock.systemUTC());
    try {
      return made(ceremonies);
    } catch (GeneralSecurityException | RefusedException e) {
      throw new BenchException("No authorities could be made: " + e.getMessage() + ".", e);
    }
  }

  private static Ecosystem made(Ceremonies ceremonies)
      throws IOException, GeneralSecurityException, RefusedException {
    ceremonies.setUp(new Rules(OPERATOR, ProfilePack.ISO_15118_2, Pointers.none(), false));
    ceremonies.createRoot(wish("mo", Role.MO_ROOT, OPERATOR, 20), List.of());
    ceremonies.createAuthority("mo", wish("mo-2", Role.MO_SUB_2, OPERATOR, 2), List.of());
    Wish contract = wish("contract", Role.CONTRACT, EMAID, 1);
    return new Ecosystem(
        ceremonies.issue("mo-2", contract, request(Role.CONTRACT, EMAID), List.of()));
  }

  private static Wish wish(String label, Role role, String name, int years) {
    return new Wish(label, role, Holder.of(name, OPERATOR), YEAR.multipliedBy(years));
  }

  private static String request(Role role, String name)
      throws IOException, GeneralSecurityException {
    KeyPair keys = NewKeys.of(SignatureScheme.ECDSA_P256);
    return CertificationRequest.pem(
        HeldKey.inMemory(keys.getPublic(), keys.getPrivate()),
        ProfilePack.ISO_15118_2.profile(role),
        Holder.of(name, OPERATOR));
  }

  /** What a station sends of a chain that it has validated itself. */
  String authorize(int count) {
    return ("[2,\"%d\",\"Authorize\",{\"idToken\":{\"idToken\":\"%s\",\"type\":\"eMAID\"},"
            + "\"iso15118CertificateHashData\":[%s,%s]}]")
        .formatted(count, EMAID, hash(0), hash(1));
  }

  private String hash(int place) {
    CertificateId id =
        CertificateId.of(contract.get(place), contract.get(place + 1), CertificateId.Hash.SHA256);
    return ("{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"%s\",\"issuerKeyHash\":\"%s\","
            + "\"serialNumber\":\"%s\",\"responderURL\":\"http://ocsp.example/\"}")
        .formatted(id.issuerNameHash(), id.issuerKeyHash(), id.serialNumber());
  }
}
