package org.voltide.csms.certification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Payloads that stations send, as a station would write them. */
final class Messages {

  private Messages() {}

  static String boot(String reason) {
    return """
        {"reason":"%s","chargingStation":{"model":"M1","vendorName":"Others","serialNumber":"S1"}}"""
        .formatted(reason);
  }

  static String status(int evse, int connector, String status) {
    return """
        {"timestamp":"%s","connectorStatus":"%s","evseId":%d,"connectorId":%d}"""
        .formatted(now(), status, evse, connector);
  }

  static String authorize(String idToken, String type) {
    return "{\"idToken\":{\"idToken\":\"%s\",\"type\":\"%s\"}}".formatted(idToken, type);
  }

  /** Now, in a form that every dialect takes. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
