package org.voltide.pki.ceremony;

import static org.voltide.pki.ceremony.Details.details;
import static org.voltide.pki.ceremony.Details.made;
import static org.voltide.pki.ceremony.Details.refused;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.voltide.pki.audit.Act;
import org.voltide.pki.audit.AuditLog;
import org.voltide.pki.audit.Chain;
import org.voltide.pki.audit.Entry;
import org.voltide.pki.authority.CertificateStatus;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.OcspResponder;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.ProfileException;
import org.voltide.pki.authority.RevocationList;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.authority.Validity;
import org.voltide.pki.custody.Custody;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.profile.Profile;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;

/**
 * Does what authorities' people ask, by the agreed rules. A refused act throws {@link
 * RefusedException} and is in the log, too. A certificate leaves only once it is in the log.
 */
public final class Ceremonies {
  /** What labels of provisioning services' keys start with, and no authority's. */
  public static final String SERVICES = "cps-service-";

  /** What the key is called that seals the log. */
  private static final String SEAL = "log-seal";

  private final Register register = new Register();
  private final AuditLog log;
  private final Custody custody;
  private final Supplier<String> operator;
  private final BiFunction<Rules, String, Pointers> pointers;
  private final Clock clock;

  /**
   * @param log the file with all acts
   * @param custody has the keys, each under its authority's label
   * @param operator who runs this, as the log is to name them
   */
  public Ceremonies(Path log, Custody custody, String operator, Clock clock) {
    this(log, custody, () -> operator, (rules, issuer) -> rules.pointers(), clock);
  }

  /**
   * For several people, and where the addresses that certificates name are not those of the rules.
   *
   * @param operator who does what is done now
   * @param pointers what certificates of the issuer of a label say
   */
  public Ceremonies(
      Path log,
      Custody custody,
      Supplier<String> operator,
      BiFunction<Rules, String, Pointers> pointers,
      Clock clock) {
    this.log = new AuditLog(log, register::checkAndApply);
    this.custody = custody;
    this.operator = operator;
    this.pointers = pointers;
    this.clock = clock;
  }

  /** What to make. */
  public record Wish(String label, Role role, Holder holder, Duration life) {}

  /** Sets up an installation that has nothing yet. */
  public void setUp(Rules rules) throws IOException, GeneralSecurityException, RefusedException {
    record(
        Act.SET_UP,
        List.of(),
        () -> {
          refuseIf(register.rules().isPresent(), Refusal.ALREADY_THERE, "It is set up already");
          return rules.details();
        });
  }

  /** The rules agreed on; empty before set-up. */
  public synchronized Optional<Rules> rules() throws IOException {
    log.catchUp();
    return register.rules();
  }

  /** What there is now. */
  public synchronized Inventory inventory() throws IOException {
    Chain chain = log.catchUp();
    return register.inventory(chain, log.latest());
  }

  /** Enrolls somebody whose signature counts from now on. */
  public void enroll(Approver person, List<Approver> by)
      throws IOException, GeneralSecurityException, RefusedException {
    record(
        Act.PERSON,
        by,
        () -> {
          refuseIf(
              register.people().containsKey(person.name()),
              Refusal.ALREADY_THERE,
              "There is a person of that name");
          return details(
              "name",
              person.name(),
              "key",
              Base64.getEncoder().encodeToString(person.key().publicKey().getEncoded()));
        });
  }

  /** Makes a root. */
  public List<X509Certificate> createRoot(Wish wish, List<Approver> by)
      throws IOException, GeneralSecurityException, RefusedException {
    return certificates(
        record(
            Act.ROOT,
            by,
            () -> {
              refuseIf(!wish.role().isRoot(), Refusal.WRONG_ROLE, "That role is no root");
              Profile profile = profile(wish.role());
              HeldKey key = newKey(wish);
              SigningAuthority root =
                  inProfile(
                      () -> SigningAuthority.root(profile, wish.holder(), key, validity(wish)));
              return made(wish, root.chain(), "");
            }));
  }

