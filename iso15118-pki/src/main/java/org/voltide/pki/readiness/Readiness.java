package org.voltide.pki.readiness;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.voltide.pki.profile.SignatureScheme;
import org.voltide.pki.readiness.Place.Field;
import org.voltide.pki.readiness.Place.Kinds;
import org.voltide.pki.readiness.Place.Unit;

/**
 * Which fields and limits break with which certificates.
 *
 * @param specimens what was made and measured, today's schemes first
 * @param findings one of each place
 */
public record Readiness(List<Specimen> specimens, List<Finding> findings) {

  public Readiness {
    specimens = List.copyOf(specimens);
    findings = List.copyOf(findings);
  }

  /**
   * What was found at a place.
   *
   * @param source where its limit is written
   * @param limit empty where not the size counts but the kind, as is unit
   * @param measures in the order of the specimens
   */
  public record Finding(
      String place, String source, OptionalInt limit, String unit, List<Measure> measures) {

    public Finding {
      measures = List.copyOf(measures);
    }
  }

  /**
   * What becomes of one scheme there.
   *
   * @param size empty where the kind counts
   */
  public record Measure(SignatureScheme scheme, OptionalInt size, Verdict verdict) {}

  /** All schemes; SLH-DSA signs for seconds. */
  public static Set<SignatureScheme> all() {
    return EnumSet.allOf(SignatureScheme.class);
  }

  /** Those whose certificates are made in an instant. */
  public static Set<SignatureScheme> quick() {
    return EnumSet.complementOf(EnumSet.of(SignatureScheme.SLH_DSA_SHA2_128S));
  }

  /** Makes certificates of these schemes and measures them. */
  public static Readiness measure(Set<SignatureScheme> schemes, Instant now)
      throws GeneralSecurityException {
    List<Specimen> specimens = new ArrayList<>();
    for (SignatureScheme scheme : schemes) {
      specimens.add(Specimen.of(scheme, now));
    }
    return new Readiness(
        specimens, Places.ALL.stream().map(place -> finding(place, specimens)).toList());
  }

  private static Finding finding(Place place, List<Specimen> specimens) {
    return switch (place) {
      case Field field ->
          new Finding(
              field.name(),
              field.source(),
              OptionalInt.of(field.limit()),
              field.unit() == Unit.BYTES ? "bytes" : "characters",
              specimens.stream()
                  .map(
                      specimen ->
                          measure(
                              specimen,
                              OptionalInt.of(field.size().applyAsInt(specimen)),
                              field.verdict(specimen)))
                  .toList());
      case Kinds kinds ->
          new Finding(
              kinds.name(),
              kinds.source(),
              OptionalInt.empty(),
              "",
              specimens.stream()
                  .map(
                      specimen ->
                          measure(specimen, OptionalInt.empty(), kinds.verdict(specimen.scheme())))
                  .toList());
    };
  }

  private static Measure measure(Specimen specimen, OptionalInt size, Verdict verdict) {
    return new Measure(specimen.scheme(), size, verdict);
  }
}
