package org.voltide.csms.vehicles;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.MergePatch;

/** Vehicles. */
@Path("/api/v1/vehicles")
@Tag(name = "Vehicles", description = "What their batteries can do.")
class VehicleResource extends RegistryResource {

  VehicleResource(Vehicles registry, MergePatch patches) {
    super(registry, patches);
  }
}
