package org.voltide.csms.energy.warranty;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** What vehicles have given back, and may still. */
@Path("/api/v1/vehicles/{id}/warranty")
@Tag(name = "Vehicles")
class WarrantyResource {

  private final WarrantyStore store;

  WarrantyResource(WarrantyStore store) {
    this.store = store;
  }

  /**
   * Counters of a vehicle.
   *
   * @param used since its first session
   * @param budget what its maker allows, absent when nobody said
   * @param left of the budget
   */
  record Warranty(Counters used, @Nullable Counters budget, @Nullable Counters left) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What a vehicle has given back in its life, and what its warranty has left")
  public Warranty read(@PathParam("id") UUID id) {
    Counters used = store.used(id).orElseThrow(() -> Problem.notFound("vehicle", id));
    Optional<Counters> budget = store.budget(id);
    return new Warranty(
        used, budget.orElse(null), budget.map(allowed -> allowed.less(used)).orElse(null));
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Say what its maker allows; what is absent is not bounded")
  public Warranty set(@PathParam("id") UUID id, @NotNull @Valid Counters budget) {
    if (!store.set(id, budget)) {
      throw Problem.notFound("vehicle", id);
    }
    return read(id);
  }
}
