package org.voltide.csms.vehicles;

import jakarta.persistence.Entity;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code vehicle}: what is said of a vehicle itself. */
@Entity
class Vehicle extends Described {

  @Nullable UUID modelId;

  @Override
  Optional<UUID> model() {
    return Optional.ofNullable(modelId);
  }

  @Override
  void set(VehicleFields fields) {
    super.set(fields);
    modelId = fields.modelId();
  }
}
