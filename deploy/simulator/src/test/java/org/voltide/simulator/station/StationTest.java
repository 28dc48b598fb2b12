package org.voltide.simulator.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;
import org.voltide.simulator.FakeCsms;
import org.voltide.simulator.car.Car;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.car.CarSpec.Tells;
import org.voltide.simulator.contracts.Contracts;
import org.voltide.simulator.contracts.Provisioning;

/** A station's transactions, and how it obeys profiles. */
class StationTest {
  private Bench bench = new Bench(Bench.dc());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void bootsThenTellsItsStatus() {
    assertThat(bench.csms().calls())
        .extracting(FakeCsms.Call::action)
        .startsWith("BootNotification", "StatusNotification");
    assertThat(bench.csms().calls("StatusNotification").getFirst().get("connectorStatus").asText())
        .isEqualTo("Available");
  }

  @Test
  void aPendingStationAsksAgainBeforeAnythingElse() {
    bench.close();
    var csms = new FakeCsms();
    csms.answer(
        "BootNotification",
        """
        {"currentTime":"2026-03-01T12:00:00Z","interval":120,"status":"Pending"}\
        """);
    bench = new Bench(Bench.dc(), csms);
    bench.plugIn(50);
    bench.pass(Duration.ofSeconds(119));
    assertThat(csms.calls()).extracting(FakeCsms.Call::action).containsOnly("BootNotification");

    csms.answer(
        "BootNotification",
        """
        {"currentTime":"2026-03-01T12:00:00Z","interval":120,"status":"Accepted"}\
        """);
    bench.pass(Duration.ofMinutes(2));

    assertThat(events("Started")).hasSize(1);
  }

  @Test
  void aCarWithAContractShowsItsChainInsteadOfACard() {
    var car =
        new CarSpec(
            "car-1",
            60_000,
            30_000,
            30_000,
            3,
            20,
            90,
            OptionalDouble.empty(),
            CarSpec.Tells.EVERYTHING,
            false,
            false,
            CarSpec.Contract.BUILT_IN);
    var contracts = new Contracts(Optional.empty(), Map.of(car.token(), "PEM"));
    bench.close();
    bench = new Bench(Bench.dc(), new FakeCsms(), Bench.ANSWER, contracts, Provisioning.none());
    bench.plugIn(new Visit(new Car(car, 50), Bench.NOON, Bench.NOON.plus(Duration.ofHours(6)), 80));

    JsonNode asked = bench.csms().calls("Authorize").getFirst();
    assertThat(asked.at("/idToken/type").asText()).isEqualTo("eMAID");
    assertThat(asked.at("/idToken/idToken").asText()).isEqualTo(car.token());
    assertThat(asked.path("certificate").asText()).isEqualTo("PEM");
    assertThat(events("Started")).hasSize(1);
  }

  @Test
  void aTransactionRunsFromAuthorizeToEndedWithoutAGap() {
    Visit visit = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(10));
    bench.unplug(visit);