  /** Makes an authority below one of ours. */
  public List<X509Certificate> createAuthority(String issuer, Wish wish, List<Approver> by)
      throws IOException, GeneralSecurityException, RefusedException {
    return certificates(
        record(
            Act.AUTHORITY,
            by,
            () -> {
              refuseIf(
                  !wish.role().isAuthority() || wish.role().isRoot(),
                  Refusal.WRONG_ROLE,
                  "That role is no authority below a root");
              SigningAuthority above = issuer(issuer, wish.role());
              HeldKey key = newKey(wish);
              return made(wish, issue(issuer, above, wish, key.publicKey()), issuer);
            }));
  }

  /**
   * Issues a certificate for somebody else's key.
   *
   * @param request PKCS#10 in PEM; its subject has to be the holder
   * @return the certificate first, the root last
   */
  public List<X509Certificate> issue(String issuer, Wish wish, String request, List<Approver> by)
      throws IOException, GeneralSecurityException, RefusedException {
    return certificates(
        record(
            Act.ISSUE,
            by,
            () -> {
              refuseIf(
                  wish.role().isAuthority(), Refusal.WRONG_ROLE, "An authority is made otherwise");
              SigningAuthority authority = issuer(issuer, wish.role());
              PublicKey key =
                  LeafRequest.key(request, profile(wish.role()).scheme(), wish.holder());
              return made(wish, issue(issuer, authority, wish, key), issuer);
            }));
  }

  /** Has one of our roots certify another root, ours or not: who trusts it trusts that one. */
  public X509Certificate crossCertify(
      String issuer, X509Certificate other, Duration life, List<Approver> by)
      throws IOException, GeneralSecurityException, RefusedException {
    return certificates(
            record(
                Act.CROSS,
                by,
                () -> {
                  Role role = ours(issuer).role;
                  refuseIf(!role.isRoot(), Refusal.WRONG_ROLE, "Only a root certifies roots");
                  SigningAuthority root = issuer(issuer, role);
                  Validity validity = Validity.starting(clock.instant(), life);
                  refuseLonger(root, validity);
                  Profile profile = profile(role);
                  X509Certificate cross =
                      inProfile(() -> root.crossCertify(profile, other, validity));
                  return details("issuer", issuer, "certificates", Register.text(List.of(cross)));
                }))
        .getFirst();
  }

  /** Says what a root of ours is for from now on. */
  public void use(String root, RootUse use, List<Approver> by)
      throws IOException, GeneralSecurityException, RefusedException {
    record(Act.USE, by, () -> register.use(root, use));
  }

  /** Takes back a certificate. */
  public void revoke(String issuer, BigInteger serialNumber, CRLReason reason, List<Approver> by)
      throws IOException, GeneralSecurityException, RefusedException {
    record(
        Act.REVOKE,
        by,
        () -> {
          switch (ours(issuer).status(serialNumber)) {
            case CertificateStatus.Good _ -> {
              // It can be revoked.
            }
            case CertificateStatus.Revoked revoked ->
                throw new RefusedException(
                    Refusal.ALREADY_REVOKED, "It is revoked since " + revoked.since());
            case CertificateStatus.Unknown _ ->
                throw new RefusedException(
                    Refusal.UNKNOWN_CERTIFICATE, issuer + " issued no such certificate");
          }
          return details(
              "issuer", issuer, "serial", serialNumber.toString(16), "reason", reason.name());
        });
  }

  /** Makes the list of what an authority revoked. */
  public synchronized X509CRL list(String issuer, Duration life)
      throws IOException, GeneralSecurityException, RefusedException {
    record(
        Act.CRL,
        List.of(),
        () -> details("issuer", issuer, "number", Long.toString(ours(issuer).lists + 1)));
    Register.Ours ours = ours(issuer);
    return RevocationList.make(
        signing(issuer),
        ours.lists,
        ours.revoked.values(),
        Validity.starting(clock.instant(), life));
  }

