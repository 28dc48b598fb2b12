package org.voltide.csms.energy.warranty;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.energy.warranty.BudgetTable.Of;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** What makers allow all vehicles of a model. */
@Path("/api/v1/vehicle-models/{id}/warranty")
@Tag(name = "Vehicles")
class ModelWarrantyResource {

  private final BudgetTable budgets;

  ModelWarrantyResource(BudgetTable budgets) {
    this.budgets = budgets;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What a maker allows each vehicle of a model")
  public Budget read(@PathParam("id") UUID id) {
    if (!budgets.exists(Of.MODEL, id)) {
      throw Problem.notFound("vehicle model", id);
    }
    return budgets.said(Of.MODEL, id).orElse(Budget.NONE);
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Say what a maker allows each vehicle; what is absent is not bounded")
  public Budget set(@PathParam("id") UUID id, @NotNull @Valid Budget budget) {
    if (!budgets.set(Of.MODEL, id, budget)) {
      throw Problem.notFound("vehicle model", id);
    }
    return budget;
  }

  @DELETE
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Bound nothing")
  public void clear(@PathParam("id") UUID id) {
    budgets.remove(Of.MODEL, id);
  }
}
