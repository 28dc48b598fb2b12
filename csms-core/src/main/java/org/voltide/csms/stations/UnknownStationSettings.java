package org.voltide.csms.stations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings {@code voltide.unknown-stations.*}. */
@ConfigMapping(prefix = "voltide.unknown-stations")
public interface UnknownStationSettings {

  /**
   * Whether operators see who knocked without being registered, and may admit. Such a station is
   * answered HTTP 404 either way and tries again by itself.
   */
  @WithDefault("false")
  boolean waitingRoom();

  /** The longest ago are forgotten first. */
  @WithDefault("500")
  int mostWaiting();
}
