package org.voltide.csms.sites.wiring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.PhaseShares;
import org.voltide.csms.energy.plan.Phases;

/**
 * Where power flows inside a site. Its grid connection is the root of the tree and not among the
 * groups; its limit in total is the site's.
 *
 * @param phaseLimit of each phase of the grid connection alike; absent when only the sum is
 *     limited, or phases differ
 * @param phaseLimits of L1 to L3 where they differ
 * @param baseLoadShares which parts of what the site uses besides its groups and cars lie on L1 to
 *     L3, together 1, where its meter does not tell; even when absent
 * @param groups in any order
 * @param evses whose wiring is known; any other hangs on the grid connection
 */
public record Wiring(
    @Nullable @Valid PhaseLimit phaseLimit,
    @Nullable @Size(min = Phases.COUNT, max = Phases.COUNT)
        List<@NotNull @Valid PhaseLimit> phaseLimits,
    @Nullable @Size(min = Phases.COUNT, max = Phases.COUNT)
        List<@NotNull @PositiveOrZero Double> baseLoadShares,
    @NotNull @Size(max = MOST_GROUPS) List<@NotNull @Valid SiteGroup> groups,
    @NotNull @Size(max = MOST_EVSES) List<@NotNull @Valid WiredEvse> evses) {

  /** Groups of a site. */
  public static final int MOST_GROUPS = 200;

  /** EVSEs of a site. */
  public static final int MOST_EVSES = 20_000;

  /** A site that is one group. */
  public static final Wiring NONE = balanced(null, List.of(), List.of());

  /** More than any site has; also keeps infinity out. */
  static final String MOST_W = "1000000000";

  /** A site whose phases are alike. */
  public static Wiring balanced(
      @Nullable PhaseLimit phaseLimit, List<SiteGroup> groups, List<WiredEvse> evses) {
    return new Wiring(phaseLimit, null, null, groups, evses);
  }

  /** The limits of L1 to L3 of the grid connection; empty where only their sum is limited. */
  public List<FlowLimit> limitsOfPhases() {
    return PhaseLimit.ofPhases(phaseLimit, phaseLimits);
  }

  /** Whether a phase of anything has a limit of its own. */
  public boolean limitsPhases() {
    return !limitsOfPhases().isEmpty()
        || groups.stream().anyMatch(group -> !group.limitsOfPhases().isEmpty());
  }

  /** On which phases the site uses power, as operators say. */
  PhaseShares sharesOfBaseLoad() {
    return baseLoadShares == null ? PhaseShares.EVEN : PhaseShares.of(baseLoadShares);
  }

  /** The groups that hang on the grid connection through others, each after its parent. */
  public List<SiteGroup> fromTheRoot() {
    List<SiteGroup> ordered = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    int before;
    do {
      before = ordered.size();
      for (SiteGroup group : groups) {
        boolean hangs = group.parent() == null || placed.contains(group.parent());
        if (hangs && placed.add(group.id())) {
          ordered.add(group);
        }
      }
    } while (ordered.size() > before);
    return ordered;
  }
}
