package org.voltide.csms.stationcertificates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.certificates.InstallCertificateUse;

/**
 * The roots a station is to have for one use, compared with what it has. Pure.
 *
 * @param roots who signed another one stands before it
 * @param exactly it is to have no others
 * @param without it is not to have these, which matters where it may have others
 */
record WantedRoots(
    InstallCertificateUse use, List<Root> roots, boolean exactly, List<Root> without) {
  static final int MOST = 20;

  /**
   * As an operator writes it.
   *
   * @param certificates PEM
   * @param exactly whether others of this use are deleted
   * @param without PEM of those that are deleted in any case
   */
  record Fields(
      @Nullable InstallCertificateUse certificateType,
      @Nullable List<String> certificates,
      boolean exactly,
      @Nullable List<String> without) {}

  /**
   * @throws Problem 422
   */
  static WantedRoots of(Fields fields) {
    if (fields.certificateType() == null) {
      throw Problem.invalid("/certificateType", "What the roots are trusted for is missing.");
    }
    List<String> pems = Optional.ofNullable(fields.certificates()).orElse(List.of());
    boolean mayBeNone =
        fields.exactly() && fields.certificateType() != InstallCertificateUse.CSMSRootCertificate;
    if (pems.size() > MOST || (pems.isEmpty() && !mayBeNone)) {
      throw Problem.invalid(
          "/certificates",
          "Between 1 and %d certificates; none only with exactly, and never for the CSMS."
              .formatted(MOST));
    }
    return new WantedRoots(
        fields.certificateType(),
        issuersFirst(read("/certificates/", pems)),
        fields.exactly(),
        read("/without/", Optional.ofNullable(fields.without()).orElse(List.of())));
  }

  private static List<Root> read(String pointer, List<String> pems) {
    List<Root> roots = new ArrayList<>();
    for (int i = 0; i < pems.size(); i++) {
      int place = i;
      roots.add(
          Optional.ofNullable(pems.get(i))
              .flatMap(Root::read)
              .orElseThrow(
                  () -> Problem.invalid(pointer + place, "This is no certificate in PEM.")));
    }
    return List.copyOf(roots);
  }

  private static List<Root> issuersFirst(List<Root> roots) {
    List<Root> left = new ArrayList<>(roots);
    List<Root> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Root next =
          left.stream()
              .filter(root -> left.stream().noneMatch(o -> !o.equals(root) && o.issued(root)))
              .findFirst()
              .orElse(left.getFirst());
      left.removeIf(next::equals);
      ordered.add(next);
    }
    return List.copyOf(ordered);
  }

  /** What of the station's certificates is for this use. */
  List<InstalledCertificate> ofUse(List<InstalledCertificate> held) {
    return held.stream().filter(c -> c.certificateType().name().equals(use.name())).toList();
  }

  /** What the station lacks, in the order in which it can take it. */
  List<Root> missing(List<InstalledCertificate> held) {
    List<InstalledCertificate> same = ofUse(held);
    return roots.stream().filter(root -> same.stream().noneMatch(c -> is(root, c))).toList();
  }

  /** Wished for and there. */
  List<InstalledCertificate> present(List<InstalledCertificate> held) {
    return ofUse(held).stream().filter(this::isWanted).toList();
  }

  /** There without being wished for. */
  List<InstalledCertificate> others(List<InstalledCertificate> held) {
    return ofUse(held).stream().filter(Predicate.not(this::isWanted)).toList();
  }

  /** There, and not to be. */
  List<InstalledCertificate> unwanted(List<InstalledCertificate> held) {
    return others(held).stream()
        .filter(one -> exactly || without.stream().anyMatch(root -> root.is(one, Optional.empty())))
        .toList();
  }

  private boolean isWanted(InstalledCertificate held) {
    return roots.stream().anyMatch(root -> is(root, held));
  }

  private boolean is(Root root, InstalledCertificate held) {
    return root.is(
        held,
        roots.stream()
            .filter(issuer -> issuer.issued(root))
            .map(issuer -> issuer.certificate().getPublicKey())
            .findFirst());
  }

  /**
   * For stations that take a root of the CSMS only when the one before signed it, and then forget
   * that one (AdditionalRootCertificateCheck): what of the missing comes after all they have.
   */
  List<Root> successors(List<InstalledCertificate> held) {
    List<Root> missing = missing(held);
    int newest = -1;
    for (int i = 0; i < roots.size(); i++) {
      newest = missing.contains(roots.get(i)) ? newest : i;
    }
    return roots.subList(newest + 1, roots.size());
  }

  /** Whether each but the first was signed by the one before it. */
  boolean isChain() {
    for (int i = 1; i < roots.size(); i++) {
      if (!roots.get(i - 1).issued(roots.get(i))) {
        return false;
      }
    }
    return true;
  }
}
