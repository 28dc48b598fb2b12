package org.voltide.csms.driverpage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings {@code voltide.driver-page.*}. */
@ConfigMapping(prefix = "voltide.driver-page")
public interface DriverPageSettings {

  /** How long a driver's link shows what became of the session after its end. */
  @WithDefault("24h")
  Duration linkLife();
}
