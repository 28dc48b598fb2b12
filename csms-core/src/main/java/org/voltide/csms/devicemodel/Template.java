package org.voltide.csms.devicemodel;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;

/**
 * Variables that many stations are to have alike, as the API takes it.
 *
 * @param stations that follow the template; what they follow no longer stays as it is
 */
public record Template(
    @NotBlank @Size(max = 100) String name,
    @NotNull @Size(max = 1000) List<@Valid @NotNull VariableSetting> settings,
    @NotNull @Size(max = 100_000) Set<@NotBlank String> stations) {}
