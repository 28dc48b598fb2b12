package org.voltide.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The use cases of blocks Q and R with the simulator: an operator orders over the REST API, the
 * simulated car's power follows, and the meter of its session tells so.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = "a processor", mode = ResourceAccessMode.READ)
class BidirectionalTest {
  private static final int SPEED = 120;
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final Duration LENGTH = Duration.ofHours(12);
  private static final int CARS = 17;
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private static final Pattern SETPOINT = Pattern.compile("\"setpoint\":(-?[0-9.]+)");

  private static Installation voltide;
  private static Operator operator;
  private static Yard yard;

  @BeforeAll
  static void aYardOfCars(@TempDir Path home) throws InterruptedException {
    voltide = new Installation(home, SPEED, START);
    voltide.startCore();
    operator = voltide.operator();
    yard = new Yard(operator);
    operator
        .post(
            "/tokens",
            """
            {"idToken":"car-01","type":"ISO14443","status":"Accepted","maySupplyGrid":false}\
            """)
        .done();
    voltide.startSimulator("bidirectional.yaml", LENGTH);
    await("every car is charged in an operation mode")
        .atMost(PATIENCE)
        .until(
            () ->
                list(operator.get("/sessions?state=active").path("items")).stream()
                        .filter(session -> session.at("/details/operationMode").isTextual())
                        .count()
                    == CARS);
  }

  @AfterAll
  static void everybodyLeaves() {
    voltide.close();
    operator.close();
  }

  @Test
  @DisplayName("Q01, Q02: a car that may not give energy back only charges, until it may")
  void allowedLater() {
    yard.awaited(
        "point-01",
        session -> session.at("/details/operationMode").asText().equals("ChargingOnly"));
    assertThat(transfer("point-01")).isEqualTo("DC");
    operator
        .put(yard.of("point-01", "allowed-energy-transfer"), "{\"modes\":[\"DC\",\"DC_BPT\"]}")
        .done();
    await().atMost(PATIENCE).until(() -> transfer("point-01").equals("DC_BPT"));
    yard.ordered("point-01", "{\"mode\":\"CentralSetpoint\",\"setpointW\":-3000}");
    yard.follows("point-01", "CentralSetpoint", -3_000);
  }

  @Test
  @DisplayName("Q03: a schedule of the centre is followed, and counted")
  void schedule() {
    yard.ordered("point-02", "{\"mode\":\"CentralSetpoint\",\"setpointW\":-4000}");
    yard.follows("point-02", "CentralSetpoint", -4_000);
    double given = yard.session("point-02").path("energyOutWh").asDouble();
    yard.awaited("point-02", session -> session.path("energyOutWh").asDouble() > given + 100);
    yard.ordered("point-02", "{\"mode\":\"ChargingOnly\",\"limitW\":5000}");
    yard.follows("point-02", "ChargingOnly", 5_000);
  }

  @Test
  @DisplayName("Q04: a setpoint that changes is pushed, or fetched by the station")
  void dynamic() {
    String order =
        """
        {"mode":"CentralSetpoint","setpointW":%d,"dynamic":true,%s"durationSeconds":%d}\
        """;
    yard.ordered("point-03", order.formatted(2_000, "", 36_000));
    yard.follows("point-03", "CentralSetpoint", 2_000);
    operator.put(yard.of("point-03", "setpoint"), "{\"setpointW\":-2500}").done();
    yard.follows("point-03", "CentralSetpoint", -2_500);

    yard.ordered("point-08", order.formatted(-2_000, "\"pullSeconds\":120,", 300));
    await()
        .atMost(PATIENCE)
        .until(() -> messages("point-08", "PullDynamicScheduleUpdate").size() >= 4);
    yard.follows("point-08", "CentralSetpoint", -2_000);
  }

