package org.voltide.pki.ceremony;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CRLReason;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.voltide.pki.audit.Act;
import org.voltide.pki.audit.Chain;
import org.voltide.pki.audit.Entry;
import org.voltide.pki.authority.CertificateStatus;
import org.voltide.pki.authority.RevocationList;
import org.voltide.pki.profile.Role;

/** What there is, as the entries of the log tell it. Not thread-safe. */
final class Register {
  private Optional<Rules> rules = Optional.empty();
  private final Map<String, PublicKey> people = new TreeMap<>();
  private final Map<String, Ours> authorities = new TreeMap<>();
  private final Map<String, Requested> requested = new TreeMap<>();
  private final Map<String, List<X509Certificate>> services = new TreeMap<>();
  private final List<X509Certificate> crosses = new ArrayList<>();
  private Optional<Seal> sealed = Optional.empty();
  private Optional<Instant> since = Optional.empty();

  /**
   * An authority that others are to certify.
   *
   * @param request PKCS#10 in PEM
   */
  record Requested(Role role, String request) {}

  /** An authority of ours, and what it issued and revoked. */
  static final class Ours {
    final Role role;
    final List<X509Certificate> chain;
    final Map<BigInteger, X509Certificate> issued = new HashMap<>();
    final Map<BigInteger, RevocationList.Revoked> revoked = new TreeMap<>();
    RootUse use = RootUse.ISSUING;
    long lists;

    private Ours(Role role, List<X509Certificate> chain) {
      this.role = role;
      this.chain = chain;
    }

    CertificateStatus status(BigInteger serialNumber) {
      RevocationList.Revoked found = revoked.get(serialNumber);
      if (found != null) {
        return new CertificateStatus.Revoked(found.since(), found.reason());
      }
      return issued.containsKey(serialNumber)
          ? new CertificateStatus.Good()
          : new CertificateStatus.Unknown();
    }
  }

  Optional<Rules> rules() {
    return rules;
  }

  Map<String, PublicKey> people() {
    return people;
  }

  Map<String, Ours> authorities() {
    return authorities;
  }

  Optional<Role> requested(String label) {
    return Optional.ofNullable(requested.get(label)).map(Requested::role);
  }

  /** What there is, for others to read. */
  Inventory inventory(Chain chain, List<Entry> latest) {
    SortedMap<String, Inventory.Known> known = new TreeMap<>();
    authorities.forEach(
        (label, ours) ->
            known.put(
                label,
                new Inventory.Known(
                    ours.role,
                    ours.chain,
                    useOfRoot(ours.chain),
                    ours.chain.stream().anyMatch(this::isRevoked),
                    List.copyOf(ours.revoked.values()))));
    SortedMap<String, String> waiting = new TreeMap<>();
    requested.forEach((label, asked) -> waiting.put(label, asked.request()));
    waiting.keySet().removeAll(authorities.keySet());
    return new Inventory(
        rules, known, waiting, crosses, services, people.keySet(), chain, sealed, since, latest);
  }

  private RootUse useOfRoot(List<X509Certificate> chain) {
    return authorities.values().stream()
        .filter(ours -> ours.chain.getFirst().equals(chain.getLast()))
        .map(ours -> ours.use)
        .findFirst()
        .orElse(RootUse.ISSUING);
  }

  /** What the log is to say of a root that is used so from now on. */
  SequencedMap<String, String> use(String label, RootUse use) throws RefusedException {
    Ours ours = root(label);
    if (!use.mayFollow(ours.use, !ours.issued.isEmpty())) {
      throw new RefusedException(
          Refusal.WRONG_USE,
          "%s is %s and cannot be %s after that".formatted(label, ours.use, use));
    }
    return Details.details("label", label, "use", use.name());
  }

  private Ours root(String label) throws RefusedException {
    Ours ours = authorities.get(label);
    if (ours == null || !ours.role.isRoot()) {
      throw new RefusedException(
          Refusal.UNKNOWN_AUTHORITY, "There is no root '%s' here".formatted(label));
    }
    return ours;
  }

