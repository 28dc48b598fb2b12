package org.voltide.csms.energy.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.estimate.Estimate;
import org.voltide.csms.energy.estimate.Habits;
import org.voltide.csms.energy.estimate.PastStay;
import org.voltide.csms.energy.estimate.Progress;
import org.voltide.csms.energy.need.Arrival.DriverWish;
import org.voltide.csms.energy.need.Arrival.KnownVehicle;
import org.voltide.csms.energy.need.Arrival.Outlet;
import org.voltide.csms.energy.need.Arrival.TokenDefaults;
import org.voltide.csms.vehicles.Handling;
import org.voltide.ocpp.message.smartcharging.ACChargingParameters;
import org.voltide.ocpp.message.smartcharging.ChargingNeedsBuilder;
import org.voltide.ocpp.message.smartcharging.DCChargingParametersBuilder;
import org.voltide.ocpp.message.smartcharging.V2XChargingParametersBuilder;
import org.voltide.ocpp.message.type.EnergyTransferMode;

class NeedDerivationTest {

  private static final Instant EVENING = Instant.parse("2026-03-01T18:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-03-02T06:00:00Z");
  private static final Outlet DC = new Outlet(true, 3, 50_000, 40_000);
  private static final Outlet AC = new Outlet(false, 3, 22_000, 0);
  private static final KnownVehicle VAN =
      new KnownVehicle(
          75_000,
          30_000,
          20_000,
          Optional.empty(),
          0,
          0.95,
          0.94,
          15,
          95,
          new BigDecimal("0.03"),
          Handling.ORDINARY,
          OptionalDouble.empty());

  @Test
  void aCarThatSpeaksOfV2xTellsItsWholeWindow() {
    // 60 kWh at 40 %, target 80 %, V2X window 20 to 90 %.
    var v2x =
        V2XChargingParametersBuilder.builder()
            .maxChargePower(30_000.0)
            .maxDischargePower(25_000.0)
            .evTargetEnergyRequest(24_000.0)
            .evMaxEnergyRequest(36_000.0)
            .evMinV2XEnergyRequest(-12_000.0)
            .evMaxV2XEnergyRequest(30_000.0)
            .targetSoC(80)
            .build();
    var needs =
        ChargingNeedsBuilder.builder()
            .requestedEnergyTransfer(EnergyTransferMode.DC_BPT)
            .v2xChargingParameters(v2x)
            .departureTime(MORNING);

    CarNeed need = NeedDerivation.of(arrival(DC).reported(Optional.of(needs.build())).build());

    assertThat(need.capacityWh()).isCloseTo(60_000, within(1e-6));
    assertThat(need.arrivalEnergyWh()).isCloseTo(24_000, within(1e-6));
    assertThat(need.targetSocPercent()).isEqualTo(80);
    assertThat(need.minSocPercent()).isCloseTo(20, within(1e-6));
    assertThat(need.floorSocPercent()).as("its own edge").isCloseTo(20, within(1e-6));
    assertThat(need.maxSocPercent()).isCloseTo(90, within(1e-6));
    assertThat(need.maxChargeW()).isEqualTo(30_000);
    assertThat(need.maxDischargeW()).isEqualTo(25_000);
    assertThat(need.departure()).isEqualTo(MORNING);
    assertThat(need.source()).isEqualTo(NeedSource.CAR);
    assertThat(need.estimated()).isEmpty();
  }

  @Test
  void aCarAboveItsTargetTellsItsCapacityThroughItsStateOfCharge() {
    var v2x =
        V2XChargingParametersBuilder.builder()
            .maxChargePower(30_000.0)
            .evTargetEnergyRequest(0.0)
            .evMaxEnergyRequest(6_000.0)
            .targetSoC(80)
            .build();
    var needs =
        ChargingNeedsBuilder.builder()
            .requestedEnergyTransfer(EnergyTransferMode.DC)
            .v2xChargingParameters(v2x);

    CarNeed need =
        NeedDerivation.of(
            arrival(DC)
                .socPercent(OptionalDouble.of(90))
                .reported(Optional.of(needs.build()))
                .build());

    assertThat(need.capacityWh()).isCloseTo(60_000, within(1e-6));
    assertThat(need.arrivalEnergyWh()).isCloseTo(54_000, within(1e-6));
  }

