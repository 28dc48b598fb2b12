package org.voltide.csms.authorization;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings {@code voltide.authorization.*}. */
@ConfigMapping(prefix = "voltide.authorization")
public interface AuthorizationSettings {

  /** How long stations may rely on an accepted answer (C10). */
  @WithDefault("1d")
  Duration cacheLifetime();

  /** The group of master passes, as in the stations' AuthCtrlr.MasterPassGroupId (C16). */
  @WithDefault("MASTERPASS")
  String masterPassGroup();

  /** How long a roaming partner may think; cars wait for the answer (ISO 15118-2: 1.5 s). */
  @WithDefault("1200ms")
  Duration roamingPatience();
}
