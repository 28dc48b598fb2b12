package org.voltide.csms.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.Tenants;

@Path("/api/v1/api-keys")
@Tag(name = "Identity")
class ApiKeyResource {

  /**
   * @param tenantId of the tenant the program acts for, absent for the operator's own
   * @param scopes such as {@code stations:read}: what of its role the key is for; absent for all of
   *     it
   * @param expiresAt from when on it is refused; absent means never
   */
  record NewKey(
      @NotBlank @Size(max = 200) String name,
      @NotNull String role,
      @Nullable String tenantId,
      @Nullable @Size(min = 1, max = 50) List<@NotNull String> scopes,
      @Nullable @Future Instant expiresAt) {}

  /**
   * @param key the key itself, shown only in this answer
   */
  record MadeKey(
      UUID id,
      String name,
      String role,
      @Nullable String tenantId,
      SortedSet<Scope> scopes,
      String key) {}

  private final ApiKeys keys;
  private final Tenants tenants;
  private final LiveEvents events;

  @Inject
  ApiKeyResource(DataSource database, Tenants tenants, LiveEvents events) {
    this.keys = new ApiKeys(database);
    this.tenants = tenants;
    this.events = events;
  }

  @GET
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Keys for programs, without their text")
  public Page<ApiKey> list(@Valid @BeanParam PageQuery page) throws SQLException {
    return Page.of(keys.list(page), page, key -> List.of(key.id().toString()));
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Make a key", description = "The answer shows its text, this once.")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = MadeKey.class)))
  public Response make(@NotNull @Valid NewKey wanted) throws SQLException {
    Grant grant = Grant.demand(wanted.role(), wanted.tenantId());
    tenants.demandAt("/tenantId", grant.tenantId());
    SortedSet<Scope> scopes = Scope.demand(wanted.scopes());
    ApiKeys.Made made = keys.make(wanted.name(), grant, scopes, wanted.expiresAt());
    return Response.created(URI.create("/api/v1/api-keys/" + made.id()))
        .entity(
            new MadeKey(
                made.id(), wanted.name(), grant.role(), grant.tenantId(), scopes, made.text()))
        .build();
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Revoke a key at once; its event streams end")
  public void delete(@PathParam("id") UUID id) throws SQLException {
    if (!keys.delete(id)) {
      throw Problem.notFound("API key", id);
    }
    events.look();
  }
}
