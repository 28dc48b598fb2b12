package org.voltide.csms.energy.settlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.settlement.ShareContracts.Stored;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;

/** Contracts on who gets what of what control brings. */
@Path("/api/v1/share-contracts")
@Tag(name = "Settlement")
class ShareContractResource {

  private final ShareContracts contracts;

  ShareContractResource(ShareContracts contracts) {
    this.contracts = contracts;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Contracts by id, of one site when it is named")
  public Page<Stored> list(
      @QueryParam("site") @Nullable String site, @Valid @BeanParam PageQuery page) {
    return contracts.list(site, page);
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Make a contract",
      description = "It holds for sessions that begin while it is valid and are not settled yet.")
  public RestResponse<Stored> create(@NotNull @Valid ShareContract contract) {
    Stored made = contracts.create(contract);
    return RestResponse.ResponseBuilder.<Stored>created(
            URI.create("/api/v1/share-contracts/" + made.id()))
        .entity(made)
        .build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "One contract")
  public Stored read(@PathParam("id") UUID id) {
    return contracts.read(id);
  }

  @PUT
  @Path("{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Change a contract; once sessions were settled by it, only its end")
  public Stored change(@PathParam("id") UUID id, @NotNull @Valid ShareContract contract) {
    return contracts.change(id, contract);
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Remove a contract by which no session was settled")
  public void delete(@PathParam("id") UUID id) {
    contracts.delete(id);
  }
}
