package org.voltide.csms.vehicles;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.voltide.csms.platform.Problem;

/** Keeps the models of vehicles. */
@ApplicationScoped
class VehicleModels extends Registry<VehicleModel> {

  private static final String NAMESAKES =
      """
      select count(*) > 0 from VehicleModel
       where lower(manufacturer) = lower(:manufacturer) and lower(name) = lower(:name)
         and id <> :id
      """;

  VehicleModels() {
    super(VehicleModel.class, "vehicle model");
  }

  @Override
  VehicleModel blank() {
    return new VehicleModel();
  }

  @Override
  Function<VehicleModel, VehicleView> views(List<VehicleModel> stored) {
    return model -> new VehicleView(model.id, model.fields(), null);
  }

  @Override
  VehicleFields checked(UUID id, VehicleFields said) {
    if (said.manufacturer() == null) {
      throw Problem.invalid("/manufacturer", "A model has one.");
    }
    if (said.modelId() != null) {
      throw Problem.invalid("/modelId", "A model is of no other model.");
    }
    VehicleFields whole = said.whole();
    whole.demandWindow();
    boolean taken =
        entities
            .createQuery(NAMESAKES, Boolean.class)
            .setParameter("manufacturer", said.manufacturer())
            .setParameter("name", said.name())
            .setParameter("id", id)
            .getSingleResult();
    if (taken) {
      throw Problem.conflict(
          "There is already a model %s %s.".formatted(said.manufacturer(), said.name()));
    }
    return whole;
  }

  /** Vehicles of a model would be left without capacity and power. */
  @Override
  void delete(UUID id) {
    boolean used =
        entities
            .createQuery("select count(*) > 0 from Vehicle where modelId = :id", Boolean.class)
            .setParameter("id", id)
            .getSingleResult();
    if (used) {
      throw Problem.conflict("There are vehicles of this model.");
    }
    super.delete(id);
  }
}
