package org.voltide.pki.trust;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.profile.Linter;
import org.voltide.pki.profile.Profile;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.Violation;
import org.voltide.pki.validation.Subject;

/**
 * What an authority elsewhere sent for a request, put in order and held against the request, the
 * profile and the anchors before anybody uses it.
 */
public sealed interface ReceivedChain {

  /**
   * It is what was asked for.
   *
   * @param path the station's certificate first, the anchor last
   */
  record Usable(List<X509Certificate> path) implements ReceivedChain {
    public Usable {
      path = List.copyOf(path);
    }
  }

  /**
   * It is not.
   *
   * @param reason one sentence for an operator
   */
  record Unusable(String reason) implements ReceivedChain {}

  /**
   * Judges what came.
   *
   * @param bag certificates in any order, more than needed or less than the anchors know
   * @param judge by whom stations are trusted
   */
  static ReceivedChain of(
      SigningRequest request, Collection<X509Certificate> bag, ChainJudge judge, Instant at) {
    List<X509Certificate> own =
        bag.stream().distinct().filter(one -> isFor(one, request.key())).toList();
    if (own.size() != 1) {
      return new Unusable("%d certificates are for the station's key.".formatted(own.size()));
    }
    X509Certificate leaf = own.getFirst();
    Subject subject = Subject.of(leaf);
    if (!subject.commonNames().equals(Set.of(request.commonName()))
        || !subject.organizations().equals(Set.of(request.organization()))) {
      return new Unusable(
          "The certificate names %s, not what the station asked for."
              .formatted(leaf.getSubjectX500Principal()));
    }
    return switch (judge.judge(ordered(leaf, bag), Role.SECC, at)) {
      case ChainVerdict.Refused(var _, String reason) -> new Unusable(reason + ".");
      case ChainVerdict.Trusted(List<X509Certificate> path) ->
          fits(leaf, judge.pack().profile(Role.SECC), path);
    };
  }

  private static ReceivedChain fits(
      X509Certificate leaf, Profile profile, List<X509Certificate> path) {
    List<Violation> violations = Linter.lint(leaf, profile);
    return violations.isEmpty()
        ? new Usable(path)
        : new Unusable(
            violations.stream()
                .map(Violation::toString)
                .collect(Collectors.joining("; ", "The certificate breaks its profile: ", ".")));
  }

  /** From the leaf upwards, as far as signatures lead; a root among them stays out. */
  private static List<X509Certificate> ordered(
      X509Certificate leaf, Collection<X509Certificate> bag) {
    List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
    Set<X509Certificate> left = new HashSet<>(bag);
    left.remove(leaf);
    boolean climbs = true;
    while (climbs) {
      X509Certificate last = chain.getLast();
      climbs =
          left.stream()
              .filter(one -> isIssuer(one, last) && !isIssuer(one, one))
              .findFirst()
              .filter(left::remove)
              .map(chain::add)
              .orElse(false);
    }
    return chain;
  }

  private static boolean isFor(X509Certificate certificate, PublicKey key) {
    return Arrays.equals(certificate.getPublicKey().getEncoded(), key.getEncoded());
  }

  private static boolean isIssuer(X509Certificate issuer, X509Certificate certificate) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }
}