  @Test
  void aCapacityOfZeroIsUnknown() {
    var dc =
        DCChargingParametersBuilder.builder()
            .evMaxCurrent(100)
            .evMaxVoltage(400)
            .evEnergyCapacity(0.0)
            .stateOfCharge(50)
            .build();
    var v2x = V2XChargingParametersBuilder.builder().evMaxEnergyRequest(0.0).build();
    var needs =
        ChargingNeedsBuilder.builder().requestedEnergyTransfer(EnergyTransferMode.DC).build();
    Arrival olderCar =
        arrival(DC)
            .reported(
                Optional.of(ChargingNeedsBuilder.builder(needs).dcChargingParameters(dc).build()))
            .vehicle(Optional.of(VAN))
            .build();
    Arrival fullCar =
        arrival(DC)
            .reported(
                Optional.of(ChargingNeedsBuilder.builder(needs).v2xChargingParameters(v2x).build()))
            .socPercent(OptionalDouble.of(90))
            .build();

    assertThat(NeedDerivation.of(olderCar).capacityWh()).isEqualTo(75_000);
    assertThat(NeedDerivation.of(olderCar).arrivalEnergyWh()).isEqualTo(37_500);
    assertThat(NeedDerivation.of(fullCar).capacityWh()).isEqualTo(60_000);
    assertThat(NeedDerivation.of(fullCar).estimated()).contains("capacityWh");
  }

  @Test
  void whatWasChargedBeforeTheReportWasNotThereAtArrival() {
    var dc =
        DCChargingParametersBuilder.builder()
            .evMaxCurrent(100)
            .evMaxVoltage(400)
            .evEnergyCapacity(50_000.0)
            .stateOfCharge(50)
            .energyAmount(15_000.0)
            .build();
    var needs =
        ChargingNeedsBuilder.builder()
            .requestedEnergyTransfer(EnergyTransferMode.DC)
            .dcChargingParameters(dc)
            .build();

    CarNeed need =
        NeedDerivation.of(arrival(DC).reported(Optional.of(needs)).gainedWh(5_000).build());

    assertThat(need.arrivalEnergyWh()).isCloseTo(20_000, within(1e-6));
    assertThat(need.targetSocPercent()).isCloseTo(80, within(1e-6));
    assertThat(need.maxChargeW()).isEqualTo(40_000);
    assertThat(need.estimated()).contains("departure").doesNotContain("capacityWh");
  }

  @Test
  void anAcCarAsksAtThePlugAndHasAMinimum() {
    var ac = new ACChargingParameters(10_000, 6, 16, 230, null);
    var needs =
        ChargingNeedsBuilder.builder()
            .requestedEnergyTransfer(EnergyTransferMode.AC_single_phase)
            .acChargingParameters(ac)
            .build();

    CarNeed need =
        NeedDerivation.of(
            arrival(AC).reported(Optional.of(needs)).vehicle(Optional.of(VAN)).build());

    assertThat(need.maxChargeW()).isEqualTo(3_680);
    assertThat(need.minChargeW()).isEqualTo(1_380);
    assertThat(need.capacityWh()).isEqualTo(75_000);
    assertThat(need.targetWh() - need.arrivalEnergyWh()).isCloseTo(9_500, within(1e-6));
  }

  @Test
  void theVehicleRecordSpeaksForACarThatDoesNot() {
    CarNeed need =
        NeedDerivation.of(
            arrival(DC).socPercent(OptionalDouble.of(40)).vehicle(Optional.of(VAN)).build());

    assertThat(need.source()).isEqualTo(NeedSource.VEHICLE);
    assertThat(need.arrivalEnergyWh()).isEqualTo(30_000);
    assertThat(need.maxChargeW()).isEqualTo(30_000);
    assertThat(need.maxDischargeW()).isEqualTo(20_000);
    assertThat(need.minSocPercent()).isEqualTo(15);
    assertThat(need.wearPerKwh()).isEqualByComparingTo("0.03");
    assertThat(need.estimated())
        .containsExactlyInAnyOrder("targetSocPercent", "departure", "floorSocPercent");
  }

