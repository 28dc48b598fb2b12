package org.voltide.csms.energy.plan.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.plan.SitePlan;

/**
 * A plan that may be carried out.
 *
 * @param violations what the plan breaks without being at fault, see {@link
 *     Violation.Kind#forbidsPlan}
 * @param cpu processor time the engine took
 * @param fallbackReason why the engine's plan was not used, empty when it was
 */
public record CheckedPlan(
    SitePlan plan, List<Violation> violations, Duration cpu, Optional<String> fallbackReason) {

  public CheckedPlan {
    violations = List.copyOf(violations);
  }
}
