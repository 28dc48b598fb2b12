package org.voltide.csms.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Settings {@code voltide.console.*}: how the console signs people in by a provider. */
@ConfigMapping(prefix = "voltide.console")
interface ConsoleSettings {

  /**
   * The provider as browsers reach it. Absent where that is the address at which Voltide itself
   * reaches it ({@code quarkus.oidc.auth-server-url}).
   */
  Optional<URI> provider();

  /** What the provider knows the console as: a public client, with PKCE. */
  @WithDefault("voltide-console")
  String clientId();
}