  /** Answers OCSP requests about an authority's certificates, signed by itself. */
  public synchronized OcspResponder responder(String issuer, Duration life)
      throws IOException, GeneralSecurityException, RefusedException {
    log.catchUp();
    SigningAuthority authority = signing(issuer);
    return new OcspResponder(
        authority.certificate(),
        authority.chain(),
        authority.key(),
        serialNumber -> status(issuer, serialNumber),
        life);
  }

  private synchronized CertificateStatus status(String issuer, BigInteger serialNumber) {
    return register.authorities().get(issuer).status(serialNumber);
  }

  /**
   * Makes a key for an authority that somebody else is to certify.
   *
   * @return PKCS#10 in PEM
   */
  public String request(Wish wish, List<Approver> by)
      throws IOException, GeneralSecurityException, RefusedException {
    Entry entry =
        record(
            Act.REQUEST,
            by,
            () -> {
              refuseIf(
                  !wish.role().isAuthority() || wish.role().isRoot(),
                  Refusal.WRONG_ROLE,
                  "Only an authority below a root is certified elsewhere");
              String request =
                  CertificationRequest.pem(newKey(wish), profile(wish.role()), wish.holder());
              return details("label", wish.label(), "role", wish.role().name(), "request", request);
            });
    return entry.detail("request");
  }

  /**
   * Takes the certificate that came for a request.
   *
   * @param chain it first, the root last
   */
  public void adopt(String label, List<X509Certificate> chain, List<Approver> by)
      throws IOException, GeneralSecurityException, RefusedException {
    record(
        Act.ADOPT,
        by,
        () -> {
          Role role =
              register
                  .requested(label)
                  .orElseThrow(() -> unknown("There is no request of that label"));
          refuseIf(
              register.authorities().containsKey(label),
              Refusal.ALREADY_THERE,
              "It was adopted before");
          ForeignChain.check(chain, held(label).publicKey(), role, clock.instant());
          return details("label", label, "role", role.name(), "certificates", Register.text(chain));
        });
  }

  /**
   * Signs all that is in the log by ML-DSA-65. The key is made with the first seal and kept beside
   * those of authorities, so not in a token.
   */
  public synchronized Seal seal() throws IOException, GeneralSecurityException, RefusedException {
    log.catchUp();
    agreed();
    Optional<HeldKey> known = custody.find(SEAL);
    HeldKey key = known.isPresent() ? known.get() : custody.generate(SEAL, Seal.SCHEME);
    return Seal.of(log.append(chain -> Seal.sign(entry(chain, Act.SEAL, Seal.details(key)), key)));
  }

  @FunctionalInterface
  private interface Deed {
    SequencedMap<String, String> get()
        throws IOException, GeneralSecurityException, RefusedException;
  }

  @FunctionalInterface
  private interface Making<T> {
    T make() throws GeneralSecurityException;
  }

  /** Checks, makes and logs an act in one step that nobody else's act can come between. */
  private synchronized Entry record(Act act, List<Approver> by, Deed making)
      throws IOException, GeneralSecurityException, RefusedException {
    try {
      return log.append(
          chain -> {
            refuseIf(
                act != Act.SET_UP && register.rules().isEmpty(),
                Refusal.NOT_SET_UP,
                "It is not set up yet");
            Consent.check(act, by, register);
            Entry entry = Consent.sign(entry(chain, act, making.get()), by);
            Consent.check(entry, register);
            return entry;
          });
    } catch (RefusedException refused) {
      log.append(chain -> entry(chain, Act.REFUSE, refused(act, refused)));
      throw refused;
    }
  }

  private Entry entry(Chain chain, Act act, SequencedMap<String, String> details) {
    details.put("by", operator.get());
    return new Entry(
        chain.head(),
        chain.count() + 1,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        act,
        details,
        details());
  }

  private static List<X509Certificate> certificates(Entry entry) throws GeneralSecurityException {
    return Register.certificates(entry.detail("certificates"));
  }

  private Rules agreed() throws RefusedException {
    return register
        .rules()
        .orElseThrow(() -> new RefusedException(Refusal.NOT_SET_UP, "It is not set up yet"));
  }