  @Test
  void aBatteryOfWhichNobodySaysMoreIsUsedBetweenTwentyAndEightyAndNotSoldBelowThirty() {
    CarNeed need = NeedDerivation.of(arrival(DC).build());

    assertThat(need.minSocPercent()).isEqualTo(20);
    assertThat(need.floorSocPercent()).isEqualTo(30);
    assertThat(need.maxSocPercent()).isEqualTo(80);
    assertThat(need.estimated()).contains("minSocPercent", "floorSocPercent", "maxSocPercent");
  }

  @Test
  void aHigherTargetLeavesTheWindowAsItIs() {
    DriverWish trip =
        new DriverWish(OptionalDouble.of(95), Optional.empty(), false, OptionalDouble.empty());
    CarNeed need = NeedDerivation.of(arrival(DC).wish(Optional.of(trip)).build());

    assertThat(need.targetSocPercent()).isEqualTo(95);
    assertThat(need.maxSocPercent()).isEqualTo(80);
  }

  @Test
  void theDriversFloorCountsBeforeTheVehiclesAndNeitherBelowTheWindow() {
    DriverWish wish =
        new DriverWish(OptionalDouble.empty(), Optional.empty(), false, OptionalDouble.of(55));
    DriverWish deep =
        new DriverWish(OptionalDouble.empty(), Optional.empty(), false, OptionalDouble.of(5));
    Arrival own = arrival(DC).vehicle(Optional.of(withFloor(40))).build();

    assertThat(NeedDerivation.of(own).floorSocPercent()).isEqualTo(40);
    assertThat(NeedDerivation.of(own).estimated()).doesNotContain("floorSocPercent");
    assertThat(floorOf(own, wish)).isEqualTo(55);
    assertThat(floorOf(own, deep)).as("the van's window").isEqualTo(15);
  }

  private static double floorOf(Arrival arrival, DriverWish wish) {
    return NeedDerivation.of(ArrivalBuilder.builder(arrival).wish(Optional.of(wish)).build())
        .floorSocPercent();
  }

  private static KnownVehicle withFloor(double percent) {
    return new KnownVehicle(
        VAN.capacityWh(),
        VAN.maxChargeW(),
        VAN.maxDischargeW(),
        VAN.phases(),
        VAN.minChargeW(),
        VAN.chargeEfficiency(),
        VAN.dischargeEfficiency(),
        VAN.minSocPercent(),
        VAN.maxSocPercent(),
        VAN.wearPerKwh(),
        new Handling(null, null, null, null, null, null, null, percent),
        VAN.mayGiveWh());
  }

  @Test
  void theTokenSaysWhenItsHolderUsuallyLeavesInLocalTime() {
    Arrival late =
        arrival(AC)
            .zone(ZoneId.of("Europe/Berlin"))
            .token(Optional.of(token(LocalTime.of(7, 30), true)))
            .build();
    Arrival early =
        ArrivalBuilder.builder(late).startedAt(Instant.parse("2026-03-01T05:00:00Z")).build();

    assertThat(NeedDerivation.of(late).departure()).isEqualTo("2026-03-02T06:30:00Z");
    assertThat(NeedDerivation.of(early).departure()).isEqualTo("2026-03-01T06:30:00Z");
    assertThat(NeedDerivation.of(late).targetSocPercent()).isEqualTo(70);
    assertThat(NeedDerivation.of(late).source()).isEqualTo(NeedSource.TOKEN);
  }

  @Test
  void aTokenThatMayNotSupplyTheGridNeverDischarges() {
    Arrival arrival =
        arrival(DC)
            .vehicle(Optional.of(VAN))
            .token(Optional.of(token(LocalTime.of(7, 30), false)))
            .build();

    assertThat(NeedDerivation.of(arrival).maxDischargeW()).isZero();
  }

