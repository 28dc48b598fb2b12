package org.voltide.csms.energy.warranty;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.warranty.BudgetTable.Of;
import org.voltide.csms.energy.warranty.WarrantyStore.Allowed;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** What vehicles have given back, and may still. */
@Path("/api/v1/vehicles/{id}/warranty")
@Tag(name = "Vehicles")
class WarrantyResource {

  private final WarrantyStore store;
  private final BudgetTable budgets;

  WarrantyResource(WarrantyStore store, BudgetTable budgets) {
    this.store = store;
    this.budgets = budgets;
  }

  /**
   * Counters of a vehicle.
   *
   * @param used since its first session
   * @param budget what its maker allows, absent when nobody said
   * @param inherited whether that is said of its model only
   * @param counted what was used of the budget, in its period
   * @param left of the budget
   */
  record Warranty(
      Counters used,
      @Nullable Budget budget,
      boolean inherited,
      @Nullable Counters counted,
      @Nullable Counters left) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What a vehicle has given back in its life, and what its warranty has left")
  public Warranty read(@PathParam("id") UUID id) {
    Counters used = store.used(id).orElseThrow(() -> Problem.notFound("vehicle", id));
    Optional<Allowed> allowed = store.allowed(id);
    Optional<Budget> budget = allowed.map(Allowed::budget);
    Optional<Counters> counted = budget.flatMap(of -> store.used(id, of));
    return new Warranty(
        used,
        budget.orElse(null),
        allowed.map(Allowed::inherited).orElse(false),
        counted.orElse(null),
        budget.flatMap(of -> counted.map(of::less)).orElse(null));
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Say what its maker allows; what is absent is not bounded",
      description = "It replaces all that is said of its model.")
  public Warranty set(@PathParam("id") UUID id, @NotNull @Valid Budget budget) {
    if (!budgets.set(Of.VEHICLE, id, budget)) {
      throw Problem.notFound("vehicle", id);
    }
    return read(id);
  }

  @DELETE
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Let what its model allows hold again")
  public void clear(@PathParam("id") UUID id) {
    budgets.remove(Of.VEHICLE, id);
  }
}