  private Profile profile(Role role) throws RefusedException {
    ProfilePack pack = agreed().pack();
    refuseIf(
        !pack.roles().contains(role),
        Refusal.WRONG_ROLE,
        "%s has no %s".formatted(pack.label(), role));
    return pack.profile(role);
  }

  private static void refuseIf(boolean wrong, Refusal refusal, String reason)
      throws RefusedException {
    if (wrong) {
      throw new RefusedException(refusal, reason);
    }
  }

  private static RefusedException unknown(String reason) {
    return new RefusedException(Refusal.UNKNOWN_AUTHORITY, reason);
  }

  private Register.Ours ours(String label) throws RefusedException {
    Register.Ours ours = register.authorities().get(label);
    if (ours == null) {
      throw unknown("There is no authority '%s' here".formatted(label));
    }
    return ours;
  }

  /** A new key, or the one that an interrupted ceremony left under that label. */
  private HeldKey newKey(Wish wish) throws IOException, GeneralSecurityException, RefusedException {
    refuseIf(
        wish.label().startsWith(SERVICES) || wish.label().equals(SEAL),
        Refusal.RESERVED_LABEL,
        "%s and labels that start with %s are kept for other keys".formatted(SEAL, SERVICES));
    refuseIf(
        register.authorities().containsKey(wish.label())
            || register.requested(wish.label()).isPresent(),
        Refusal.ALREADY_THERE,
        "There is an authority '%s' already".formatted(wish.label()));
    SignatureScheme scheme = profile(wish.role()).scheme();
    Optional<HeldKey> left = custody.find(wish.label());
    return left.isPresent() ? left.get() : custody.generate(wish.label(), scheme);
  }

  private HeldKey held(String label) throws IOException, GeneralSecurityException {
    return custody
        .find(label)
        .orElseThrow(
            () -> new GeneralSecurityException("The key '%s' is not there".formatted(label)));
  }

  private SigningAuthority signing(String label)
      throws IOException, GeneralSecurityException, RefusedException {
    return new SigningAuthority(ours(label).chain, held(label));
  }

  /** The authority, if it may issue for that role and still is one. */
  private SigningAuthority issuer(String label, Role role)
      throws IOException, GeneralSecurityException, RefusedException {
    Register.Ours ours = ours(label);
    refuseIf(
        !role.issuers().contains(ours.role),
        Refusal.WRONG_ROLE,
        "%s is a %s, which does not issue %s".formatted(label, ours.role, role));
    for (X509Certificate certificate : ours.chain) {
      refuseIf(
          certificate.getNotAfter().toInstant().isBefore(clock.instant()),
          Refusal.EXPIRED_AUTHORITY,
          "%s has expired".formatted(certificate.getSubjectX500Principal()));
      refuseIf(
          register.isRevoked(certificate),
          Refusal.REVOKED_AUTHORITY,
          "%s is revoked".formatted(certificate.getSubjectX500Principal()));
    }
    return signing(label);
  }

  private Validity validity(Wish wish) {
    return Validity.starting(clock.instant(), wish.life());
  }

  private List<X509Certificate> issue(
      String issuer, SigningAuthority authority, Wish wish, PublicKey key)
      throws GeneralSecurityException, RefusedException {
    refuseLonger(authority, validity(wish));
    Profile profile = profile(wish.role());
    Pointers told = pointers.apply(agreed(), issuer);
    return inProfile(() -> authority.issue(profile, wish.holder(), key, validity(wish), told));
  }

  private static void refuseLonger(SigningAuthority authority, Validity validity)
      throws RefusedException {
    refuseIf(
        validity.until().isAfter(authority.certificate().getNotAfter().toInstant()),
        Refusal.OUTLIVES_ISSUER,
        "It would be valid longer than its issuer");
  }

  private static <T> T inProfile(Making<T> making)
      throws GeneralSecurityException, RefusedException {
    try {
      return making.make();
    } catch (ProfileException e) {
      throw new RefusedException(Refusal.PROFILE, e.getMessage());
    }
  }
}
