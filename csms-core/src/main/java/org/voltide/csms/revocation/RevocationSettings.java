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
   * Responders that may be asked, as {@code host} or {@code host:port}; nobody is without it. A
   * name never leads to a private, loopback or link-local address: such a one must be here itself.
   */
  Optional<List<String>> responders();

  /** How long a responder may take; cars wait for the answer (ISO 15118-2: 4.5 s in all). */
  @WithDefault("2s")
  Duration patience();
}
