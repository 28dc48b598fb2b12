package org.voltide.csms.energy.imposed;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem.Fault;

/**
 * What a source imposes from the start of its first step on.
 *
 * @param priority 0 when absent
 * @param steps ascending; between them the source imposes nothing
 */
public record ImposedSeries(
    @Nullable @PositiveOrZero @Max(1_000) Integer priority,
    @NotEmpty @Size(max = MOST_STEPS) List<@NotNull @Valid ImposedStep> steps) {

  /** A year of quarter hours. */
  static final int MOST_STEPS = 40_000;

  /** What is kept is kept by its start. */
  private static final Duration LONGEST = Duration.ofDays(366);

  int priorityOrUsual() {
    return Objects.requireNonNullElse(priority, 0);
  }

  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    Instant known = Instant.MIN;
    for (int i = 0; i < steps.size() && faults.isEmpty(); i++) {
      ImposedStep step = steps.get(i);
      if (!step.end().isAfter(step.start()) || step.start().isBefore(known)) {
        faults.add(fault(i, "A step must end after it starts and start after the one before it."));
      } else if (Duration.between(step.start(), step.end()).compareTo(LONGEST) > 0) {
        faults.add(fault(i, "A step is at most 366 days long."));
      } else if (step.importW() == null && step.exportW() == null) {
        faults.add(fault(i, "A step limits import, export or both."));
      }
      known = step.end();
    }
    return faults;
  }

  private static Fault fault(int step, String detail) {
    return new Fault("/steps/" + step, detail);
  }
}
