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

  /**
   * Whether a station that boots before it has what is desired of it is answered Pending first
   * (B02). What was tried once does not hold it up again.
   */
  @WithDefault("true")
  boolean pendingWhileConfiguring();
}
