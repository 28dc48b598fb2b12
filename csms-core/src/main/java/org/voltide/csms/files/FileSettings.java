package org.voltide.csms.files;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Settings {@code voltide.files.*}. */
@ConfigMapping(prefix = "voltide.files")
public interface FileSettings {

  /** Where stations reach this server over HTTP, without a slash at the end. */
  @WithDefault("http://localhost:8080")
  URI baseUrl();

  /** The largest firmware image; more is refused with 413. */
  @WithDefault("1073741824")
  long mostFirmwareBytes();

  /** The largest log; more is refused with 413. */
  @WithDefault("268435456")
  long mostLogBytes();

  /** How long an address works. */
  @WithDefault("7d")
  Duration linkLife();

  /** How many days logs are kept. */
  @WithDefault("30")
  int logDays();
}
