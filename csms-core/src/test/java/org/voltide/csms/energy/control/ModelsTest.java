package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.ledger.Entered;
import org.voltide.csms.energy.need.Arrival;
import org.voltide.csms.energy.need.Arrival.KnownVehicle;
import org.voltide.csms.energy.warranty.WarrantyStore;

/** What planning knows of a vehicle by its model. */
class ModelsTest {

  private final ControlWorld world = new ControlWorld();
  private final UUID model = UUID.randomUUID();
  private UUID session = UUID.randomUUID();

  private Arrival arrivalOfAVanAt(String current) {
    world.station("cs-1", true);
    world.database.update("update evse set current_type = ?", current);
    session = world.arrive("cs-1");
    world.database.update(
        """
        insert into vehicle_model (id, manufacturer, name, capacity_wh, max_charge_w,
               max_dc_charge_w, max_discharge_w, phases, min_charge_w, charge_efficiency,
               discharge_efficiency, min_soc_percent, max_soc_percent, wear_per_kwh, created_at)
        values (?, 'Acme', 'Van', 50000, 7400, 25000, 5000, 1, 1400, 0.9, 0.9, 20, 90, 0.03, now())
        """,
        model);
    world.database.update(
        """
        update vehicle
           set model_id = ?, capacity_wh = null, max_charge_w = null, max_discharge_w = null,
               charge_efficiency = null, min_soc_percent = 40
        """,
        model);
    return world.reader.session(session).orElseThrow().arrival();
  }

  @Test
  void powersAreThoseOfTheKindOfCurrentThatFlows() {
    Arrival dc = arrivalOfAVanAt("DC");
    KnownVehicle van = dc.vehicle().orElseThrow();
    assertThat(van.capacityWh()).isEqualTo(50_000);
    assertThat(van.maxChargeW()).isEqualTo(25_000);
    assertThat(van.maxDischargeW()).as("nothing is said of DC").isEqualTo(5_000);
    assertThat(van.minSocPercent()).as("its own").isEqualTo(40);
    assertThat(van.chargeEfficiency()).isEqualTo(0.9);
    assertThat(dc.outlet().maxChargeW()).isEqualTo(30_000);
  }

  @Test
  void aCarOnOnePhaseTakesAThirdOfWhatThreeGive() {
    Arrival ac = arrivalOfAVanAt("AC");
    assertThat(ac.vehicle().orElseThrow().maxChargeW()).isEqualTo(7_400);
    assertThat(ac.outlet().phases()).isEqualTo(1);
    assertThat(ac.outlet().maxChargeW()).isCloseTo(10_000, within(1e-6));
  }

  @Test
  void aBudgetPerYearForgetsWhatWasGivenBefore() {
    arrivalOfAVanAt("DC");
    UUID vehicle = vehicle();
    Instant now = world.clock.instant();
    world.ledgers.record(
        session,
        List.of(
            Entered.given(now.minus(Duration.ofDays(400)), 3_000, vehicle),
            Entered.given(now.minus(Duration.ofDays(300)), 1_000, vehicle)),
        now);
    world.database.update("insert into model_warranty values (?, 5000, null, null, 'YEAR')", model);
    UUID later = UUID.randomUUID();
    WarrantyStore warranties = new WarrantyStore(world.database, world.clock);
    assertThat(warranties.mayGiveWh(vehicle, later)).hasValue(4_000);
    world.database.update("update model_warranty set per = 'LIFE'");
    assertThat(warranties.mayGiveWh(vehicle, later)).hasValue(1_000);
    world.database.update("insert into vehicle_warranty values (?, 4500)", vehicle);
    assertThat(warranties.mayGiveWh(vehicle, later)).as("its own").hasValue(500);
  }

  private UUID vehicle() {
    return world.database.query("select id from vehicle", row -> row.id("id")).getFirst();
  }
}
