package org.voltide.csms.certification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.voltide.csms.identity.Callers;

/** A car at the first EVSE of a foreign station, and what operators do with its session. */
record ForeignCar(Stand stand, ForeignStation station, Transaction transaction) {

  /** Plugs in a car of a driver; {@code maySupplyGrid} of his token decides about discharging. */
  static ForeignCar pluggedIn(Stand stand, ForeignStation station, boolean maySupplyGrid) {
    String token = stand.token(Map.of("type", "ISO14443", "maySupplyGrid", maySupplyGrid));
    return pluggedIn(stand, station, Transaction.token(token, "ISO14443"));
  }

  static ForeignCar pluggedIn(Stand stand, ForeignStation station, String... members) {
    Transaction transaction = new Transaction();
    String[] all = new String[members.length + 1];
    all[0] = Transaction.EVSE;
    System.arraycopy(members, 0, all, 1, members.length);
    station.call("TransactionEvent", transaction.started("CablePluggedIn", "EVConnected", all));
    return new ForeignCar(stand, station, transaction);
  }

  /** Tells what it needs; the status of the answer. */
  String needs(String transfer, int maxPowerW, String... members) {
    return station
        .call(
            "NotifyEVChargingNeeds",
            """
            {"evseId":1,"timestamp":"%s","chargingNeeds":{"requestedEnergyTransfer":"%s",
             "availableEnergyTransfer":["DC","DC_BPT","AC_BPT","AC_BPT_DER"],
             "controlMode":"ScheduledControl",
             "v2xChargingParameters":{"maxChargePower":%d,"maxDischargePower":%d,
              "evTargetEnergyRequest":20000,"evMaxEnergyRequest":35000,
              "evMinV2XEnergyRequest":-5000,"evMaxV2XEnergyRequest":30000,"targetSoC":80}%s}}"""
                .formatted(
                    Messages.now(),
                    transfer,
                    maxPowerW,
                    maxPowerW,
                    members.length == 0 ? "" : "," + String.join(",", members)))
        .get("status")
        .asText();
  }

  /** The profile that the plan sends next, in this operation mode. */
  JsonNode planned(String operationMode) {
    return station
        .called(
            "SetChargingProfile",
            order ->
                order.at("/chargingProfile/stackLevel").asInt() == 0
                    && modeOf(order).equals(operationMode))
        .get("chargingProfile");
  }

  /** The profile of an operator's order that the station gets next. */
  JsonNode ordered(String operationMode) {
    return station
        .called(
            "SetChargingProfile",
            order ->
                order.at("/chargingProfile/stackLevel").asInt() == 1
                    && modeOf(order).equals(operationMode))
        .get("chargingProfile");
  }

  private static String modeOf(JsonNode order) {
    return period(order.get("chargingProfile")).path("operationMode").asText();
  }

  static JsonNode period(JsonNode profile) {
    return profile.at("/chargingSchedule/0/chargingSchedulePeriod/0");
  }

  String session() {
    return stand.session(station).getString("items[0].id");
  }

  /** Orders an operation mode; the HTTP status. */
  int order(String body) {
    return put("operation-mode", body);
  }

  int put(String what, String body) {
    return Callers.operator()
        .body(body)
        .put("/api/v1/sessions/{id}/" + what, session())
        .statusCode();
  }

  /** What the API says is wrong with an order. */
  String faultOf(String body) {
    return Callers.operator()
        .body(body)
        .put("/api/v1/sessions/{id}/operation-mode", session())
        .then()
        .statusCode(422)
        .extract()
        .path("pointer");
  }
}
