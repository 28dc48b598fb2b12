package org.voltide.csms.sites.wiring;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.Phases;

/**
 * How an EVSE is wired.
 *
 * @param group it is in; absent when it hangs on the grid connection itself
 * @param phases of the site that its power flows through
 */
public record WiredEvse(
    @NotNull @Size(max = 48) String stationId,
    @NotNull @Min(1) Integer evseId,
    @Nullable @Size(max = 40) String group,
    @NotNull Phases phases) {}
