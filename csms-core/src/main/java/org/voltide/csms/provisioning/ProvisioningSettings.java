package org.voltide.csms.provisioning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings {@code voltide.provisioning.*}. */
@ConfigMapping(prefix = "voltide.provisioning")
public interface ProvisioningSettings {

  /** How often stations send Heartbeat when they have nothing else to say (G02). */
  @WithDefault("300s")
  Duration heartbeatInterval();
}
