package org.voltide.csms.devicemodel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings {@code voltide.device-model.*}. */
@ConfigMapping(prefix = "voltide.device-model")
public interface DeviceModelSettings {

  /** Whether a station is asked for a full inventory at its first boot and after new firmware. */
  @WithDefault("true")
  boolean inventoryAfterBoot();
}
