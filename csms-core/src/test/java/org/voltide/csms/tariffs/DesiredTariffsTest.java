package org.voltide.csms.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.ScriptedStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.ocpp.StationSocket;

/** Default tariffs wished for, on stations that keep them. */
@QuarkusTest
class DesiredTariffsTest {
  private static final String DESIRED = "/api/v1/stations/{id}/desired";
  private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

  @Inject StationGateway gateway;

  /** The station's default tariff of each EVSE. */
  private final Map<Integer, String> held = new ConcurrentSkipListMap<>();

  /** Further default tariffs of EVSE 2, for some later time. */
  private final Set<String> leftover = ConcurrentHashMap.newKeySet();

  @Test
  void tariffsAreSetReplacedAndCleared() {
    try (ScriptedStation station = keeping("TARIFFS-1")) {
      wish(station, 1, "EVSE").statusCode(200);
      awaitApplied(station, 1);
      assertThat(held).isEqualTo(Map.of(1, "EVSE"));
      wish(station, 0, "ALL");
      awaitApplied(station, 2);
      assertThat(held).isEqualTo(Map.of(1, "EVSE", 2, "ALL"));
      shown(station)
          .body("find{it.key=='1'}.actual[0].tariffId", equalTo("EVSE"))
          .body("find{it.key=='0'}.actual", hasSize(2));

      Callers.operator().delete(DESIRED + "/tariffs?key=1", station.id()).then().statusCode(204);
      awaitApplied(station, 1);
      assertThat(held).isEqualTo(Map.of(1, "ALL", 2, "ALL"));

      held.put(2, "STRANGER");
      wish(station, 0, "ALL-2");
      awaitApplied(station, 1);
      assertThat(held).isEqualTo(Map.of(1, "ALL-2", 2, "ALL-2"));
      Callers.operator().delete(DESIRED + "/tariffs?key=0", station.id()).then().statusCode(204);
      awaitApplied(station, 0);
      assertThat(held).isEmpty();
    }
  }

  @Test
  void defaultTariffsThatNobodyWishesForAreCleared() {
    leftover.add("STRANGER");
    try (ScriptedStation station = keeping("TARIFFS-2")) {
      wish(station, 1, "MINE");
      awaitApplied(station, 1);
      assertThat(station.asked("ClearTariffs")).isEmpty();
      wish(station, 2, "HIS");
      awaitApplied(station, 2);
      assertThat(leftover).isEmpty();
      assertThat(held).isEqualTo(Map.of(1, "MINE", 2, "HIS"));
    }
  }

  @Test
  void whatAStationDoesNotTakeIsSaidAndTriedAgain() {
    try (ScriptedStation station = keeping("TARIFFS-3")) {
      station.on("SetDefaultTariff", "{\"status\":\"ConditionNotSupported\"}");
      wish(station, 1, "HARD");
      Awaitility.await()
          .untilAsserted(
              () ->
                  shown(station)
                      .body("[0].state", equalTo("FAILED"))
                      .body("[0].lastError", containsString("ConditionNotSupported")));
      station.on("SetDefaultTariff", this::set);
      assertThat(station.boot()).isEqualTo("Accepted");
      awaitApplied(station, 1);
    }
  }

  @Test
  void aTariffUnderANumberInUseIsReplaced() {
    try (ScriptedStation station = keeping("TARIFFS-4")) {
      held.put(1, "SAME");
      station.on(
          "SetDefaultTariff",
          request ->
              held.containsValue("SAME") ? "{\"status\":\"DuplicateTariffId\"}" : set(request));
      wish(station, 1, "SAME");
      awaitApplied(station, 1);
      assertThat(station.asked("ClearTariffs")).hasSize(1);
      assertThat(held).isEqualTo(Map.of(1, "SAME"));
    }
  }

  @Test
  void stationsOfOlderVersionsCannot() {
    ScriptedStation.register("TARIFFS-5");
    HttpClient http = HttpClient.newHttpClient();
    try (StationSocket station =
        new StationSocket(
            http, "ws", gateway.plainPort(), "TARIFFS-5", "sixteen letters!", "ocpp2.0.1")) {
      station.call(
          "BootNotification",
          """
          {"reason":"PowerUp","chargingStation":{"model":"M1","vendorName":"Older"}}""");
      Callers.operator()
          .body(request(1, "NONE"))
          .put(DESIRED + "/tariffs", "TARIFFS-5")
          .then()
          .statusCode(200);
      Awaitility.await()
          .untilAsserted(
              () ->
                  Callers.viewer()
                      .get(DESIRED, "TARIFFS-5")
                      .then()
                      .body("[0].lastError", containsString("ocpp2.0.1, which knows no tariffs")));
    } finally {
      http.shutdownNow();
    }
  }

  /** A station with two EVSEs that holds what it is given. */
  private ScriptedStation keeping(String id) {
    ScriptedStation station = ScriptedStation.connected(id, gateway.plainPort());
    station
        .on("SetDefaultTariff", this::set)
        .on("GetTariffs", _ -> listed())
        .on("ClearTariffs", this::clear);
    assertThat(station.boot()).isEqualTo("Accepted");
    return station;
  }

  private String set(JsonNode request) {
    String tariff = request.at("/tariff/tariffId").asText();
    int evse = request.get("evseId").asInt();
    if (evse == 0) {
      held.put(1, tariff);
      held.put(2, tariff);
    } else {
      held.put(evse, tariff);
    }
    return ACCEPTED;
  }

  private String clear(JsonNode request) {
    String tariff = request.at("/tariffIds/0").asText();
    int evse = request.path("evseId").asInt();
    leftover.remove(tariff);
    held.entrySet()
        .removeIf(one -> one.getValue().equals(tariff) && (evse == 0 || one.getKey() == evse));
    return "{\"clearTariffsResult\":[{\"tariffId\":\"%s\",\"status\":\"Accepted\"}]}"
        .formatted(tariff);
  }

  private String listed() {
    String all =
        Stream.concat(
                held.entrySet().stream().map(one -> assignment(one.getValue(), one.getKey())),
                leftover.stream().map(tariff -> assignment(tariff, 2)))
            .collect(Collectors.joining(","));
    return all.isEmpty()
        ? "{\"status\":\"NoTariff\"}"
        : "{\"status\":\"Accepted\",\"tariffAssignments\":[%s]}".formatted(all);
  }

  private static String assignment(String tariff, int evse) {
    return """
        {"tariffId":"%s","tariffKind":"DefaultTariff","evseIds":[%d]}"""
        .formatted(tariff, evse);
  }

  private static ValidatableResponse wish(ScriptedStation station, int evse, String tariff) {
    return Callers.operator()
        .body(request(evse, tariff))
        .put(DESIRED + "/tariffs", station.id())
        .then();
  }

  private static String request(int evse, String tariff) {
    return """
        {"evseId":%d,"tariff":{"tariffId":"%s","currency":"EUR",
         "energy":{"prices":[{"priceKwh":0.4}]}}}"""
        .formatted(evse, tariff);
  }

  private static ValidatableResponse shown(ScriptedStation station) {
    return Callers.viewer().get(DESIRED + "?kind=tariffs", station.id()).then();
  }

  private static void awaitApplied(ScriptedStation station, int wishes) {
    Awaitility.await()
        .untilAsserted(
            () ->
                shown(station)
                    .body("$", hasSize(wishes))
                    .body("findAll{it.state=='APPLIED'}", hasSize(wishes)));
  }
}
