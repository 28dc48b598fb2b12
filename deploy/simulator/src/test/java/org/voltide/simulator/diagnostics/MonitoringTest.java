package org.voltide.simulator.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;
import org.voltide.simulator.station.Visit;

class MonitoringTest {
  private static final String POWER =
      "\"component\":{\"name\":\"EVSE\",\"evse\":{\"id\":1}},\"variable\":{\"name\":\"Power\"}";
  private static final String STATE =
      "\"component\":{\"name\":\"evse\",\"evse\":{\"id\":1}},"
          + "\"variable\":{\"name\":\"availabilitystate\"}";

  private final Bench bench = new Bench(Bench.dc());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aThresholdRaisesAnEventAndClearsIt() {
    int id = set(POWER, "UpperThreshold", 20_000, 5, "").get("id").asInt();
    Visit visit = bench.plugIn(50);

    JsonNode event = bench.last("NotifyEvent").at("/eventData/0");
    assertThat(event.get("actualValue").asText()).isEqualTo("30000");
    assertThat(event.get("trigger").asText()).isEqualTo("Alerting");
    assertThat(event.get("variableMonitoringId").asInt()).isEqualTo(id);
    assertThat(event.get("severity").asInt()).isEqualTo(5);
    bench.unplug(visit);
    assertThat(bench.last("NotifyEvent").at("/eventData/0/cleared").asBoolean()).isTrue();
  }

  @Test
  void aChangedStateIsToldWhateverTheSpelling() {
    set(STATE, "Delta", 1, 5, "");
    bench.plugIn(50);
    assertThat(bench.last("NotifyEvent").at("/eventData/0/actualValue").asText())
        .isEqualTo("Occupied");
  }

  @Test
  void whatIsLessSevereThanTheLevelIsNotTold() {
    set(STATE, "Delta", 1, 5, "");
    assertThat(bench.status("SetMonitoringLevel", "{\"severity\":4}")).isEqualTo("Accepted");
    bench.plugIn(50);
    assertThat(bench.csms().calls("NotifyEvent")).isEmpty();
    assertThat(bench.status("SetMonitoringLevel", "{\"severity\":10}")).isEqualTo("Rejected");
  }

  @Test
  void severeEventsAreKeptWhileOffline() {
    set(STATE, "Delta", 1, 3, "");
    bench.csms().reachable(false);
    bench.csms().drop();
    bench.plugIn(50);
    bench.csms().reachable(true);
    await().until(() -> !bench.csms().calls("NotifyEvent").isEmpty());
    assertThat(bench.last("NotifyEvent").at("/eventData/0/actualValue").asText())
        .isEqualTo("Occupied");
  }

  @Test
  void periodicMonitorsTellInTime() {
    set(POWER, "PeriodicClockAligned", 300, 8, "");
    bench.pass(Duration.ofMinutes(11));
    assertThat(
            bench.csms().calls("NotifyEvent").stream()
                .map(e -> e.at("/eventData/0/timestamp").asText()))
        .containsExactly("2026-03-01T12:05:00Z", "2026-03-01T12:10:00Z");
  }

  @Test
  void monitorsAreReportedClearedAndTakenAwayWithTheBase() {
    int first = set(POWER, "UpperThreshold", 1, 5, "").get("id").asInt();
    set(POWER, "Delta", 100, 5, "");
    assertThat(
            bench.status(
                "GetMonitoringReport",
                "{\"requestId\":2,\"monitoringCriteria\":[\"DeltaMonitoring\"]}"))
        .isEqualTo("Accepted");
    JsonNode report = bench.last("NotifyMonitoringReport");
    assertThat(report.findValuesAsText("eventNotificationType"))
        .containsExactly("PreconfiguredMonitor", "CustomMonitor");

    JsonNode cleared = bench.ask("ClearVariableMonitoring", "{\"id\":[%d,1,77]}".formatted(first));
    assertThat(cleared.findValuesAsText("status"))
        .containsExactly("Accepted", "Rejected", "NotFound");
    bench.ask("SetMonitoringBase", "{\"monitoringBase\":\"HardWiredOnly\"}");
    assertThat(bench.status("GetMonitoringReport", "{\"requestId\":2}"))
        .isEqualTo("EmptyResultSet");
    bench.ask("SetMonitoringBase", "{\"monitoringBase\":\"FactoryDefault\"}");
    assertThat(bench.status("GetMonitoringReport", "{\"requestId\":2}")).isEqualTo("Accepted");
  }

  @Test
  void refusesWhatMakesNoSense() {
    set(POWER, "Delta", 5, 5, "");
    assertThat(status(POWER, "Delta", 9, 5, "")).isEqualTo("Duplicate");
    assertThat(status(STATE, "UpperThreshold", 9, 5, "")).isEqualTo("UnsupportedMonitorType");
    assertThat(status(POWER, "Delta", -9, 4, "")).isEqualTo("Rejected");
    assertThat(status(POWER, "Delta", 9, 10, "")).isEqualTo("Rejected");
    assertThat(status(POWER, "Delta", 9, 4, ",\"id\":77")).isEqualTo("Rejected");
    assertThat(status(POWER.replace("Power", "Colour"), "Delta", 9, 4, ""))
        .isEqualTo("UnknownVariable");
    assertThat(status(POWER.replace("EVSE", "Toaster"), "Delta", 9, 4, ""))
        .isEqualTo("UnknownComponent");
  }

  @Test
  void aStreamIsOpenedFilledAdjustedAndClosed() {
    bench.csms().answer("OpenPeriodicEventStream", "{\"status\":\"Accepted\"}");
    JsonNode set =
        set(POWER, "Periodic", 10, 8, ",\"periodicEventStream\":{\"interval\":60,\"values\":3}");
    int stream = bench.last("OpenPeriodicEventStream").at("/constantStreamData/id").asInt();
    bench.pass(Duration.ofMinutes(1));
    List<JsonNode> told = bench.csms().calls("NotifyPeriodicEventStream");
    assertThat(told).hasSize(2).allMatch(t -> t.get("data").size() == 3);
    assertThat(told.getFirst().at("/data/1/t").asDouble()).isEqualTo(10.0);

    String adjust = "{\"id\":%d,\"params\":{\"values\":1}}";
    assertThat(bench.status("AdjustPeriodicEventStream", adjust.formatted(stream)))
        .isEqualTo("Accepted");
    assertThat(bench.status("AdjustPeriodicEventStream", adjust.formatted(99)))
        .isEqualTo("Rejected");
    assertThat(
            bench
                .ask("GetPeriodicEventStream", "{}")
                .at("/constantStreamData/0/params/values")
                .asInt())
        .isEqualTo(1);
    bench.ask("ClearVariableMonitoring", "{\"id\":[%d]}".formatted(set.get("id").asInt()));
    assertThat(bench.last("ClosePeriodicEventStream").get("id").asInt()).isEqualTo(stream);
  }

  private String status(String where, String type, double value, int severity, String more) {
    return answer(where, type, value, severity, more).get("status").asText();
  }

  private JsonNode set(String where, String type, double value, int severity, String more) {
    JsonNode answer = answer(where, type, value, severity, more);
    assertThat(answer.get("status").asText()).isEqualTo("Accepted");
    return answer;
  }

  private JsonNode answer(String where, String type, double value, int severity, String more) {
    return bench
        .ask(
            "SetVariableMonitoring",
            "{\"setMonitoringData\":[{\"value\":%s,\"type\":\"%s\",\"severity\":%d,%s%s}]}"
                .formatted(value, type, severity, where, more))
        .at("/setMonitoringResult/0");
  }
}
