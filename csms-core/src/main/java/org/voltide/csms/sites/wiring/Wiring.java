package org.voltide.csms.sites.wiring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where power flows inside a site. Its grid connection is the root of the tree and not among the
 * groups; its limit in total is the site's.
 *
 * @param phaseLimit of each phase of the grid connection; absent when only the sum is limited
 * @param groups in any order
 * @param evses whose wiring is known; any other hangs on the grid connection
 */
public record Wiring(
    @Nullable @Valid FlowLimit phaseLimit,
    @NotNull @Size(max = MOST_GROUPS) List<@NotNull @Valid SiteGroup> groups,
    @NotNull @Size(max = MOST_EVSES) List<@NotNull @Valid WiredEvse> evses) {

  /** Groups of a site. */
  public static final int MOST_GROUPS = 200;

  /** EVSEs of a site. */
  public static final int MOST_EVSES = 20_000;

  /** A site that is one group. */
  public static final Wiring NONE = new Wiring(null, List.of(), List.of());

  /** More than any site has; also keeps infinity out. */
  static final String MOST_W = "1000000000";

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