  /** Whoever of ours issued it says it is revoked. */
  boolean isRevoked(X509Certificate certificate) {
    return authorities.values().stream()
        .filter(
            ours ->
                ours.chain
                    .getFirst()
                    .getSubjectX500Principal()
                    .equals(certificate.getIssuerX500Principal()))
        .anyMatch(ours -> ours.revoked.containsKey(certificate.getSerialNumber()));
  }

  /**
   * Takes an entry in.
   *
   * @throws IllegalArgumentException when it makes no sense here, or somebody did not sign who had
   *     to
   */
  void checkAndApply(Entry entry) {
    try {
      switch (entry.act()) {
        case REFUSE -> {
          // It changes nothing.
        }
        case SEAL -> sealed = Optional.of(Seal.of(entry));
        default -> {
          Consent.check(entry, this);
          apply(entry);
        }
      }
      since = entry.act() == Act.SEAL ? Optional.empty() : since.or(() -> Optional.of(entry.at()));
    } catch (RefusedException e) {
      throw new IllegalArgumentException(
          "entry %d: %s".formatted(entry.number(), e.getMessage()), e);
    }
  }

  private void apply(Entry entry) throws RefusedException {
    try {
      switch (entry.act()) {
        case SET_UP -> rules = Optional.of(Rules.of(entry));
        case PERSON -> people.put(entry.detail("name"), publicKey(entry.detail("key")));
        case ROOT, AUTHORITY, ADOPT -> {
          List<X509Certificate> chain = certificates(entry.detail("certificates"));
          authorities.put(entry.detail("label"), new Ours(role(entry), chain));
          issued(entry, chain.getFirst());
        }
        case REQUEST ->
            requested.put(
                entry.detail("label"), new Requested(role(entry), entry.detail("request")));
        case ISSUE -> {
          List<X509Certificate> chain = certificates(entry.detail("certificates"));
          issued(entry, chain.getFirst());
          if (role(entry) == Role.CPS) {
            services.put(entry.detail("label"), chain);
          }
        }
        case CROSS -> {
          X509Certificate cross = certificates(entry.detail("certificates")).getFirst();
          issued(entry, cross);
          crosses.add(cross);
        }
        case USE -> {
          RootUse use = RootUse.valueOf(entry.detail("use"));
          use(entry.detail("label"), use);
          root(entry.detail("label")).use = use;
        }
        case REVOKE -> {
          BigInteger serial = new BigInteger(entry.detail("serial"), 16);
          ours(entry)
              .revoked
              .put(
                  serial,
                  new RevocationList.Revoked(
                      serial, entry.at(), CRLReason.valueOf(entry.detail("reason"))));
        }
        case CRL -> ours(entry).lists = Long.parseLong(entry.detail("number"));
        case REFUSE, SEAL -> {
          // Nothing comes of them.
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Entry %d makes no sense".formatted(entry.number()), e);
    }
  }

  private void issued(Entry entry, X509Certificate certificate) {
    if (!entry.detail("issuer").isEmpty()) {
      ours(entry).issued.put(certificate.getSerialNumber(), certificate);
    }
  }

  private Ours ours(Entry entry) {
    Ours ours = authorities.get(entry.detail("issuer"));
    if (ours == null) {
      throw new IllegalArgumentException(
          "Entry %d names an authority that is not there".formatted(entry.number()));
    }
    return ours;
  }

  private static Role role(Entry entry) {
    return Role.valueOf(entry.detail("role"));
  }

  static String text(Collection<X509Certificate> certificates) throws CertificateEncodingException {
    List<String> texts = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      texts.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
    }
    return texts.stream().collect(Collectors.joining(","));
  }

  static List<X509Certificate> certificates(String text) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (String one : text.split(",")) {
      certificates.add(
          (X509Certificate)
              factory.generateCertificate(
                  new ByteArrayInputStream(Base64.getDecoder().decode(one))));
    }
    return List.copyOf(certificates);
  }

  private static PublicKey publicKey(String text) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
  }
}
