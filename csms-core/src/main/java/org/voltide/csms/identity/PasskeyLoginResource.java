package org.voltide.csms.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.identity.webauthn.Assertion;
import org.voltide.csms.identity.webauthn.RelyingParty;
import org.voltide.csms.platform.CallerAddress;

/** Signing in with a passkey alone. */
@Path("/api/v1/login/passkey")
@Tag(name = "Identity")
class PasskeyLoginResource {

  private static final String REQUIRED = "required";

  @Inject CallerAddress callers;
  @Inject PasskeyDomain domain;
  @Inject PasskeyChallenges challenges;
  @Inject PasskeySignIn signIn;
  @Inject LoginTokens tokens;

  /**
   * @param origin where passkeys work, absent when they work nowhere
   * @param obstacle why they do not, absent when they do
   */
  record Offer(@Nullable String origin, @Nullable String obstacle) {}

  /** {@code PublicKeyCredentialRequestOptionsJSON} of Web Authentication, in part. */
  record RequestOptions(String challenge, String rpId, long timeout, String userVerification) {}

  /** {@code AuthenticationResponseJSON} of Web Authentication, flat; base64url. */
  record Proof(
      @NotNull @Size(min = 1, max = 2000) String credentialId,
      @NotNull @Size(min = 1, max = 200) String userHandle,
      @NotNull @Size(min = 1, max = 10_000) String authenticatorData,
      @NotNull @Size(min = 1, max = 10_000) String clientDataJSON,
      @NotNull @Size(min = 1, max = 10_000) String signature) {

    Assertion.Answer answer() {
      return new Assertion.Answer(
          Base64Url.read("/credentialId", credentialId),
          Base64Url.read("/userHandle", userHandle),
          Base64Url.read("/authenticatorData", authenticatorData),
          Base64Url.read("/clientDataJSON", clientDataJSON),
          Base64Url.read("/signature", signature));
    }

    @Override
    public String toString() {
      return "Proof";
    }
  }

  @GET
  @PermitAll
  @Operation(summary = "Where passkeys work, or why they do not")
  public Offer offer() {
    return domain
        .obstacle()
        .map(why -> new Offer(null, why))
        .orElseGet(() -> new Offer(domain.demand().origin(), null));
  }

  @POST
  @Path("options")
  @PermitAll
  @Operation(
      summary = "What to ask an authenticator for, good once and for five minutes",
      description = "409 when passkeys do not work here, and why.")
  public RequestOptions options(@Context HttpServerRequest request) {
    RelyingParty party = domain.demand();
    byte[] challenge = challenges.begin(null, callers.of(request), Instant.now());
    return new RequestOptions(
        Base64Url.of(challenge), party.domain(), PasskeyChallenges.LIFE.toMillis(), REQUIRED);
  }

  @POST
  @PermitAll
  @Operation(
      summary = "Sign in with a passkey, which stands for password and code",
      description =
          "401 when it is unknown or not verified, 403 when its counter went back, so that it may"
              + " have been copied, 429 after too many failures.")
  public LoginTokens.SignedIn login(
      @NotNull @Valid Proof given,
      @Context HttpServerRequest request,
      @Context ContainerRequestContext context) {
    RelyingParty party = domain.demand();
    String address = callers.of(request);
    Instant now = Instant.now();
    Account account =
        signIn.demand(
            new PasskeySignIn.Attempt(party, given.answer(), address),
            name -> context.setProperty(AuditFilter.ACTOR, name),
            now);
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    return tokens.begin(account, new LoginTokens.Client(address, agent), now);
  }
}
