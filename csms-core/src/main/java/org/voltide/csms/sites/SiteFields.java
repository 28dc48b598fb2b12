package org.voltide.csms.sites;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about a site.
 *
 * @param id never changes
 * @param latitude degrees north
 * @param longitude degrees east
 * @param timeZone IANA name, for instance {@code Europe/Berlin}
 * @param importLimitW most power from the grid
 * @param exportLimitW most power into the grid
 * @param baseLoadW what the site draws beside its cars; 0 when absent
 */
record SiteFields(
    @NotNull
        @Pattern(
            regexp = "[a-z0-9][a-z0-9-]{0,39}",
            message = "must be 1 to 40 small letters, digits or hyphens")
        String id,
    @NotBlank @Size(max = 200) String name,
    @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
    @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
    @NotNull String timeZone,
    @NotNull @PositiveOrZero @DecimalMax(MOST_W) Double importLimitW,
    @NotNull @PositiveOrZero @DecimalMax(MOST_W) Double exportLimitW,
    @Nullable @DecimalMin("-" + MOST_W) @DecimalMax(MOST_W) Double baseLoadW) {

  /** More than any site has; also keeps infinity out. */
  private static final String MOST_W = "1000000000";
}
