package org.voltide.csms.revocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings {@code voltide.revocation.*}. */
@ConfigMapping(prefix = "voltide.revocation")
public interface RevocationSettings {

  /**
   * Whose responders and revocation lists may be asked for, as {@code host} or {@code host:port};
   * nobody's are without it.
   */
  Optional<List<String>> responders();

  /** Whether those may be at private, loopback or link-local addresses. */
  @WithDefault("false")
  boolean local();

  /** How long a responder may take. What comes after the deadline is kept for the next time. */
  @WithDefault("2s")
  Duration patience();

  /** How long a station waits for all it asks at once; its car gives up 1.5 s after it asked. */
  @WithDefault("1.2s")
  Duration deadline();
}
