package org.voltide.csms.roaming.datex;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** Settings {@code voltide.public-data.*}: who publishes. */
@ConfigMapping(prefix = "voltide.public-data")
public interface PublicDataSettings {

  /** What the national registry calls the operator; absent: nothing is published. */
  Optional<@Pattern(regexp = "[A-Za-z0-9*_-]{1,64}") String> nationalIdentifier();

  /** ISO 3166-1 alpha-2, where that registry is. */
  @WithDefault("${voltide.roaming.country-code:DE}")
  @Pattern(regexp = "[A-Z]{2}")
  String country();

  /** ISO 639-1, of names and addresses. */
  @WithDefault("de")
  @Pattern(regexp = "[a-z]{2}")
  String language();
}
