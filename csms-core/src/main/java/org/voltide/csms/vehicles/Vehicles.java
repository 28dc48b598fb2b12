package org.voltide.csms.vehicles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;

/** Keeps the vehicles. Every method is one transaction. */
@ApplicationScoped
@Transactional
class Vehicles {

  @Inject Session entities;
  @Inject Clock clock;

  Page<VehicleView> list(PageQuery page) {
    List<Vehicle> rows =
        entities
            .createQuery("from Vehicle where id > :after order by id", Vehicle.class)
            .setParameter("after", page.afterId().orElse(new UUID(0, 0)))
            .setMaxResults(page.rows())
            .getResultList();
    return Page.of(rows, page, vehicle -> List.of(vehicle.id.toString())).map(VehicleView::of);
  }

  VehicleView create(VehicleFields fields) {
    Vehicle vehicle = new Vehicle();
    vehicle.id = UUID.randomUUID();
    vehicle.createdAt = clock.instant();
    set(vehicle, fields);
    entities.persist(vehicle);
    return VehicleView.of(vehicle);
  }

  VehicleView read(UUID id) {
    return VehicleView.of(demand(id));
  }

  VehicleFields fields(UUID id) {
    return demand(id).fields();
  }

  VehicleView change(UUID id, VehicleFields fields) {
    Vehicle vehicle = demand(id);
    set(vehicle, fields);
    return VehicleView.of(vehicle);
  }

  void delete(UUID id) {
    entities.remove(demand(id));
  }

  private static void set(Vehicle vehicle, VehicleFields fields) {
    if (fields.leastSocPercent() >= fields.mostSocPercent()) {
      throw Problem.invalid("/minSocPercent", "must be below maxSocPercent");
    }
    vehicle.set(fields);
  }

  private Vehicle demand(UUID id) {
    return Optional.ofNullable(entities.find(Vehicle.class, id))
        .orElseThrow(() -> Problem.notFound("vehicle", id));
  }
}
