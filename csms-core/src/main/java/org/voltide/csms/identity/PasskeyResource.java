package org.voltide.csms.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.identity.webauthn.Attestation;
import org.voltide.csms.identity.webauthn.InvalidCredentialException;
import org.voltide.csms.identity.webauthn.KnownCredential;
import org.voltide.csms.identity.webauthn.RelyingParty;
import org.voltide.csms.platform.CallerAddress;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.OfOneself;

/** The passkeys of who is signed in. */
@Path("/api/v1/me/passkeys")
@Tag(name = "Identity")
@OfOneself
class PasskeyResource {

  private static final String TYPE = "public-key";
  private static final String REQUIRED = "required";

  @Inject CallerAddress callers;
  @Inject SecurityIdentity identity;
  @Inject PasskeyDomain domain;
  @Inject PasskeyChallenges challenges;
  @Inject Passkeys passkeys;
  @Inject SignIn signIn;

  record Listed(List<Passkey> items) {}

  /**
   * @param code of the authenticator, where one is asked for at login
   */
  record PasskeyConsent(
      @NotNull @Size(max = 1000) String password, @Nullable @Size(max = 40) String code) {
    @Override
    public String toString() {
      return "PasskeyConsent";
    }
  }

  /** {@code PublicKeyCredentialCreationOptionsJSON} of Web Authentication. */
  record CreationOptions(
      RpEntity rp,
      UserEntity user,
      String challenge,
      List<KeyType> pubKeyCredParams,
      long timeout,
      List<Descriptor> excludeCredentials,
      Selection authenticatorSelection) {}

  record RpEntity(String id, String name) {}

  record UserEntity(String id, String name, String displayName) {}

  record KeyType(String type, long alg) {}

  record Descriptor(String type, String id) {}

  record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}

  /** {@code RegistrationResponseJSON} of Web Authentication, flat; base64url. */
  record NewPasskey(
      @NotNull @Size(max = 100) @Pattern(regexp = "\\S(.*\\S)?", message = "must not be blank")
          String name,
      @NotNull @Size(min = 1, max = 10_000) String clientDataJSON,
      @NotNull @Size(min = 1, max = 100_000) String attestationObject) {}

  record Renamed(
      @NotNull @Size(max = 100) @Pattern(regexp = "\\S(.*\\S)?", message = "must not be blank")
          String name) {}

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Your passkeys")
  public Listed list() {
    return new Listed(passkeys.of(demandLogin().userId()));
  }

  @POST
  @Path("options")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(
      summary = "What to ask an authenticator for, to add a passkey; within five minutes",
      description = "409 when passkeys do not work here, and why.")
  public CreationOptions options(
      @NotNull @Valid PasskeyConsent consent, @Context HttpServerRequest request) {
    demandLogin();
    RelyingParty party = domain.demand();
    String address = callers.of(request);
    Instant now = Instant.now();
    String name = identity.getPrincipal().getName();
    Account account =
        signIn.confirm(new SignIn.Attempt(name, consent.password(), address), consent.code(), now);
    return creation(party, account, challenges.begin(account.id(), address, now));
  }

  private CreationOptions creation(RelyingParty party, Account account, byte[] challenge) {
    return new CreationOptions(
        new RpEntity(party.domain(), "Voltide"),
        new UserEntity(
            Base64Url.of(PasskeySignIn.handle(account.id())), account.name(), account.name()),
        Base64Url.of(challenge),
        Attestation.ALGORITHMS.stream().map(algorithm -> new KeyType(TYPE, algorithm)).toList(),
        PasskeyChallenges.LIFE.toMillis(),
        passkeys.credentialIds(account.id()).stream()
            .map(id -> new Descriptor(TYPE, Base64Url.of(id)))
            .toList(),
        new Selection(REQUIRED, true, REQUIRED));
  }

  @POST
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Add the passkey that an authenticator made")
  public Passkey add(@NotNull @Valid NewPasskey made) {
    UUID user = demandLogin().userId();
    RelyingParty party = domain.demand();
    Instant now = Instant.now();
    try {
      Attestation attestation =
          Attestation.read(
              Base64Url.read("/attestationObject", made.attestationObject()),
              Base64Url.read("/clientDataJSON", made.clientDataJSON()));
      if (!challenges.take(attestation.challenge(), user, now)) {
        throw Problem.conflict("This was answered already, or too late: begin again.");
      }
      KnownCredential credential = attestation.verify(party);
      return passkeys.add(user, made.name(), party.domain(), credential, now);
    } catch (InvalidCredentialException e) {
      throw Problem.invalid("/attestationObject", e.getMessage());
    }
  }

  @PATCH
  @Path("{passkey}")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Name one of your passkeys anew")
  public Passkey rename(@PathParam("passkey") UUID id, @NotNull @Valid Renamed wanted) {
    return passkeys.rename(demandLogin().userId(), id, wanted.name());
  }

  @DELETE
  @Path("{passkey}")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Remove one of your passkeys", description = "Your other logins end.")
  public void remove(@PathParam("passkey") UUID id) {
    Login login = demandLogin();
    passkeys.remove(login.userId(), id, login.id());
  }

  private Login demandLogin() {
    return Login.of(identity)
        .orElseThrow(() -> Problem.conflict("This is for users who sign in here."));
  }
}
