package org.voltide.csms.vehicles;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.voltide.csms.platform.Problem;

/** Keeps the vehicles. */
@ApplicationScoped
class Vehicles extends Registry<Vehicle> {

  Vehicles() {
    super(Vehicle.class, "vehicle");
  }

  @Override
  Vehicle blank() {
    return new Vehicle();
  }

  @Override
  Function<Vehicle, VehicleView> views(List<Vehicle> stored) {
    List<UUID> ids =
        stored.stream().filter(each -> each.modelId != null).map(each -> each.id).toList();
    Map<UUID, VehicleFields> known =
        entities
            .createQuery("from KnownVehicle where id in :ids", KnownVehicle.class)
            .setParameterList("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(each -> each.id, KnownVehicle::fields));
    return vehicle -> {
      VehicleFields own = vehicle.fields();
      return Optional.ofNullable(known.get(vehicle.id))
          .map(all -> new VehicleView(vehicle.id, all, own))
          .orElseGet(() -> new VehicleView(vehicle.id, own, null));
    };
  }

  @Override
  VehicleFields checked(UUID id, VehicleFields said) {
    VehicleFields checked = said.modelId() == null ? said.whole() : said;
    if (said.modelId() != null && entities.find(VehicleModel.class, said.modelId()) == null) {
      throw Problem.invalid("/modelId", "There is no such model.");
    }
    checked.demandWindow();
    return checked;
  }
}