  @Test
  @DisplayName("K28: a plan is told value by value, above its schedule")
  void dynamicPlan() {
    operator.patch("/stations/stepwise", "{\"dynamicProfiles\":true}").done();
    operator
        .put(yard.of("stepwise", "promise"), "{\"targetSocPercent\":100,\"chargeNow\":true}")
        .done();
    yard.follows("stepwise", "CentralSetpoint", 10_000, 11_000);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                told("SetChargingProfile").stream()
                    .anyMatch(frame -> frame.contains("\"chargingProfileKind\":\"Dynamic\"")));
    operator
        .put(yard.of("stepwise", "promise"), "{\"targetSocPercent\":71,\"chargeNow\":false}")
        .done();
    yard.awaited("stepwise", session -> session.path("powerW").asDouble() < 9_000);
    yard.awaited("stepwise", BidirectionalTest::takesWhatItWasToldLast);
    await().atMost(PATIENCE).until(() -> !told("PullDynamicScheduleUpdate").isEmpty());
  }

  private static boolean takesWhatItWasToldLast(JsonNode session) {
    return told("UpdateDynamicSchedule").stream()
        .findFirst()
        .map(SETPOINT::matcher)
        .filter(Matcher::find)
        .map(setpoint -> Double.parseDouble(setpoint.group(1)))
        .filter(setpoint -> Math.abs(setpoint - session.path("powerW").asDouble()) < 1)
        .isPresent();
  }

  /** The frames of an action at the station that is told step by step, the newest first. */
  private static List<String> told(String action) {
    String query = "/stations/stepwise/messages?limit=100&from=%s&action=%s";
    return list(operator.get(query.formatted(START, action)).path("items")).stream()
        .map(message -> message.path("frame").asText())
        .filter(frame -> frame.startsWith("[2,"))
        .toList();
  }

  @Test
  @DisplayName("Q05: an energy manager on site steers a car that it was given control of")
  void externalControl() {
    yard.ordered("signalled", "{\"mode\":\"ExternalSetpoint\",\"dischargeLimitW\":-2000}");
    yard.follows("signalled", "ExternalSetpoint", -2_000);
    await().atMost(PATIENCE).until(() -> limits("signalled").isEmpty());
    yard.ordered("signalled", "{\"mode\":\"ExternalSetpoint\"}");
    yard.follows("signalled", "ExternalSetpoint", -3_000);
    yard.ordered("limited", "{\"mode\":\"ExternalLimits\"}");
    yard.follows("limited", "ExternalLimits", 4_000);
  }

  @Test
  @DisplayName("Q06: an energy manager on site steers by a profile of its own")
  void externalProfile() {
    yard.follows("steered", "ExternalSetpoint", -3_000);
    assertThat(limits("steered"))
        .extracting(limit -> limit.path("source").asText())
        .containsExactly("EMS");
    assertThat(limits("steered").getFirst().findValue("setpoint").asInt()).isEqualTo(-3_000);
  }

  @Test
  @DisplayName("Q07: a car supports the grid's frequency by setpoints of the centre")
  void centralFrequency() {
    yard.ordered(
        "point-04",
        "{\"mode\":\"CentralFrequency\",\"setpointW\":-1500,\"durationSeconds\":36000}");
    yard.follows("point-04", "CentralFrequency", -1_500);
    operator.put(yard.of("point-04", "setpoint"), "{\"setpointW\":1500}").done();
    yard.follows("point-04", "CentralFrequency", 1_500);
  }

  @Test
  @DisplayName("Q08: a car follows the frequency it measures, and a signal of the grid operator")
  void localFrequency() {
    yard.ordered(
        "point-05",
        """
        {"mode":"LocalFrequency","baselineW":1000,
         "frequencyCurve":[{"frequencyHz":49.9,"powerW":-3000},{"frequencyHz":50.1,"powerW":3000}],
         "signalCurve":[{"signal":0,"powerW":0},{"signal":10,"powerW":-6000}]}\
        """);
    yard.follows("point-05", "LocalFrequency", 0, 2_000);
    double before = yard.session("point-05").path("powerW").asDouble();
    yard.awaited("point-05", session -> Math.abs(session.path("powerW").asDouble() - before) > 200);
    JsonNode passed = operator.post("/afrr-signals", "{\"signal\":10}").done();
    assertThat(passed.at("/0/accepted").asBoolean()).as("%s", passed).isTrue();
    yard.follows("point-05", "LocalFrequency", -6_000, -4_000);
  }

  @Test
  @DisplayName("Q09: a car keeps its site between two powers")
  void loadBalancing() {
    yard.ordered(
        "balancing",
        """
        {"mode":"LocalLoadBalancing","thresholds":{"upperW":14000,"lowerW":-5000,
         "upperOffsetW":0,"lowerOffsetW":0}}\
        """);
    yard.follows("balancing", "LocalLoadBalancing", -6_000);
  }

  @Test
  @DisplayName("Q10: a car idles")
  void idle() {
    yard.ordered("point-06", "{\"mode\":\"CentralSetpoint\",\"setpointW\":2000}");
    yard.follows("point-06", "CentralSetpoint", 2_000);
    yard.ordered("point-06", "{\"mode\":\"Idle\"}");
    yard.follows("point-06", "Idle", 0);
  }

  @Test
  @DisplayName(
      "Q11, Q12: a station that is away forgets its order after a while and is given it again")
  void away() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                yard.order(
                            "remote",
                            """
                            {"mode":"CentralSetpoint","setpointW":-5000,"maxOfflineSeconds":60,
                             "forgetAfterOffline":true}\
                            """)
                        .status()
                    == 200);
    yard.follows("remote", "CentralSetpoint", -5_000);
    Instant followed = at(yard.readings("remote").getLast());
    await("it did something else meanwhile")
        .atMost(PATIENCE)
        .until(() -> yard.readings("remote").stream().anyMatch(r -> isAfter(r, followed, false)));
    Instant forgotten =
        at(
            yard.readings("remote").stream()
                .filter(r -> isAfter(r, followed, false))
                .findFirst()
                .orElseThrow());
    await("it follows again")
        .atMost(PATIENCE)
        .until(() -> yard.readings("remote").stream().anyMatch(r -> isAfter(r, forgotten, true)));
  }

  @Test
  @DisplayName(
      "R01, R04: a station's inverter feeds no more than it is told, for good or for a while")
  void inverterInTheStation() {
    await()
        .atMost(PATIENCE)
        .until(() -> inEvse("point-07").containsAll(List.of("LimitMaxDischarge", "HVMustTrip")));
    yard.ordered("point-07", "{\"mode\":\"CentralSetpoint\",\"setpointW\":-10000}");
    yard.follows("point-07", "CentralSetpoint", -10_000);
    limitDischarge("point-07", "always", true, 50, "");
    yard.follows("point-07", "CentralSetpoint", -5_500);
    String now = operator.get("/clock").path("now").asText();
    limitDischarge(
        "point-07", "today", false, 20, ",\"startTime\":\"%s\",\"duration\":3600".formatted(now));
    yard.follows("point-07", "CentralSetpoint", -2_200);
    awaitControl("point-07", "today", "STARTED");

    String operation =
        operator.post(controls("point-07") + "/report", "{}").done().path("id").asText();
    await()
        .atMost(PATIENCE)
        .until(
            () -> operator.get("/operations/" + operation).path("state").asText().equals("DONE"));
    assertThat(operator.get("/operations/" + operation + "/result").findValuesAsText("id"))
        .contains("always", "today");
    awaitControl("point-07", "today", "ENDED");
    yard.follows("point-07", "CentralSetpoint", -5_500);
    operator.delete(controls("point-07") + "/always").done();
    yard.follows("point-07", "CentralSetpoint", -10_000);
  }

  @Test
  @DisplayName("R02, R03: a car's inverter supports the grid beside what its station does itself")
  void inverterInTheCar() {
    await().atMost(PATIENCE).until(() -> inEvse("socket-01").contains("HVMustTrip"));
    JsonNode support = operator.get(yard.of("socket-01", "grid-support"));
    assertThat(support.path("energyTransfer").asText()).isEqualTo("AC_BPT_DER");
    assertThat(support.at("/carParameters/evInverterModel").asText()).isNotEmpty();
    assertThat(texts(support.path("inCar"))).contains("LimitMaxDischarge");
    assertThat(inEvse("socket-01")).doesNotContain("FreqDroop");
    yard.ordered("socket-01", "{\"mode\":\"CentralSetpoint\",\"setpointW\":-8000}");
    yard.follows("socket-01", "CentralSetpoint", -8_000);
    limitDischarge("socket-01", "always", true, 10, "");
    yard.follows("socket-01", "CentralSetpoint", -1_100);
  }

  @Test
  @DisplayName("R05: while the grid is at fault nothing is fed, and the operator hears of it")
  void gridFault() {
    yard.ordered("weak-grid", "{\"mode\":\"CentralSetpoint\",\"setpointW\":-7000}");
    await()
        .atMost(PATIENCE)
        .until(() -> operator.get("/der-alarms?station=weak-grid").path("items").size() > 0);
    JsonNode alarm = operator.get("/der-alarms?station=weak-grid").at("/items/0");
    assertThat(alarm.path("gridEventFault").asText()).isEqualTo("OverVoltage");
    yard.follows("weak-grid", "CentralSetpoint", 0);
    yard.follows("weak-grid", "CentralSetpoint", -7_000);
    assertThat(operator.get("/der-alarms?station=weak-grid").at("/items/0").has("endedAt"))
        .isTrue();
  }

  private static String transfer(String station) {
    return operator.get(yard.of(station, "grid-support")).path("energyTransfer").asText();
  }

  private static List<String> inEvse(String station) {
    return texts(operator.get(yard.of(station, "grid-support")).path("inEvse"));
  }

  private static List<JsonNode> limits(String station) {
    return list(operator.get("/stations/" + station + "/external-limits"));
  }

  private static List<JsonNode> messages(String station, String action) {
    return list(
        operator
            .get("/stations/%s/messages?limit=100&action=%s".formatted(station, action))
            .path("items"));
  }

  private static String controls(String station) {
    return "/stations/" + station + "/der-controls";
  }

  private static void limitDischarge(
      String station, String id, boolean lasting, int percent, String timing) {
    operator
        .put(
            controls(station) + "/" + id,
            """
            {"isDefault":%s,"controlType":"LimitMaxDischarge",
             "limitMaxDischarge":{"priority":1,"pctMaxDischargePower":%d%s}}\
            """
                .formatted(lasting, percent, timing))
        .done();
  }

  private static void awaitControl(String station, String id, String state) {
    await(id + " " + state)
        .atMost(PATIENCE)
        .until(
            () ->
                list(operator.get(controls(station))).stream()
                    .filter(control -> control.path("controlId").asText().equals(id))
                    .anyMatch(control -> control.path("state").asText().equals(state)));
  }

  private static Instant at(JsonNode reading) {
    return Instant.parse(reading.path("at").asText());
  }

  /** Whether it was taken then, with the power ordered or another one. */
  private static boolean isAfter(JsonNode reading, Instant then, boolean ordered) {
    boolean asOrdered = Math.abs(reading.path("powerW").asDouble() + 5_000) < 1;
    return at(reading).isAfter(then) && asOrdered == ordered;
  }

  private static List<String> texts(JsonNode array) {
    return list(array).stream().map(JsonNode::asText).toList();
  }

  private static List<JsonNode> list(JsonNode array) {
    return array.valueStream().toList();
  }
}
