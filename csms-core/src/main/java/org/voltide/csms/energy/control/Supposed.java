package org.voltide.csms.energy.control;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.modes.Mode;
import org.voltide.csms.energy.terms.SiteTerms;

/**
 * What would be different at a site; what is absent stays as it is.
 *
 * @param mode set in place of the one of its kind
 */
record Supposed(
    @Nullable @PositiveOrZero @DecimalMax(MOST_W) Double importLimitW,
    @Nullable @PositiveOrZero @DecimalMax(MOST_W) Double exportLimitW,
    @Nullable @DecimalMin("-" + MOST_W) @DecimalMax(MOST_W) Double baseLoadW,
    @Nullable @Valid Mode mode,
    @Nullable @Valid SiteTerms terms) {

  /** More than any site has; also keeps infinity out. */
  private static final String MOST_W = "1000000000";
}
