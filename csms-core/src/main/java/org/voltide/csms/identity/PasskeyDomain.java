package org.voltide.csms.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.voltide.csms.identity.webauthn.RelyingParty;
import org.voltide.csms.platform.Problem;

/** Whether people may have passkeys here, and for which domain. */
@Singleton
class PasskeyDomain {

  @Inject PasskeySettings settings;

  @ConfigProperty(name = Provider.URL)
  Optional<String> provider;

  @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080")
  int port;

  /** Why there are no passkeys; empty when there are. */
  Optional<String> obstacle() {
    return provider
        .map("Sign in at %s."::formatted)
        .or(
            () ->
                RelyingParty.obstacle(address())
                    .map(why -> why + " Set voltide.passkeys.address."));
  }

  /**
   * @throws Problem 409 when there are no passkeys here, and why
   */
  RelyingParty demand() {
    obstacle()
        .ifPresent(
            why -> {
              throw Problem.conflict(why);
            });
    return RelyingParty.at(address());
  }

  private URI address() {
    return settings.address().orElseGet(() -> URI.create("http://localhost:" + port));
  }
}
