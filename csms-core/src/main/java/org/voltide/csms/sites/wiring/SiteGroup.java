package org.voltide.csms.sites.wiring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A place of a site that power flows through. What flows through a group flows through its parent
 * too.
 *
 * @param id within its site
 * @param parent the group it hangs on; absent for the grid connection
 * @param limit of all phases together
 * @param phaseLimit of each phase; absent when only the sum is limited
 * @param baseLoadW what is used in the group itself besides cars, evenly on all phases; negative
 *     where it generates; 0 when absent
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
    @Nullable @Valid FlowLimit phaseLimit,
    @Nullable @DecimalMin("-" + Wiring.MOST_W) @DecimalMax(Wiring.MOST_W) Double baseLoadW) {

  /** What a group is; planning makes no difference. */
  public enum Kind {
    TRANSFORMER,
    FEEDER,
    CIRCUIT
  }

  public SiteGroup {
    baseLoadW = baseLoadW == null ? 0 : baseLoadW;
  }
}
