package org.voltide.csms.vehicles;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle or a model as the API shows it.
 *
 * @param known all that is known of it
 * @param own what is said of the vehicle itself, where it has a model; the rest is the model's
 */
record VehicleView(UUID id, @JsonUnwrapped VehicleFields known, @Nullable VehicleFields own) {}
