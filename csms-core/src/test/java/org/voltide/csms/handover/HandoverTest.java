package org.voltide.csms.handover;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class HandoverTest {
  private static final String HANDOVER = "/api/v1/stations/{station}/handover";

  @Inject StationGateway gateway;

  @Test
  void aStationIsHandedOverOnceEverythingNeededWasChecked() {
    try (RealStation station = RealStation.registered(gateway)) {
      String id = station.id();
      Callers.viewer()
          .get(HANDOVER, id)
          .then()
          .statusCode(200)
          .body("done", empty())
          .body("changedAt", nullValue());
      set(id, List.of("STATUS", "MOUNTED"), true)
          .statusCode(422)
          .body("pointer", equalTo("/done"))
          .body("detail", containsString("CONNECTED"));
      set(id, List.of("STATUS", "MOUNTED"), false)
          .statusCode(200)
          .body("done", contains("MOUNTED", "STATUS"))
          .body("note", equalTo("by the gate"))
          .body("handedOverAt", nullValue());
      List<String> all = List.of("MOUNTED", "CONNECTED", "STATUS", "UNLOCK", "INSTRUCTED");
      String at =
          set(id, all, true)
              .statusCode(200)
              .body("handedOverBy", notNullValue())
              .extract()
              .path("handedOverAt");
      set(id, all, true).body("handedOverAt", equalTo(at));
      set(id, all, false).body("handedOverAt", nullValue());
    }
  }

  @Test
  void onlyOperatorsCheckAndOnlyWhatThereIs() {
    try (RealStation station = RealStation.registered(gateway)) {
      set(station.id(), List.of("PAINTED"), false).statusCode(422);
      Callers.viewer()
          .body(Map.of("done", List.of(), "handedOver", false))
          .put(HANDOVER, station.id())
          .then()
          .statusCode(403);
    }
    set("nobody", List.of(), false).statusCode(404);
    Callers.viewer().get(HANDOVER, "nobody").then().statusCode(404);
  }

  private static ValidatableResponse set(String station, List<String> done, boolean handedOver) {
    return Callers.operator()
        .body(Map.of("done", done, "note", "by the gate", "handedOver", handedOver))
        .put(HANDOVER, station)
        .then();
  }
}
