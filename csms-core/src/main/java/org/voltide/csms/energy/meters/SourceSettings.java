package org.voltide.csms.energy.meters;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings {@code voltide.sources.*}: values of sites' load and PV fetched from others. */
@ConfigMapping(prefix = "voltide.sources")
public interface SourceSettings {

  /** Whether an address may be of this machine or a private network. */
  @WithDefault("false")
  boolean local();

  /** How long a source may take from the first to the last byte. */
  @WithDefault("20s")
  Duration patience();
}
