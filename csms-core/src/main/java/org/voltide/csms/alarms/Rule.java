package org.voltide.csms.alarms;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When an alarm is raised, and who is told.
 *
 * @param threshold in the unit of the condition: minutes, per cent, days or hours
 * @param watched what of stations, where the condition asks for it
 * @param destinations told when an alarm is raised and when it is over
 */
record Rule(
    @NotBlank @Size(max = 200) String name,
    @NotNull Condition condition,
    @NotNull @Min(0) @Max(100_000) Integer threshold,
    @Nullable @Valid Watched watched,
    @NotNull Boolean enabled,
    @NotNull @Size(max = 50) List<@NotNull UUID> destinations) {}