  @Test
  void theDriversWordCountsMost() {
    Instant soon = EVENING.plusSeconds(7_200);
    var wish =
        new DriverWish(OptionalDouble.of(95), Optional.of(soon), true, OptionalDouble.empty());

    CarNeed need =
        NeedDerivation.of(
            arrival(DC)
                .vehicle(Optional.of(VAN))
                .token(Optional.of(token(LocalTime.of(7, 30), true)))
                .wish(Optional.of(wish))
                .build());

    assertThat(need.targetSocPercent()).isEqualTo(95);
    assertThat(need.maxSocPercent()).isGreaterThanOrEqualTo(95);
    assertThat(need.departure()).isEqualTo(soon);
    assertThat(need.chargeNow()).isTrue();
    assertThat(need.source()).isEqualTo(NeedSource.DRIVER);
  }

  @Test
  void anEnergyThatIsWishedIsPlannedWhateverTheBattery() {
    for (Arrival car :
        List.of(
            arrival(AC).build(),
            arrival(AC).vehicle(Optional.of(VAN)).build(),
            arrival(DC).socPercent(OptionalDouble.of(30)).build())) {
      for (double kWh : new double[] {0, 10, 40}) {
        CarNeed need = NeedDerivation.of(wishing(car, OptionalDouble.empty(), kWh, true));
        assertThat(need.targetWh() - need.arrivalEnergyWh())
            .isCloseTo(1_000 * kWh * need.chargeEfficiency(), within(1.0));
      }
    }
    CarNeed truck =
        NeedDerivation.of(wishing(arrival(AC).build(), OptionalDouble.empty(), 200, true));
    assertThat(truck.targetWh() - truck.arrivalEnergyWh()).isCloseTo(186_000, within(1.0));
    Arrival target = wishing(arrival(AC).build(), OptionalDouble.of(90), 10, true);
    assertThat(NeedDerivation.of(target).targetSocPercent()).as("counts first").isEqualTo(90);
  }

  @Test
  void theTokenOrTheDriverMayForbidDischarging() {
    Arrival van = arrival(DC).vehicle(Optional.of(VAN)).build();
    assertThat(discharge(van, true)).isPositive();
    assertThat(discharge(van, false)).isZero();
    Arrival kept =
        ArrivalBuilder.builder(van).token(Optional.of(token(LocalTime.of(7, 30), false))).build();
    assertThat(discharge(kept, true)).as("its token forbids").isZero();
  }

  private static double discharge(Arrival arrival, boolean allowed) {
    return NeedDerivation.of(wishing(arrival, OptionalDouble.empty(), 10, allowed)).maxDischargeW();
  }

  private static Arrival wishing(
      Arrival arrival, OptionalDouble target, double kWh, boolean mayDischarge) {
    DriverWish wish =
        new DriverWish(
            target,
            Optional.empty(),
            false,
            OptionalDouble.empty(),
            OptionalDouble.of(1_000 * kWh),
            Optional.of(mayDischarge));
    return ArrivalBuilder.builder(arrival).wish(Optional.of(wish)).build();
  }

  @Test
  void aCarNobodyKnowsIsEstimatedAndMarkedAndDoesNotDischarge() {
    CarNeed need = NeedDerivation.of(arrival(AC).build());

    assertThat(need.source()).isEqualTo(NeedSource.ESTIMATE);
    assertThat(need.estimated())
        .contains("capacityWh", "energyWh", "targetSocPercent", "departure", "maxChargeW");
    assertThat(need.maxDischargeW()).isZero();
    assertThat(need.minChargeW()).isEqualTo(4_140);
    assertThat(need.targetWh()).isGreaterThan(need.arrivalEnergyWh());
    assertThat(need.departure()).isAfter(EVENING);
  }

  @Test
  void aCarThatAsksForMoreThanAnyUsualBatteryHasABiggerOne() {
    var ac = new ACChargingParameters(90_000, 6, 32, 230, null);
    var needs =
        ChargingNeedsBuilder.builder()
            .requestedEnergyTransfer(EnergyTransferMode.AC_three_phase)
            .acChargingParameters(ac)
            .build();

    CarNeed need = NeedDerivation.of(arrival(AC).reported(Optional.of(needs)).build());

    assertThat(need.targetWh() - need.arrivalEnergyWh()).isCloseTo(83_700, within(1.0));
  }

