package org.voltide.simulator.station;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.voltide.simulator.car.CarSpec.Tells;
import org.voltide.simulator.device.DeviceModel;
import org.voltide.simulator.device.Key;

/** The {@code ConnectedEV} component: what a car that talks told the station of itself. */
final class ConnectedCar {
  private static final String COMPONENT = "ConnectedEV";

  private ConnectedCar() {}

  static void show(int evseId, DeviceModel model, Supplier<Optional<Visit>> plugged) {
    Supplier<Optional<Visit>> talking =
        () -> plugged.get().filter(visit -> visit.carSpec().tells() != Tells.NOTHING);
    read(evseId, model, "Available", () -> "" + talking.get().isPresent());
    read(evseId, model, "VehicleId", text(talking, visit -> visit.carSpec().id(), ""));
    read(
        evseId,
        model,
        "BatteryCapacity",
        text(talking, visit -> "" + Math.round(visit.carSpec().capacityWh()), "0"));
    read(
        evseId,
        model,
        "StateOfCharge",
        text(talking, visit -> "" + Math.round(visit.car().battery().socPercent()), "0"));
  }

  private static void read(int evseId, DeviceModel model, String variable, Supplier<String> how) {
    model.read(Key.at(evseId, COMPONENT, variable), how);
  }

  private static Supplier<String> text(
      Supplier<Optional<Visit>> talking, Function<Visit, String> what, String otherwise) {
    return () -> talking.get().map(what).orElse(otherwise);
  }
}
