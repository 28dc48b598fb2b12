package org.voltide.csms.stationcertificates;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings {@code voltide.certificate-renewal.*}. */
@ConfigMapping(prefix = "voltide.certificate-renewal")
interface RenewalSettings {

  /** How long before its end a station's certificate is renewed; 0 leaves it to the stations. */
  @WithDefault("30d")
  Duration ahead();

  /**
   * How many stations may be at it: asked within the hour, and their new certificate has not
   * arrived. While none succeeds, no further ones are asked.
   */
  @WithDefault("20")
  int atOnce();
}
