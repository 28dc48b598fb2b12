package org.voltide.csms.vehicles;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.MergePatch;

/** What vehicles of a model can, unless it is said of one of them. */
@Path("/api/v1/vehicle-models")
@Tag(name = "Vehicles")
class VehicleModelResource extends RegistryResource {

  VehicleModelResource(VehicleModels registry, MergePatch patches) {
    super(registry, patches);
  }
}
