package org.voltide.csms.ceremonies;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.ceremony.Ceremonies;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.profile.Role;

/**
 * What authority to make.
 *
 * @param label what it is called here
 * @param commonName the label without
 */
record Wanted(
    @NotNull @Pattern(regexp = LABEL) String label,
    @NotNull Role role,
    @Nullable @Size(max = 64) String commonName,
    @Nullable @Pattern(regexp = "[A-Z]{2}") String country,
    @Min(1) @Max(18_263) int days) {

  /** Whatever a file and an address can hold, and not one of Voltide's own. */
  static final String LABEL =
      "(?!voltide-|person-|" + Ceremonies.SERVICES + ")[a-z][a-z0-9-]{0,39}";

  Wish wish(String organization) {
    return new Wish(
        label,
        role,
        new Holder(
            Optional.ofNullable(commonName).orElse(label),
            organization,
            Optional.ofNullable(country)),
        Duration.ofDays(days));
  }
}
