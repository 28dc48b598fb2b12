package org.voltide.csms.identity;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Settings {@code voltide.passkeys.*}. */
@ConfigMapping(prefix = "voltide.passkeys")
interface PasskeySettings {

  /**
   * Where people open the console, such as {@code https://csms.example}: passkeys are good for its
   * domain alone, so those of another one are lost. Absent means the console's port at localhost.
   */
  Optional<URI> address();
}
