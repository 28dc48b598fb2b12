package org.voltide.csms.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells a console how people sign in. */
@Path("/api/v1/sign-in")
@Tag(name = "Identity")
class SignInWaysResource {

  @Inject ConsoleSettings settings;

  @ConfigProperty(name = Provider.URL)
  Optional<URI> provider;

  /**
   * @param provider who signs people in instead of Voltide, absent for local users
   */
  record Ways(@Nullable OpenIdProvider provider) {}

  /**
   * @param issuer where its description is, below {@code /.well-known/openid-configuration}
   * @param clientId what it knows the console as
   */
  record OpenIdProvider(URI issuer, String clientId) {}

  @GET
  @PermitAll
  @Operation(summary = "How people sign in: as local users, or by a provider")
  public Ways ways() {
    return new Ways(
        provider
            .map(own -> new OpenIdProvider(settings.provider().orElse(own), settings.clientId()))
            .orElse(null));
  }
}
