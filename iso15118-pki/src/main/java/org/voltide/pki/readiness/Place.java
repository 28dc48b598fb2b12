package org.voltide.pki.readiness;

import java.util.Set;
import java.util.function.ToIntFunction;
import org.voltide.pki.profile.SignatureScheme;

/** Where a certificate, a key or a signature has to pass, and what passes there. */
sealed interface Place {

  /** What passes, in words for people. */
  String name();

  /** Where it is written. */
  String source();

  /** What passes by its size. */
  record Field(
      String name, String source, int limit, Unit unit, Edge edge, ToIntFunction<Specimen> size)
      implements Place {

    Verdict verdict(Specimen specimen) {
      int found = size.applyAsInt(specimen);
      return switch (edge) {
        case HARD -> found <= limit ? Verdict.FITS : Verdict.BREAKS;
        case SOFT -> found <= limit ? Verdict.FITS : Verdict.TIGHT;
        case AT_LEAST ->
            found > limit
                ? Verdict.BREAKS
                : found > limit - limit / 4 ? Verdict.TIGHT : Verdict.FITS;
      };
    }
  }

  /** What passes by its kind. */
  record Kinds(String name, String source, Set<SignatureScheme> known) implements Place {
    public Kinds {
      known = Set.copyOf(known);
    }

    Verdict verdict(SignatureScheme scheme) {
      return known.contains(scheme) ? Verdict.FITS : Verdict.BREAKS;
    }
  }

  /** In what a limit counts. */
  enum Unit {
    BYTES,
    CHARACTERS
  }

  /** What a limit means. */
  enum Edge {
    /** Nothing larger passes. */
    HARD,
    /** Larger is allowed, but not everything is made for it. */
    SOFT,
    /** Nothing larger passes, and there is more in it than was measured. */
    AT_LEAST
  }
}
