package org.voltide.csms.sites.wiring;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.Phases;

/**
 * The most that may flow through one phase of a place: both directions in W, or both in A at the
 * nominal voltage.
 *
 * @param importW towards the cars
 * @param exportW towards the grid
 */
public record PhaseLimit(
    @Nullable @PositiveOrZero @DecimalMax(Wiring.MOST_W) Double importW,
    @Nullable @PositiveOrZero @DecimalMax(Wiring.MOST_W) Double exportW,
    @Nullable @PositiveOrZero @DecimalMax(Wiring.MOST_W) Double importA,
    @Nullable @PositiveOrZero @DecimalMax(Wiring.MOST_W) Double exportA) {

  /** Of a phase to neutral (IEC 60038). */
  public static final double NOMINAL_V = 230;

  /** In W. */
  public static PhaseLimit watts(double importW, double exportW) {
    return new PhaseLimit(importW, exportW, null, null);
  }

  /** Whether both directions are said, in one unit. */
  boolean isClear() {
    boolean inWatts = importW != null && exportW != null;
    boolean inAmperes = importA != null && exportA != null;
    boolean noWatts = importW == null && exportW == null;
    boolean noAmperes = importA == null && exportA == null;
    return (inWatts && noAmperes) || (inAmperes && noWatts);
  }

  FlowLimit inWatts() {
    return importA != null && exportA != null
        ? new FlowLimit(importA * NOMINAL_V, exportA * NOMINAL_V)
        : new FlowLimit(Objects.requireNonNull(importW), Objects.requireNonNull(exportW));
  }

  /** The limits of L1 to L3; empty where nothing is said. */
  static List<FlowLimit> ofPhases(@Nullable PhaseLimit each, @Nullable List<PhaseLimit> own) {
    if (own != null) {
      return own.stream().map(PhaseLimit::inWatts).toList();
    }
    return each == null ? List.of() : Collections.nCopies(Phases.COUNT, each.inWatts());
  }
}
