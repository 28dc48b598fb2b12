package org.voltide.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.OcspResponder;
import org.voltide.pki.authority.Pem;
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
 * Authorities for contracts, and a contract.
 *
 * @param emaid of the contract
 * @param contract it first, its root last
 * @param responders to OCSP, of each authority one
 */
record Ecosystem(String emaid, List<X509Certificate> contract, List<OcspResponder> responders) {
  static final String PASSWORD = "only keys of a benchmark";

  /** Who operates a core that was told nothing else. */
  private static final String OPERATOR = "Voltide";

  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration WEEK = Duration.ofDays(7);

  Ecosystem {
    contract = List.copyOf(contract);
    responders = List.copyOf(responders);
  }

  /** Makes it where a core with these data looks for its own. */
  static Ecosystem of(Path data, String emaid) throws IOException {
    Path directory = data.resolve("authorities");
    var ceremonies =
        new Ceremonies(
            directory.resolve("audit.log"),
            new Pkcs12Custody(directory.resolve("keys.p12"), PASSWORD),
            "benchmark",
            Clock.systemUTC());
    try {
      return made(ceremonies, emaid);
    } catch (GeneralSecurityException | RefusedException e) {
      throw new BenchException("No authorities could be made: " + e.getMessage() + ".", e);
    }
  }

  private static Ecosystem made(Ceremonies ceremonies, String emaid)
      throws IOException, GeneralSecurityException, RefusedException {
    ceremonies.setUp(new Rules(OPERATOR, ProfilePack.ISO_15118_2, Pointers.none(), false));
    ceremonies.createRoot(wish("mo", Role.MO_ROOT, OPERATOR, 20), List.of());
    ceremonies.createAuthority("mo", wish("mo-2", Role.MO_SUB_2, OPERATOR, 2), List.of());
    Wish contract = wish("contract", Role.CONTRACT, emaid, 1);
    return new Ecosystem(
        emaid,
        ceremonies.issue("mo-2", contract, request(Role.CONTRACT, emaid), List.of()),
        List.of(ceremonies.responder("mo-2", WEEK), ceremonies.responder("mo", WEEK)));
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

  /**
   * What a station sends of a chain that it has validated itself.
   *
   * @param responder where it says that the state of its certificates is told
   */
  String validated(int count, String responder) {
    return authorize(count, "", responder);
  }

  /** What a station sends of a chain that it leaves to the CSMS: all of it but the root. */
  String whole(int count, String responder) {
    return authorize(
        count,
        "\"certificate\":\"%s\",".formatted(pem(contract.subList(0, contract.size() - 1))),
        responder);
  }

  private String authorize(int count, String certificate, String responder) {
    return ("[2,\"%d\",\"Authorize\",{\"idToken\":{\"idToken\":\"%s\",\"type\":\"eMAID\"},%s"
            + "\"iso15118CertificateHashData\":[%s,%s]}]")
        .formatted(count, emaid, certificate, hash(0, responder), hash(1, responder));
  }

  /** What has a core trust the root that did not make it. */
  String trusted() {
    return "{\"purpose\":\"CONTRACTS\",\"certificates\":\"%s\"}"
        .formatted(pem(contract.subList(contract.size() - 1, contract.size())));
  }

  /** In JSON. */
  private static String pem(List<X509Certificate> certificates) {
    StringBuilder chain = new StringBuilder();
    try {
      for (X509Certificate certificate : certificates) {
        chain.append(Pem.of(certificate));
      }
    } catch (CertificateEncodingException e) {
      throw new BenchException("A certificate has no encoding.", e);
    }
    return chain.toString().replace("\n", "\\n");
  }

  private String hash(int place, String responder) {
    CertificateId id =
        CertificateId.of(contract.get(place), contract.get(place + 1), CertificateId.Hash.SHA256);
    return ("{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"%s\",\"issuerKeyHash\":\"%s\","
            + "\"serialNumber\":\"%s\",\"responderURL\":\"%s\"}")
        .formatted(id.issuerNameHash(), id.issuerKeyHash(), id.serialNumber(), responder);
  }
}