    List<JsonNode> events = bench.csms().calls("TransactionEvent");
    assertThat(bench.csms().calls("Authorize")).hasSize(1);
    assertThat(events.getFirst().get("eventType").asText()).isEqualTo("Started");
    assertThat(events.getFirst().at("/idToken/idToken").asText()).isEqualTo("car-1");
    assertThat(events.getLast().get("eventType").asText()).isEqualTo("Ended");
    assertThat(events.getLast().at("/transactionInfo/stoppedReason").asText())
        .isEqualTo("EVDisconnected");
    assertThat(events.stream().map(e -> e.get("seqNo").asInt()))
        .containsExactlyElementsOf(IntStream.range(0, events.size()).boxed().toList());
    assertThat(
            events.stream()
                .filter(e -> e.get("triggerReason").asText().equals("MeterValuePeriodic")))
        .hasSize(10);
  }

  @Test
  void theMeterAgreesWithTheBattery() {
    Visit visit = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(20));
    profile("[{\"startPeriod\":0,\"operationMode\":\"CentralSetpoint\",\"setpoint\":-12000}]");
    bench.pass(Duration.ofMinutes(30));
    bench.unplug(visit);

    JsonNode last = events("Ended").getFirst();
    assertThat(measured(last, "Energy.Active.Import.Register")).isCloseTo(10_000, within(1.0));
    assertThat(measured(last, "Energy.Active.Export.Register")).isCloseTo(6_000, within(1.0));
    assertThat(visit.inWh()).isCloseTo(10_000, within(1.0));
    assertThat(visit.batteryGainWh()).isCloseTo(10_000 * 0.93 - 6_000 / 0.93, within(2.0));
    assertThat(measured(last, "SoC")).isCloseTo(visit.car().battery().socPercent(), within(0.01));
  }

  @Test
  void periodsBeginExactlyOnTime() {
    bench.plugIn(30);
    profile(
        "[{\"startPeriod\":0,\"limit\":0},{\"startPeriod\":97,\"limit\":20000},"
            + "{\"startPeriod\":1000,\"limit\":0}]");
    bench.pass(Duration.ofMinutes(20));

    JsonNode last = bench.csms().calls("TransactionEvent").getLast();
    assertThat(measured(last, "Energy.Active.Import.Register"))
        .isCloseTo(20_000 * 903 / 3600.0, within(0.01));
    assertThat(events("Updated").stream().map(e -> e.get("timestamp").asText()))
        .contains("2026-03-01T12:01:37Z", "2026-03-01T12:16:40Z");
  }

  @Test
  void aFullCarSuspendsAndThatIsTold() {
    Visit visit = bench.plugIn(98);
    bench.pass(Duration.ofHours(1));

    assertThat(visit.car().battery().socPercent()).isEqualTo(100);
    JsonNode last = bench.csms().calls("TransactionEvent").getLast();
    assertThat(last.at("/transactionInfo/chargingState").asText()).isEqualTo("SuspendedEV");
    assertThat(measured(last, "Power.Active.Import")).isZero();
  }

  @Test
  void aCarThatTellsItsNeedsWaitsForItsProfile() {
    Visit visit = bench.visit(50, Tells.EVERYTHING);
    bench.plugIn(visit);
    bench.pass(Duration.ofSeconds(30));
    assertThat(visit.inWh()).isZero();

    JsonNode needs = bench.csms().calls("NotifyEVChargingNeeds").getFirst().get("chargingNeeds");
    assertThat(needs.get("requestedEnergyTransfer").asText()).isEqualTo("DC_BPT");
    assertThat(needs.get("departureTime").asText()).isEqualTo("2026-03-01T18:00:00Z");
    JsonNode v2x = needs.get("v2xChargingParameters");
    assertThat(v2x.get("targetSoC").asInt()).isEqualTo(80);
    assertThat(v2x.get("evTargetEnergyRequest").asDouble()).isEqualTo(18_000);
    assertThat(v2x.get("evMinV2XEnergyRequest").asDouble()).isEqualTo(-18_000);
    assertThat(v2x.get("maxDischargePower").asDouble()).isEqualTo(30_000);

    profile("[{\"startPeriod\":0,\"operationMode\":\"CentralSetpoint\",\"setpoint\":6000}]");
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.inWh()).isCloseTo(1_000, within(1.0));
    assertThat(last("Updated").at("/transactionInfo/operationMode").asText())
        .isEqualTo("CentralSetpoint");
  }

  @Test
  void aCarWhoseNeedsAreRejectedMayNotCharge() {
    bench.csms().answer("NotifyEVChargingNeeds", "{\"status\":\"Rejected\"}");

    bench.plugIn(bench.visit(50, Tells.EVERYTHING));

    assertThat(events("Ended").getFirst().at("/transactionInfo/stoppedReason").asText())
        .isEqualTo("ReqEnergyTransferRejected");
  }

  @Test
  void withoutAProfileItChargesAfterAWhile() {
    Visit visit = bench.visit(50, Tells.EVERYTHING);
    bench.csms().answer("NotifyEVChargingNeeds", "{\"status\":\"NoChargingProfile\"}");
    bench.plugIn(visit);
    bench.pass(Duration.ofMinutes(1));

    assertThat(visit.inWh()).isCloseTo(500, within(1.0));
  }

  @Test
  void anUnknownTokenDoesNotCharge() {
    bench.csms().answer("Authorize", "{\"idTokenInfo\":{\"status\":\"Invalid\"}}");
    Visit visit = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(5));

    assertThat(visit.inWh()).isZero();
    assertThat(bench.csms().calls("TransactionEvent")).isEmpty();
  }

  @Test
  void aTokenRefusedAfterwardsEndsTheTransaction() {
    bench
        .csms()
        .answer(
            "TransactionEvent",
            call ->
                FakeCsms.parse(
                    call.payload().has("idToken")
                        ? "{\"idTokenInfo\":{\"status\":\"Blocked\"}}"
                        : "{}"));
    bench.plugIn(50);

    assertThat(events("Ended").getFirst().at("/transactionInfo/stoppedReason").asText())
        .isEqualTo("DeAuthorized");
  }

  @Test
  void anAcStationOffersNothingRatherThanLessThanSixAmps() {
    restart(Bench.ac());
    Visit visit = bench.plugIn(50);
    profile("[{\"startPeriod\":0,\"limit\":4000},{\"startPeriod\":600,\"limit\":4200}]");
    double before = visit.inWh();
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.inWh()).isEqualTo(before);

    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.inWh() - before).isCloseTo(700, within(1.0));
  }

  @Test
  void anOlderStationTellsOlderNeedsAndNoNewFields() {
    restart(Bench.old());
    bench.plugIn(bench.visit(50, Tells.EVERYTHING));

    JsonNode request = bench.csms().calls("NotifyEVChargingNeeds").getFirst();
    assertThat(request.has("timestamp")).isFalse();
    JsonNode needs = request.get("chargingNeeds");
    assertThat(needs.get("requestedEnergyTransfer").asText()).isEqualTo("DC");
    assertThat(needs.has("v2xChargingParameters")).isFalse();
    assertThat(needs.at("/dcChargingParameters/energyAmount").asInt()).isEqualTo(18_000);
    assertThat(needs.at("/dcChargingParameters/stateOfCharge").asInt()).isEqualTo(50);
  }

  @Test
  void anOlderStationMayTakeANegativeLimit() {
    restart(Bench.old());
    Visit visit = bench.plugIn(60);
    profile("[{\"startPeriod\":0,\"limit\":-12000}]");
    double before = visit.outWh();
    bench.pass(Duration.ofMinutes(10));

    assertThat(visit.outWh() - before).isCloseTo(2_000, within(1.0));
    assertThat(last("Updated").get("transactionInfo").has("operationMode")).isFalse();
  }

  @Test
  void whatCannotBeSaidIsKeptAndSaidInOrderAfterwards() {
    Visit visit = bench.plugIn(50);
    bench.csms().reachable(false);
    bench.csms().drop();
    bench.settle();
    int said = bench.csms().calls("TransactionEvent").size();
    bench.pass(Duration.ofMinutes(5));
    bench.unplug(visit);
    assertThat(bench.csms().calls("TransactionEvent")).hasSize(said);
    bench.csms().reachable(true);

    await().until(bench.station()::toldEverything);
    List<JsonNode> events = bench.csms().calls("TransactionEvent");
    assertThat(events.stream().map(e -> e.get("seqNo").asInt())).isSorted().doesNotHaveDuplicates();
    assertThat(events.subList(said, events.size())).allMatch(e -> e.get("offline").asBoolean());
    assertThat(events.getLast().get("eventType").asText()).isEqualTo("Ended");
    assertThat(bench.csms().calls("BootNotification")).hasSize(1);
  }

  @Test
  void startsOfflineWhenNobodyCanBeAsked() {
    bench.csms().reachable(false);
    bench.csms().drop();
    bench.settle();
    Visit visit = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(2));
    assertThat(visit.inWh()).isPositive();
    bench.csms().reachable(true);

    await().until(bench.station()::toldEverything);
    assertThat(events("Started").getFirst().get("offline").asBoolean()).isTrue();
  }

  @Test
  void aMessageRefusedAgainAndAgainIsDroppedAndTheNextOneSent() {
    bench
        .csms()
        .answer(
            "TransactionEvent",
            call ->
                call.payload().get("seqNo").asInt() == 1
                    ? FakeCsms.parse("[4,\"{id}\",\"InternalError\",\"no\",{}]")
                    : FakeCsms.parse("{}"));
    bench.plugIn(50);
    bench.pass(Duration.ofMinutes(2));

    await().until(bench.station()::toldEverything);
    assertThat(
            bench.csms().calls("TransactionEvent").stream()
                .filter(e -> e.get("seqNo").asInt() == 1))
        .hasSize(3);
    assertThat(bench.station().line().dropped()).isEqualTo(1);
    assertThat(bench.csms().calls("TransactionEvent").getLast().get("seqNo").asInt())
        .isGreaterThan(1);
  }

  private void restart(StationSpec spec) {
    bench.close();
    bench = new Bench(spec);
  }

  /** A TxProfile that begins now. */
  private void profile(String periods) {
    String transaction = events("Started").getLast().at("/transactionInfo/transactionId").asText();
    String json =
        """
        {"evseId":1,"chargingProfile":{"id":1,"stackLevel":0,"chargingProfilePurpose":"TxProfile",
        "chargingProfileKind":"Relative","transactionId":"%s","chargingSchedule":[{"id":1,
        "chargingRateUnit":"W","chargingSchedulePeriod":%s}]}}
        """
            .formatted(transaction, periods);
    JsonNode answer = bench.csms().call("SetChargingProfile", json).join();
    assertThat(answer.at("/2/status").asText()).as("%s", answer).isEqualTo("Accepted");
    bench.settle();
  }

  private List<JsonNode> events(String type) {
    return bench.csms().calls("TransactionEvent").stream()
        .filter(e -> e.get("eventType").asText().equals(type))
        .toList();
  }

  private JsonNode last(String type) {
    return events(type).getLast();
  }

  private static double measured(JsonNode event, String measurand) {
    Optional<JsonNode> value =
        StreamSupport.stream(event.at("/meterValue/0/sampledValue").spliterator(), false)
            .filter(v -> v.get("measurand").asText().equals(measurand))
            .findFirst();
    return value.orElseThrow().get("value").asDouble();
  }
}
