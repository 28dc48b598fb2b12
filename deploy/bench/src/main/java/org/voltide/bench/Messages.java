package org.voltide.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What stations say, as text. Message ids are short numbers. */
final class Messages {
  private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private Messages() {}

  static String heartbeat(int count) {
    return "[2,\"%d\",\"Heartbeat\",{}]".formatted(count);
  }

  static String boot(int count) {
    return ("[2,\"%d\",\"BootNotification\",{\"reason\":\"PowerUp\",\"chargingStation\":"
            + "{\"model\":\"bench\",\"vendorName\":\"Voltide\"}}]")
        .formatted(count);
  }

  /** The first event of a station's transaction; {@code seqNo} 0. */
  static String started(int count, String transaction, String token) {
    return started(count, transaction, token, START.minus(1, ChronoUnit.HOURS));
  }

  /** The same, but of this moment. */
  static String started(int count, String transaction, String token, Instant now) {
    return event(
        count,
        transaction,
        0,
        "\"eventType\":\"Started\",\"triggerReason\":\"Authorized\","
            + "\"evse\":{\"id\":1,\"connectorId\":1},\"idToken\":{\"idToken\":\"%s\","
                .formatted(token)
            + "\"type\":\"ISO14443\"}",
        "EVConnected",
        now);
  }

  /** A periodic event with meter values, about 600 bytes. */
  static String updated(int count, String transaction, int seqNo) {
    return event(
        count,
        transaction,
        seqNo,
        "\"eventType\":\"Updated\",\"triggerReason\":\"MeterValuePeriodic\"",
        "Charging");
  }

  /** The same, but of this moment. */
  static String metered(int count, String transaction, int seqNo, Instant now) {
    return event(
        count,
        transaction,
        seqNo,
        "\"eventType\":\"Updated\",\"triggerReason\":\"MeterValuePeriodic\"",
        "Charging",
        now);
  }

  /**
   * What a station's only connector is.
   *
   * @param status such as {@code Available}
   */
  static String status(int count, String status, Instant now) {
    return ("[2,\"%d\",\"StatusNotification\",{\"timestamp\":\"%s\",\"connectorStatus\":\"%s\","
            + "\"evseId\":1,\"connectorId\":1}]")
        .formatted(count, now, status);
  }

  static String ended(int count, String transaction, int seqNo) {
    return event(
        count,
        transaction,
        seqNo,
        "\"eventType\":\"Ended\",\"triggerReason\":\"EVCommunicationLost\"",
        "Idle");
  }

  /** The same, but of this moment. */
  static String ended(int count, String transaction, int seqNo, Instant now) {
    return event(
        count,
        transaction,
        seqNo,
        "\"eventType\":\"Ended\",\"triggerReason\":\"EVCommunicationLost\"",
        "Idle",
        now);
  }

  private static String event(
      int count, String transaction, int seqNo, String kind, String chargingState) {
    Instant at = START.minus(1, ChronoUnit.HOURS).plusSeconds(seqNo);
    return event(count, transaction, seqNo, kind, chargingState, at);
  }

  private static String event(
      int count, String transaction, int seqNo, String kind, String chargingState, Instant at) {
    return ("[2,\"%d\",\"TransactionEvent\",{%s,\"timestamp\":\"%s\",\"seqNo\":%d,"
            + "\"transactionInfo\":{\"transactionId\":\"%s\",\"chargingState\":\"%s\"},"
            + "\"meterValue\":[{\"timestamp\":\"%s\",\"sampledValue\":["
            + "{\"value\":%d.5,\"measurand\":\"Energy.Active.Import.Register\","
            + "\"context\":\"Sample.Periodic\",\"unitOfMeasure\":{\"unit\":\"Wh\"}},"
            + "{\"value\":11040.0,\"measurand\":\"Power.Active.Import\","
            + "\"context\":\"Sample.Periodic\",\"unitOfMeasure\":{\"unit\":\"W\"}},"
            + "{\"value\":47,\"measurand\":\"SoC\",\"context\":\"Sample.Periodic\"}]}]}]")
        .formatted(count, kind, at, seqNo, transaction, chargingState, at, 1_000_000 + 3L * seqNo);
  }
}
