package org.voltide.csms.energy.fallback;

import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.Phases;

/**
 * An EVSE of a site.
 *
 * @param group it is in; absent when it hangs on the grid connection itself
 * @param leastW below which no car charges
 * @param mostW that it can give
 * @param heeds whether its station takes a fallback; one that does not is taken for drawing all it
 *     can
 */
public record Outlet(
    String stationId,
    int evseId,
    @Nullable String group,
    Phases phases,
    double leastW,
    double mostW,
    boolean heeds) {}
