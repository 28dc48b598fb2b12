package org.voltide.csms.energy.fallback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings {@code voltide.fallback.*}. */
@ConfigMapping(prefix = "voltide.fallback")
public interface FallbackSettings {

  /** Whether stations are given fallbacks; off where somebody else sets default profiles. */
  @WithDefault("true")
  boolean enabled();
}
