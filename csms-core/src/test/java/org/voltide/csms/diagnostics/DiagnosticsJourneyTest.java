package org.voltide.csms.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class DiagnosticsJourneyTest {
  private static final String CUSTOMER = "/api/v1/stations/{id}/customer-information";
  private static final String STREAMS = "/api/v1/stations/{id}/event-streams";

  @Inject StationGateway gateway;
  @Inject Clock clock;

  @Test
  void customerInformationIsAskedOfExactlyOneAndCollected() {
    try (RealStation station = RealStation.booted(gateway)) {
      refused(station, "{\"report\":true,\"clear\":false}");
      refused(station, "{\"report\":false,\"clear\":false,\"customerIdentifier\":\"Ada\"}");
      refused(
          station,
          """
          {"report":true,"clear":true,"customerIdentifier":"Ada",
           "idToken":{"idToken":"A","type":"ISO14443"}}""");
      var begun =
          station.operated(
              () ->
                  Callers.operator()
                      .body("{\"report\":true,\"clear\":true,\"customerIdentifier\":\"Ada\"}")
                      .post(CUSTOMER, station.id()),
              "CustomerInformation",
              "{\"status\":\"Accepted\"}");
      String operation = begun.response().then().statusCode(200).extract().path("id");
      int request = begun.asked().get("requestId").asInt();
      for (int seqNo = 0; seqNo < 2; seqNo++) {
        station.call(
            "NotifyCustomerInformation",
            """
            {"data":"part %d","seqNo":%d,"generatedAt":"%s","requestId":%d,"tbc":%s}"""
                .formatted(seqNo, seqNo, clock.instant(), request, seqNo == 0));
      }
      Callers.viewer()
          .get("/api/v1/operations/{operation}/result", operation)
          .then()
          .body("$", equalTo(List.of("part 0", "part 1")));
    }
  }

  @Test
  void aStreamIsOpenedFilledAdjustedAndClosed() {
    try (RealStation station = RealStation.booted(gateway)) {
      String values =
          """
          {"id":3,"pending":2,"basetime":"%s",
           "data":[{"t":0,"v":"49.98"},{"t":0.5,"v":"50.02"}]}"""
              .formatted(clock.instant().minusSeconds(10));
      station.tell("NotifyPeriodicEventStream", values);
      station.call(
          "OpenPeriodicEventStream",
          "{\"constantStreamData\":{\"id\":3,\"variableMonitoringId\":9,\"params\":{}}}");
      station.tell("NotifyPeriodicEventStream", values);
      station.tell("NotifyPeriodicEventStream", values);
      Awaitility.await()
          .untilAsserted(
              () ->
                  Callers.viewer()
                      .get(STREAMS + "/3/samples", station.id())
                      .then()
                      .body("items", hasSize(2))
                      .body("items[0].value", equalTo("50.02"))
                      .body("items[0].variableMonitoringId", equalTo(9)));
      station
          .operated(
              () ->
                  Callers.operator()
                      .body("{\"intervalSeconds\":5,\"maxValues\":10}")
                      .put(STREAMS + "/3", station.id()),
              "AdjustPeriodicEventStream",
              "{\"status\":\"Accepted\"}")
          .response()
          .then()
          .statusCode(204);
      var refreshed =
          station.operated(
              () -> Callers.operator().post(STREAMS + "/refresh", station.id()),
              "GetPeriodicEventStream",
              "{}");
      List<String> closed = refreshed.response().then().extract().path("closedAt");
      assertThat(closed).hasSize(1).doesNotContainNull();
    }
  }

  @Test
  void moreStreamsThanTheBoundAreRejected() {
    try (RealStation station = RealStation.booted(gateway)) {
      String last = "";
      for (int id = 0; id <= EventStreams.MOST_OPEN; id++) {
        last =
            station
                .call(
                    "OpenPeriodicEventStream",
                    """
                    {"constantStreamData":{"id":%d,"variableMonitoringId":1,"params":{}}}"""
                        .formatted(id))
                .get("status")
                .asText();
      }
      assertThat(last).isEqualTo("Rejected");
    }
  }

  private static void refused(RealStation station, String body) {
    Callers.operator().body(body).post(CUSTOMER, station.id()).then().statusCode(422);
  }
}
