package org.voltide.csms.vehicles;

import jakarta.persistence.Entity;
import java.util.Optional;
import java.util.UUID;

/** Table {@code vehicle_model}. */
@Entity
class VehicleModel extends Described {

  @Override
  Optional<UUID> model() {
    return Optional.empty();
  }
}
