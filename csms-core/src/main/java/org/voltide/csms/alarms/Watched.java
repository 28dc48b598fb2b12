package org.voltide.csms.alarms;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;

/**
 * What of stations a rule watches, in the names of their device model (OCPP 2.x, component and
 * variable).
 *
 * @param variable for events absent: all of the component
 * @param comparison absent for events
 * @param value that the variable is compared with, absent for events
 * @param ending once above or below {@code value}, it is over only when the variable has come to
 *     this: a value that trembles raises one alarm; absent: the same value
 */
record Watched(
    @NotBlank @Size(max = 50) String component,
    @Nullable @Size(min = 1, max = 50) String variable,
    @Nullable Comparison comparison,
    @Nullable @Size(min = 1, max = 500) String value,
    @Nullable @Size(min = 1, max = 50) String ending) {

  /** How a variable lies to a value. */
  enum Comparison {
    ABOVE,
    BELOW,
    IS
  }

  /**
   * What a rule on this condition watches, if that makes sense.
   *
   * @throws Problem 422 at what is missing, or too much
   */
  static Optional<Watched> demand(Condition condition, @Nullable Watched given) {
    if (!condition.watches()) {
      if (given != null) {
        throw Problem.invalid("/watched", "%s watches nothing of its own.".formatted(condition));
      }
      return Optional.empty();
    }
    if (given == null) {
      throw Problem.invalid("/watched", "Say what of stations is watched.");
    }
    if (condition == Condition.VARIABLE) {
      given.demandComparison();
    } else if (given.comparison != null || given.value != null || given.ending != null) {
      throw Problem.invalid("/watched/comparison", "Events are not compared with anything.");
    }
    return Optional.of(given);
  }

  private void demandComparison() {
    if (variable == null) {
      throw Problem.invalid("/watched/variable", "Say which variable.");
    }
    if (comparison == null) {
      throw Problem.invalid("/watched/comparison", "Say how it is compared.");
    }
    if (value == null) {
      throw Problem.invalid("/watched/value", "Say with what it is compared.");
    }
    if (comparison == Comparison.IS) {
      if (ending != null) {
        throw Problem.invalid("/watched/ending", "It is over when the variable is another.");
      }
    } else {
      demandEnding(demandNumber("/watched/value", value));
    }
  }

  private void demandEnding(double from) {
    if (ending == null) {
      return;
    }
    double end = demandNumber("/watched/ending", ending);
    if (comparison == Comparison.ABOVE ? end > from : end < from) {
      throw Problem.invalid("/watched/ending", "It would be over before it begins.");
    }
  }

  private static double demandNumber(String pointer, String text) {
    return number(text)
        .orElseThrow(() -> Problem.invalid(pointer, "'%s' is no number.".formatted(text)));
  }

  private static OptionalDouble number(String text) {
    return text.matches("[-+]?\\d{1,15}(\\.\\d{1,15})?")
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }
}
