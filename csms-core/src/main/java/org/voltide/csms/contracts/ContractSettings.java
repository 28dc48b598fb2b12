package org.voltide.csms.contracts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings {@code voltide.contracts.*}. */
@ConfigMapping(prefix = "voltide.contracts")
public interface ContractSettings {

  /** The service that issues contract certificates to cars; absent means that there is none. */
  Optional<URI> provider();

  /** Sent to it as a bearer token. */
  Optional<String> providerToken();

  /** Which answers of others a car is not given. What cannot be checked is not proven. */
  @WithDefault("FORGED")
  Refuse refuse();

  /** What an answer must not be. */
  enum Refuse {
    /** All are passed on; what they are worth is only said. */
    NOTHING,
    /** Wrong: unreadable, or with a wrong digest, signature, certificate or eMAID. */
    FORGED,
    /** Anything but verified up to an authority that is trusted. */
    UNPROVEN
  }

  /** How long it may take. A car waits 4.5 s (ISO 15118-2, V2G2-711), and the way takes time. */
  @WithDefault("4s")
  Duration patience();
}
