package org.voltide.csms.certification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Payloads that stations send, as a station would write them. */
final class Messages {

  /** A setting of grid support. */
  static final String GRADIENT =
      """
      {"isDefault":true,"controlType":"Gradients",
       "gradient":{"priority":0,"gradient":1,"softGradient":1}}\
      """;

  private Messages() {}

  static String boot(String reason) {
    return """
    {"reason":"%s","chargingStation":{"model":"M1","vendorName":"Others","serialNumber":"S1"}}\
    """
        .formatted(reason);
  }

  static String status(int evse, int connector, String status) {
    return """
    {"timestamp":"%s","connectorStatus":"%s","evseId":%d,"connectorId":%d}\
    """
        .formatted(now(), status, evse, connector);
  }

  /** One part of a report, with one variable of OCPPCommCtrlr. */
  static String report(int request, int seqNo, boolean toBeContinued, String variable) {
    return """
    {"requestId":%d,"seqNo":%d,"tbc":%s,"generatedAt":"%s","reportData":[
      {"component":{"name":"OCPPCommCtrlr"},"variable":{"name":"%s"},
       "variableAttribute":[{"value":"60"}]}]}\
    """
        .formatted(request, seqNo, toBeContinued, now(), variable);
  }

  /** A whole report, that costs are shown in this currency. */
  static String currency(String code) {
    return variable("TariffCostCtrlr", "Currency", code);
  }

  /** A report on one variable. */
  static String variable(String component, String variable, String value) {
    return """
    {"requestId":0,"seqNo":0,"generatedAt":"%s","reportData":[
      {"component":{"name":"%s"},"variable":{"name":"%s"},
       "variableAttribute":[{"value":"%s"}]}]}\
    """
        .formatted(now(), component, variable, value);
  }

  /** One part of a report on monitors, with one monitor. */
  static String monitors(int request, int seqNo, boolean toBeContinued) {
    return """
    {"requestId":%d,"seqNo":%d,"tbc":%s,"generatedAt":"%s","monitor":[
      {"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"},
       "variableMonitoring":[{"id":1,"transaction":false,"value":10,
         "type":"UpperThreshold","severity":5}]}]}\
    """
        .formatted(request, seqNo, toBeContinued, now());
  }

  static String event(
      String trigger, String kind, String component, String variable, String value) {
    return """
    {"generatedAt":"%s","seqNo":0,"tbc":false,"eventData":[{"eventId":1,"timestamp":"%s",
      "trigger":"%s","actualValue":"%s","eventNotificationType":"%s",
      "component":{"name":"%s"},"variable":{"name":"%s"}}]}\
    """
        .formatted(now(), now(), trigger, value, kind, component, variable);
  }

  /**
   * A SetChargingProfile with one period, from the beginning of this year on.
   *
   * @param kind members that say of which kind it is, and what else there is to say
   */
  static String profile(int evse, int id, String purpose, String kind, double limit) {
    return """
    {"evseId":%d,"chargingProfile":{"id":%d,"stackLevel":0,"chargingProfilePurpose":"%s",%s,
     "chargingSchedule":[{"id":1,"startSchedule":"2026-01-01T00:00:00Z","chargingRateUnit":"W",
      "chargingSchedulePeriod":[{"startPeriod":0,"limit":%s}]}]}}\
    """
        .formatted(evse, id, purpose, kind, limit);
  }

  static String batterySwap(int request, String event) {
    return """
    {"eventType":"%s","requestId":%d,"idToken":{"idToken":"B1","type":"ISO14443"},
     "batteryData":[{"evseId":1,"serialNumber":"S1","soC":50,"soH":99}]}\
    """
        .formatted(event, request);
  }

  static String gradients(int request) {
    return """
    {"requestId":%d,"tbc":false,"gradient":[
      {"id":"c1","gradient":{"priority":0,"gradient":1,"softGradient":1}}]}\
    """
        .formatted(request);
  }

  /** The only part of a report on what a station shows. */
  static String shown(int request) {
    return """
    {"requestId":%d,"tbc":false,"messageInfo":[{"id":7,"priority":"NormalCycle",
      "message":{"format":"UTF8","content":"Hello"}}]}\
    """
        .formatted(request);
  }

  /** The only part of what a station knows of a customer. */
  static String customer(int request, String data) {
    return """
    {"requestId":%d,"seqNo":0,"tbc":false,"generatedAt":"%s","data":"%s"}\
    """
        .formatted(request, now(), data);
  }

  static String authorize(String idToken, String type) {
    return "{\"idToken\":{\"idToken\":\"%s\",\"type\":\"%s\"}}".formatted(idToken, type);
  }

  /** Now, in a form that every dialect takes. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
