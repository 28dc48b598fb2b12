package org.voltide.csms.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.tenants.Tenants;

/** Local users, as administrators keep them. */
@Path("/api/v1/users")
@Tag(name = "Identity")
class UserResource {

  static final int SHORTEST_PASSWORD = 10;

  @Inject Accounts accounts;
  @Inject Authenticators authenticators;
  @Inject Passkeys passkeys;
  @Inject Tenants tenants;

  @ConfigProperty(name = Provider.URL)
  Optional<String> provider;

  /**
   * @param tenantId of the tenant the user acts for from now on, absent for the operator's own
   * @param password made up when absent
   */
  record NewUser(
      @NotNull @Size(max = 200) @Pattern(regexp = "\\S(.*\\S)?", message = "must not be blank")
          String name,
      @NotNull String role,
      @Nullable String tenantId,
      @Nullable @Size(min = SHORTEST_PASSWORD, max = 1000) String password) {
    @Override
    public String toString() {
      return "NewUser[" + name + "]";
    }
  }

  /**
   * @param password shown only in this answer
   */
  record MadeUser(UUID id, String name, String role, @Nullable String tenantId, String password) {
    static MadeUser of(Account account, String password) {
      return new MadeUser(
          account.id(), account.name(), account.role(), account.tenantId(), password);
    }

    @Override
    public String toString() {
      return "MadeUser[" + name + "]";
    }
  }

  /** Absent fields stay. */
  record Change(@Nullable String role, @Nullable Boolean disabled) {}

  /**
   * @param password made up when absent
   */
  record NewPassword(@Nullable @Size(min = SHORTEST_PASSWORD, max = 1000) String password) {
    @Override
    public String toString() {
      return "NewPassword";
    }
  }

  @GET
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Local users; `q` is part of a name")
  public Page<Account> list(
      @QueryParam("q") @Nullable String text, @Valid @BeanParam PageQuery page) {
    return accounts.list(text, page);
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Make a user", description = "The answer shows the password, this once.")
  public RestResponse<MadeUser> create(@NotNull @Valid NewUser wanted) {
    if (provider.isPresent()) {
      throw Problem.conflict("Users are kept at %s.".formatted(provider.get()));
    }
    Grant grant = Grant.demand(wanted.role(), wanted.tenantId());
    tenants.demandAt("/tenantId", grant.tenantId());
    String password = Optional.ofNullable(wanted.password()).orElseGet(SecretFile::random);
    Account made =
        accounts
            .create(wanted.name(), grant, password, Instant.now())
            .orElseThrow(
                () -> Problem.conflict("There is a user %s already.".formatted(wanted.name())));
    return RestResponse.ResponseBuilder.<MadeUser>created(URI.create("/api/v1/users/" + made.id()))
        .entity(MadeUser.of(made, password))
        .build();
  }

  @GET
  @Path("{user}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "One user")
  public Account read(@PathParam("user") UUID id) {
    return accounts.read(id);
  }

  @PATCH
  @Path("{user}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Change a user's role, or disable a user; holds at once",
      description = "409 when no administrator would remain.")
  public Account change(@PathParam("user") UUID id, @NotNull @Valid Change change) {
    Account before = accounts.read(id);
    String role = Optional.ofNullable(change.role()).orElse(before.role());
    Grant grant = Grant.demand(role, before.tenantId());
    return accounts.change(
        id, grant.role(), Optional.ofNullable(change.disabled()).orElse(before.disabled()));
  }

  @PUT
  @Path("{user}/password")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Give a user a new password; the user's logins end, and passkeys go")
  public MadeUser setPassword(@PathParam("user") UUID id, @NotNull @Valid NewPassword wanted) {
    String password = Optional.ofNullable(wanted.password()).orElseGet(SecretFile::random);
    accounts.reset(id, password);
    Account account = accounts.read(id);
    return MadeUser.of(account, password);
  }

  @DELETE
  @Path("{user}/authenticator")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Take the authenticator from a user who lost it")
  public void removeAuthenticator(@PathParam("user") UUID id) {
    authenticators.remove(accounts.read(id).id());
  }

  @DELETE
  @Path("{user}/passkeys")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Take all passkeys from a user who lost them; the user's logins end")
  public void removePasskeys(@PathParam("user") UUID id) {
    passkeys.removeAll(accounts.read(id).id());
  }

  @DELETE
  @Path("{user}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Remove a user", description = "409 when no administrator would remain.")
  public void delete(@PathParam("user") UUID id) {
    accounts.delete(id);
  }
}
