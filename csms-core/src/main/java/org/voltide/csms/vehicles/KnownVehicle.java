package org.voltide.csms.vehicles;

import jakarta.persistence.Entity;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** View {@code known_vehicle}: a vehicle with what its model says of it. */
@Entity
@Immutable
class KnownVehicle extends Described {

  @Nullable UUID modelId;

  @Override
  Optional<UUID> model() {
    return Optional.ofNullable(modelId);
  }
}
