package org.voltide.csms.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.CallerAddress;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.CurrentTenant;
import org.voltide.csms.tenants.OfOneself;

/** What everybody may see and change of themselves. */
@Path("/api/v1/me")
@Tag(name = "Identity")
@OfOneself
class MeResource {

  @Inject CallerAddress callers;
  @Inject SecurityIdentity identity;
  @Inject Accounts accounts;
  @Inject Authenticators authenticators;
  @Inject LoginSessions sessions;
  @Inject SignIn signIn;

  /**
   * @param roles that are good for something here, with all they include
   * @param tenantId of the tenant you act for, absent for the operator's own people
   * @param login the login this is, absent for programs and for users of a provider
   * @param secondFactor whether a code is asked for at login
   */
  record Me(
      String name,
      Set<String> roles,
      @Nullable String tenantId,
      @Nullable UUID login,
      boolean secondFactor) {}

  record NewPassword(
      @NotNull @Size(max = 1000) String current,
      @NotNull @Size(min = UserResource.SHORTEST_PASSWORD, max = 1000) String password) {
    @Override
    public String toString() {
      return "NewPassword";
    }
  }

  record Password(@NotNull @Size(max = 1000) String password) {
    @Override
    public String toString() {
      return "Password";
    }
  }

  record Code(@NotNull @Size(max = 40) String code) {}

  /**
   * @param recoveryCodes each good once, instead of a code
   */
  record Confirmed(List<String> recoveryCodes) {
    @Override
    public String toString() {
      return "Confirmed";
    }
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Who you are and what you may")
  public Me me() {
    Optional<Login> login = Login.of(identity);
    return new Me(
        identity.getPrincipal().getName(),
        identity.getRoles().stream()
            .filter(Roles::hasMeaning)
            .collect(Collectors.toCollection(TreeSet::new)),
        identity.getAttribute(CurrentTenant.ATTRIBUTE),
        login.map(Login::id).orElse(null),
        login.map(one -> accounts.read(one.userId()).secondFactor()).orElse(false));
  }

  @PUT
  @Path("password")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Change your password", description = "Your other logins end.")
  public void changePassword(
      @NotNull @Valid NewPassword wanted, @Context HttpServerRequest request) {
    Login login = demandLogin();
    demandPassword("/current", wanted.current(), request);
    accounts.setPassword(login.userId(), wanted.password(), login.id());
  }

  @POST
  @Path("authenticator")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(
      summary = "Begin with an authenticator app",
      description = "Nothing is asked for before a code of it was confirmed.")
  public Authenticators.Enrolment begin(
      @NotNull @Valid Password proof, @Context HttpServerRequest request) {
    demandLogin();
    return authenticators.begin(demandPassword("/password", proof.password(), request));
  }

  @PUT
  @Path("authenticator")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Confirm the authenticator by a code; from now on one is asked for at login")
  public Confirmed confirm(@NotNull @Valid Code code) {
    return new Confirmed(
        authenticators.confirm(demandLogin().userId(), code.code(), Instant.now()));
  }

  @POST
  @Path("authenticator/remove")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "No longer use an authenticator")
  public void remove(@NotNull @Valid Password proof, @Context HttpServerRequest request) {
    demandLogin();
    authenticators.remove(demandPassword("/password", proof.password(), request).id());
  }

  @GET
  @Path("logins")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Your logins that are going on")
  public Page<LoginSession> logins(@Valid @BeanParam PageQuery page) {
    return sessions.list(demandLogin().userId(), Instant.now(), page);
  }

  @DELETE
  @Path("logins/{login}")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "End one of your logins")
  public void end(@PathParam("login") UUID id) {
    if (!sessions.end(id, demandLogin().userId())) {
      throw Problem.notFound("login", id);
    }
  }

  @DELETE
  @Path("login")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Sign out: end this login")
  public void signOut() {
    Login login = demandLogin();
    sessions.end(login.id(), login.userId());
  }

  private Login demandLogin() {
    return Login.of(identity)
        .orElseThrow(() -> Problem.conflict("This is for users who sign in here."));
  }

  private Account demandPassword(String pointer, String password, HttpServerRequest request) {
    String address = callers.of(request);
    return signIn
        .check(new SignIn.Attempt(identity.getPrincipal().getName(), password, address))
        .orElseThrow(() -> Problem.invalid(pointer, "The password is wrong."));
  }
}
