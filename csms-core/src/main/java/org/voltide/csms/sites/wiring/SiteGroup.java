package org.voltide.csms.sites.wiring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.PhaseShares;
import org.voltide.csms.energy.plan.Phases;

/**
 * A place of a site that power flows through. What flows through a group flows through its parent
 * too.
 *
 * @param id within its site
 * @param parent the group it hangs on; absent for the grid connection
 * @param limit of all phases together
 * @param phaseLimit of each phase alike; absent when only the sum is limited, or phases differ
 * @param phaseLimits of L1 to L3 where they differ
 * @param baseLoadW what is used in the group itself besides cars; negative where it generates; 0
 *     when absent
 * @param baseLoadShares which parts of that lie on L1 to L3, together 1; even when absent
 */
public record SiteGroup(
    @NotNull
        @Pattern(
            regexp = "[a-z0-9][a-z0-9-]{0,39}",
            message = "must be 1 to 40 small letters, digits or hyphens")
        String id,
    @NotBlank @Size(max = 200) String name,
    @NotNull Kind kind,
    @Nullable @Size(max = 40) String parent,
    @NotNull @Valid FlowLimit limit,
    @Nullable @Valid PhaseLimit phaseLimit,
    @Nullable @Size(min = Phases.COUNT, max = Phases.COUNT)
        List<@NotNull @Valid PhaseLimit> phaseLimits,
    @Nullable @DecimalMin("-" + Wiring.MOST_W) @DecimalMax(Wiring.MOST_W) Double baseLoadW,
    @Nullable @Size(min = Phases.COUNT, max = Phases.COUNT)
        List<@NotNull @PositiveOrZero Double> baseLoadShares) {

  /** What a group is; planning makes no difference. */
  public enum Kind {
    TRANSFORMER,
    FEEDER,
    CIRCUIT
  }

  public SiteGroup {
    baseLoadW = baseLoadW == null ? 0 : baseLoadW;
  }

  /** A group whose phases are alike. */
  public static SiteGroup balanced(
      String id,
      Kind kind,
      @Nullable String parent,
      FlowLimit limit,
      @Nullable PhaseLimit phaseLimit,
      double baseLoadW) {
    return new SiteGroup(id, id, kind, parent, limit, phaseLimit, null, baseLoadW, null);
  }

  /** The limits of L1 to L3; empty where only their sum is limited. */
  public List<FlowLimit> limitsOfPhases() {
    return PhaseLimit.ofPhases(phaseLimit, phaseLimits);
  }

  /**
   * What is used in the group itself on a phase besides cars.
   *
   * @param phase 0 for L1 to 2 for L3
   */
  public double baseLoadW(int phase) {
    PhaseShares shares = baseLoadShares == null ? PhaseShares.EVEN : PhaseShares.of(baseLoadShares);
    return baseLoadW() * shares.of(phase);
  }
}
