package org.voltide.csms.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings {@code voltide.upstream.*}. */
@ConfigMapping(prefix = "voltide.upstream")
public interface UpstreamSettings {

  /** How long others may take for one request, from the first to the last byte. */
  @WithDefault("20s")
  Duration patience();
}
