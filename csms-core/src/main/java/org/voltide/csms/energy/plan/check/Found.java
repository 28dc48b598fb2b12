package org.voltide.csms.energy.plan.check;

import java.util.ArrayList;
import java.util.List;
import org.voltide.csms.energy.plan.check.Violation.Kind;

/** Gathers what a plan breaks. Not thread-safe. */
final class Found {

  private final List<Violation> violations = new ArrayList<>();

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** Adds a violation when the amount exceeds the tolerance, or is not a number at all. */
  void report(Kind kind, String subject, int step, double amount, double tolerance) {
    if (!(amount <= tolerance)) {
      add(kind, subject, step, amount);
    }
  }

  void add(Kind kind, String subject, int step, double amount) {
    violations.add(new Violation(kind, subject, step, amount));
  }
}
