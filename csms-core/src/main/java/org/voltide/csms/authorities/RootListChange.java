package org.voltide.csms.authorities;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.authorities.PublishedRoots.Published;
import org.voltide.csms.authorities.PublishedRoots.RefusedRoot;
import org.voltide.pki.trust.Distrust;

/**
 * What a list of roots changes, or would change.
 *
 * @param signedAt when its signer signed it
 * @param added trusted from then on
 * @param ended trusted by the list before, which has them no more
 * @param kept trusted before and after
 * @param left trusted still because another list has them, though this one has them no more
 * @param refused in the list but not trusted
 */
record RootListChange(
    Instant signedAt,
    List<Root> added,
    List<Root> ended,
    List<Root> kept,
    List<Root> left,
    List<RefusedRoot> refused) {
  private static final int MIN_EC_BITS = 256;

  /**
   * A root for one purpose.
   *
   * @param id SHA-256 of its certificate, hexadecimal
   */
  record Root(String id, Purpose purpose, String subject, Instant validUntil) {}

  /**
   * A root that is trusted.
   *
   * @param isListed whether because of the list that is weighed
   * @param isListedElsewhere whether because of another list
   */
  record Known(Root root, boolean isListed, boolean isListedElsewhere) {}

  RootListChange {
    added = List.copyOf(added);
    ended = List.copyOf(ended);
    kept = List.copyOf(kept);
    left = List.copyOf(left);
    refused = List.copyOf(refused);
  }

  /**
   * Weighs a list.
   *
   * @param known those of the list's ecosystem, and others that are in the list
   */
  static RootListChange of(
      Instant signedAt,
      PublishedRoots published,
      Collection<Known> known,
      Distrust distrust,
      Instant now) {
    List<RefusedRoot> refused = new ArrayList<>(published.unreadable());
    Map<Root, X509Certificate> wanted = new LinkedHashMap<>();
    for (Published one : published.roots()) {
      String objection = objection(one.certificate(), distrust, now);
      if (objection.isEmpty()) {
        roots(one).forEach(root -> wanted.put(root, one.certificate()));
      } else {
        refused.add(
            new RefusedRoot(one.certificate().getSubjectX500Principal().getName(), objection));
      }
    }
    List<Known> dropped =
        known.stream().filter(one -> one.isListed() && !wanted.containsKey(one.root())).toList();
    Set<Root> before = known.stream().map(Known::root).collect(Collectors.toSet());
    return new RootListChange(
        signedAt,
        wanted.keySet().stream().filter(root -> !before.contains(root)).toList(),
        dropped.stream().filter(one -> !one.isListedElsewhere()).map(Known::root).toList(),
        wanted.keySet().stream().filter(before::contains).toList(),
        dropped.stream().filter(Known::isListedElsewhere).map(Known::root).toList(),
        refused);
  }

  static Stream<Root> roots(Published one) {
    X509Certificate certificate = one.certificate();
    return one.purposes().stream()
        .map(
            purpose ->
                new Root(
                    StoredCertificate.fingerprint(certificate),
                    purpose,
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getNotAfter().toInstant()));
  }

  /** Why a root is not trusted; blank when it is. */
  private static String objection(X509Certificate root, Distrust distrust, Instant now) {
    if (root.getBasicConstraints() < 0) {
      return "it is none of an authority";
    }
    if (root.getNotAfter().toInstant().isBefore(now)) {
      return "it ended on " + root.getNotAfter().toInstant();
    }
    if (distrust.includes(root)) {
      return "it is of an authority that is distrusted";
    }
    boolean isStrong =
        switch (root.getPublicKey()) {
          case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= MIN_EC_BITS;
          case EdECPublicKey _ -> true;
          default -> false;
        };
    return isStrong ? "" : "its key is too weak or of a kind that ISO 15118 does not have";
  }

  /** Whether anything changes. */
  boolean isAny() {
    return !(added.isEmpty() && ended.isEmpty() && left.isEmpty());
  }

  /** By which one is recognized that somebody has seen: SHA-256, hexadecimal. */
  String digest() {
    String text =
        Stream.of(lines("+", added), lines("-", ended), lines("=", kept), lines("~", left))
            .flatMap(lines -> lines)
            .sorted()
            .collect(Collectors.joining("\n", signedAt + "\n", ""));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static Stream<String> lines(String sign, List<Root> roots) {
    return roots.stream().map(root -> sign + root.id() + root.purpose());
  }
}
