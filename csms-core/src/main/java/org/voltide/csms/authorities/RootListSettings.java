package org.voltide.csms.authorities;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings {@code voltide.root-lists.*}: signed lists of roots that are fetched. */
@ConfigMapping(prefix = "voltide.root-lists")
interface RootListSettings {

  /** Whether an address may lead into private networks. */
  @WithDefault("false")
  boolean privateAddresses();

  /** How long a server may take from the first to the last byte. */
  @WithDefault("20s")
  Duration patience();
}