  @Test
  void aCarNobodyKnowsNeedsWhatItNeededBefore() {
    CarNeed need = NeedDerivation.of(arrival(AC).habits(nightsOf(10_000, 7_400)).build());

    assertThat(need.source()).isEqualTo(NeedSource.HISTORY);
    assertThat(need.targetWh() - need.arrivalEnergyWh())
        .isCloseTo(10_000 * need.chargeEfficiency(), within(1e-6));
    assertThat(need.departure()).isEqualTo(EVENING.plus(Duration.ofHours(12)));
    assertThat(need.maxChargeW()).isEqualTo(7_400);
    assertThat(need.estimates())
        .extracting(Estimate::field)
        .containsExactlyInAnyOrder(
            Estimate.Field.CAPACITY_WH,
            Estimate.Field.TAKEN_WH,
            Estimate.Field.STAY_HOURS,
            Estimate.Field.MAX_CHARGE_W);
    assertThat(need.estimated()).contains("energyWh", "departure", "maxChargeW");
  }

  @Test
  void whatIsToldCountsBeforeHabits() {
    Arrival arrival =
        arrival(AC)
            .habits(nightsOf(10_000, 7_400))
            .vehicle(Optional.of(VAN))
            .socPercent(OptionalDouble.of(40))
            .wish(
                Optional.of(
                    new DriverWish(
                        OptionalDouble.of(90),
                        Optional.of(MORNING),
                        false,
                        OptionalDouble.empty())))
            .build();
    CarNeed need = NeedDerivation.of(arrival);

    assertThat(need.source()).isEqualTo(NeedSource.DRIVER);
    assertThat(need.arrivalEnergyWh()).isEqualTo(30_000);
    assertThat(need.departure()).isEqualTo(MORNING);
    assertThat(need.estimates()).isEmpty();
  }

  @Test
  void aCarThatGoesOnTakingNeedsMoreUntilItRefuses() {
    Habits usual = nightsOf(10_000, 7_400);
    CarNeed takes =
        NeedDerivation.of(arrival(AC).habits(usual).progress(taken(60_000, false)).build());
    CarNeed refuses =
        NeedDerivation.of(arrival(AC).habits(usual).progress(taken(4_000, true)).build());

    double gained = 60_000 * takes.chargeEfficiency();
    assertThat(takes.targetWh() - takes.arrivalEnergyWh()).isGreaterThan(gained * 1.1);
    assertThat(takes.capacityWh()).isGreaterThan(gained);
    assertThat(refuses.arrivalEnergyWh() + 4_000 * refuses.chargeEfficiency())
        .isCloseTo(refuses.targetWh(), within(1e-6));
  }

  private static Progress taken(double wh, boolean refuses) {
    return new Progress(wh, refuses, 0, Double.POSITIVE_INFINITY);
  }

  private static Habits nightsOf(double wh, double powerW) {
    return new Habits(
        Estimate.Source.TOKEN_STAYS,
        IntStream.rangeClosed(1, 5)
            .mapToObj(
                days -> {
                  Instant start = EVENING.minus(Duration.ofDays(days));
                  return new PastStay(
                      start, start.plus(Duration.ofHours(12)), wh, powerW, OptionalDouble.empty());
                })
            .toList());
  }

  private static ArrivalBuilder arrival(Outlet outlet) {
    return ArrivalBuilder.builder()
        .startedAt(EVENING)
        .zone(ZoneId.of("UTC"))
        .socPercent(OptionalDouble.empty())
        .outlet(outlet)
        .vehicle(Optional.empty())
        .token(Optional.empty())
        .reported(Optional.empty())
        .wish(Optional.empty())
        .habits(Habits.NONE)
        .progress(Progress.NONE);
  }

  private static TokenDefaults token(LocalTime departure, boolean maySupplyGrid) {
    return new TokenDefaults(OptionalDouble.of(70), Optional.of(departure), maySupplyGrid);
  }
}
