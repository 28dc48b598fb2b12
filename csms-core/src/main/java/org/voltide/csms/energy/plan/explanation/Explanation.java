package org.voltide.csms.energy.plan.explanation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a car does the same for a while.
 *
 * @param reasons as far as what the plan was made of shows them
 */
public record Explanation(Instant start, Instant end, Action action, List<Because> reasons) {

  public Explanation {
    reasons = List.copyOf(reasons);
  }

  /** Whether another one says the same of the time that follows, be it with other figures. */
  public boolean goesOnAs(Explanation next) {
    return end.equals(next.start) && action == next.action && kinds().equals(next.kinds());
  }

  private Set<Class<?>> kinds() {
    return reasons.stream().map(Object::getClass).collect(Collectors.toSet());
  }
}
