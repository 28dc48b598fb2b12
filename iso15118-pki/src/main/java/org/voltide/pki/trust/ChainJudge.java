package org.voltide.pki.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.voltide.pki.profile.Linter;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.Rule;
import org.voltide.pki.trust.ChainVerdict.Fault;
import org.voltide.pki.trust.ChainVerdict.Refused;
import org.voltide.pki.trust.ChainVerdict.Trusted;

/**
 * Judges a chain for a role by what a store trusts for its purpose.
 *
 * @param pack whose rules of roles count
 * @param isRevoked whether an issuer took a certificate back: the certificate, then its issuer's
 */
public record ChainJudge(
    TrustStore store, ProfilePack pack, BiPredicate<X509Certificate, X509Certificate> isRevoked) {
  private static final int LONGEST = 5;
  private static final int DIGITAL_SIGNATURE = 0;

  /** Why a chain is refused, on the way to the verdict. */
  private static final class FaultException extends Exception {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    FaultException(Fault fault, String reason) {
      super(reason);
      this.fault = fault;
    }
  }

  /**
   * @param shown the end entity first, each next one issuing the one before; an anchor at the end
   *     does no harm
   * @param role an end entity's
   */
  public ChainVerdict judge(List<X509Certificate> shown, Role role, Instant at) {
    Purpose purpose =
        Purpose.of(role)
            .orElseThrow(() -> new IllegalArgumentException("Nobody is trusted as a " + role));
    Set<X509Certificate> anchors = store.anchors(purpose);
    List<X509Certificate> chain = shown.stream().takeWhile(c -> !anchors.contains(c)).toList();
    try {
      if (chain.isEmpty() || chain.size() > LONGEST) {
        throw new FaultException(Fault.NO_CHAIN, "There is no chain of 1 to 5 certificates");
      }
      checkDistrust(chain);
      List<X509Certificate> path = follow(chain, anchors, purpose);
      checkRole(chain.getFirst(), role);
      checkTime(path, at);
      checkPath(path, at);
      checkRevocation(path);
      return new Trusted(path);
    } catch (FaultException e) {
      return new Refused(e.fault, e.getMessage());
    } catch (GeneralSecurityException e) {
      return new Refused(Fault.NO_CHAIN, "The chain cannot be read: " + e.getMessage());
    }
  }

  private List<X509Certificate> follow(
      List<X509Certificate> chain, Set<X509Certificate> anchors, Purpose purpose)
      throws FaultException {
    for (int i = 0; i + 1 < chain.size(); i++) {
      if (!isNamed(chain.get(i), chain.get(i + 1))) {
        throw new FaultException(
            Fault.UNKNOWN_ISSUER, "The issuer of %s is not there".formatted(name(chain.get(i))));
      }
      if (!isSigned(chain.get(i), chain.get(i + 1))) {
        throw forged(chain.get(i));
      }
    }
    X509Certificate last = chain.getLast();
    List<X509Certificate> namesakes = anchors.stream().filter(a -> isNamed(last, a)).toList();
    if (namesakes.isEmpty()) {
      throw new FaultException(
          Fault.UNKNOWN_ISSUER,
          "%s trusts nobody for %s who issued %s"
              .formatted(store.ecosystem(), purpose, name(last)));
    }
    List<X509Certificate> path = new ArrayList<>(chain);
    path.add(
        namesakes.stream()
            .filter(anchor -> isSigned(last, anchor))
            .findFirst()
            .orElseThrow(() -> forged(last)));
    return path;
  }

  private static FaultException forged(X509Certificate certificate) {
    return new FaultException(
        Fault.FORGED,
        "%s was not signed by %s"
            .formatted(name(certificate), certificate.getIssuerX500Principal()));
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().toString();
  }

  private static boolean isNamed(X509Certificate certificate, X509Certificate issuer) {
    return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
  }

  private static boolean isSigned(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private void checkDistrust(List<X509Certificate> chain) throws FaultException {
    Optional<X509Certificate> distrusted = store.distrust().in(chain);
    if (distrusted.isPresent()) {
      throw new FaultException(
          Fault.DISTRUSTED, name(distrusted.get()) + " is of an authority that is distrusted");
    }
  }

  private void checkRole(X509Certificate leaf, Role role) throws FaultException {
    boolean[] usage = leaf.getKeyUsage();
    if (usage != null && !usage[DIGITAL_SIGNATURE]) {
      throw new FaultException(Fault.WRONG_ROLE, "Its key is not for signing");
    }
    for (var violation : Linter.lint(leaf, pack.profile(role))) {
      switch (violation.rule()) {
        case Rule.EndEntity _, Rule.DomainComponent _, Rule.Purposes _, Rule.PurposesAmong _ ->
            throw new FaultException(Fault.WRONG_ROLE, violation.toString());
        default -> {
          // Of how a certificate is made, only what tells roles apart counts for trust.
        }
      }
    }
  }

  private static void checkTime(List<X509Certificate> path, Instant at) throws FaultException {
    for (X509Certificate certificate : path) {
      Instant until = certificate.getNotAfter().toInstant();
      if (until.isBefore(at)) {
        throw new FaultException(
            Fault.EXPIRED, "%s expired at %s".formatted(name(certificate), until));
      }
      if (certificate.getNotBefore().toInstant().isAfter(at)) {
        throw new FaultException(
            Fault.NOT_YET_VALID, "%s is not valid yet".formatted(name(certificate)));
      }
    }
  }

  private static void checkPath(List<X509Certificate> path, Instant at)
      throws FaultException, GeneralSecurityException {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.getLast(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    parameters.addCertPathChecker(new CriticalPointers());
    List<X509Certificate> below = path.subList(0, path.size() - 1);
    try {
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
    } catch (CertPathValidatorException e) {
      throw new FaultException(Fault.BROKEN_PATH, "The path does not hold: " + e.getMessage());
    }
  }

  private void checkRevocation(List<X509Certificate> path) throws FaultException {
    for (int i = 0; i + 1 < path.size(); i++) {
      if (isRevoked.test(path.get(i), path.get(i + 1))) {
        throw new FaultException(Fault.REVOKED, name(path.get(i)) + " is revoked");
      }
    }
  }

  /** As published, ISO 15118-20 Annex B has these critical; they are heeded or need not be. */
  private static final class CriticalPointers extends PKIXCertPathChecker {
    private static final Set<String> KNOWN =
        Set.of("2.5.29.35", "2.5.29.14", "1.3.6.1.5.5.7.1.1", "2.5.29.31");

    @Override
    public void init(boolean forward) {}

    @Override
    public boolean isForwardCheckingSupported() {
      return true;
    }

    @Override
    public Set<String> getSupportedExtensions() {
      return KNOWN;
    }

    @Override
    public void check(Certificate certificate, Collection<String> unresolved) {
      unresolved.removeAll(KNOWN);
    }
  }
}
