package org.voltide.csms.certification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The TransactionEvents of one transaction, numbered as they are made. Members are pieces of JSON,
 * such as {@code "offline":true}.
 */
final class Transaction {
  static final String EVSE = "\"evse\":{\"id\":1,\"connectorId\":1}";

  private final String id = UUID.randomUUID().toString();
  private int seqNo;

  String id() {
    return id;
  }

  static String token(String idToken, String type) {
    return "\"idToken\":{\"idToken\":\"%s\",\"type\":\"%s\"}".formatted(idToken, type);
  }

  /** One reading of the energy register. */
  static String meter(String context, double wattHours) {
    return meter(context, wattHours, Instant.now());
  }

  /** The same of that time. */
  static String meter(String context, double wattHours, Instant at) {
    return """
        "meterValue":[{"timestamp":"%s","sampledValue":[{"value":%s,"context":"%s",
         "measurand":"Energy.Active.Import.Register","unitOfMeasure":{"unit":"Wh"}}]}]"""
        .formatted(at.truncatedTo(ChronoUnit.MILLIS), wattHours, context);
  }

  /** One reading with the meter's signature. */
  static String signedMeter(String context, double wattHours) {
    return """
        "meterValue":[{"timestamp":"%s","sampledValue":[{"value":%s,"context":"%s",
         "signedMeterValue":{"signedMeterData":"AAEC","signingMethod":"ECDSA-secp256r1-SHA256",
          "encodingMethod":"OCMF","publicKey":""}}]}]"""
        .formatted(Messages.now(), wattHours, context);
  }

  /** Charging begins at EVSE 1 because an operator wanted it. */
  String startedRemotely(int remoteStartId) {
    String info = "\"chargingState\":\"Charging\",\"remoteStartId\":" + remoteStartId;
    return event("Started", "RemoteStart", info, EVSE);
  }

  /** The station's word for the limits in force, as {@code {"maxEnergy":6000}}. */
  String limited(String limit) {
    String info = "\"chargingState\":\"Charging\",\"transactionLimit\":" + limit;
    return event("Updated", "LimitSet", info);
  }

  String started(String trigger, String chargingState, String... members) {
    return event("Started", trigger, "\"chargingState\":\"%s\"".formatted(chargingState), members);
  }

  String updated(String trigger, String chargingState, String... members) {
    return event("Updated", trigger, "\"chargingState\":\"%s\"".formatted(chargingState), members);
  }

  /** What the station itself computed that it costs so far, in EUR. */
  static String cost(double total) {
    return """
        "costDetails":{"totalCost":{"currency":"EUR","typeOfCost":"NormalCost",
          "total":{"inclTax":%s}},"totalUsage":{"energy":3.0,"chargingTime":60,"idleTime":0}}"""
        .formatted(total);
  }

  /** It goes on in another operation mode (OCPP 2.1 block Q). */
  String changedMode(String mode) {
    return event("Updated", "OperationModeChanged", "\"operationMode\":\"%s\"".formatted(mode));
  }

  String ended(String trigger, String reason, String... members) {
    return event("Ended", trigger, "\"stoppedReason\":\"%s\"".formatted(reason), members);
  }

  private String event(String type, String trigger, String info, String... members) {
    return """
        {"eventType":"%s","timestamp":"%s","triggerReason":"%s","seqNo":%d,
         "transactionInfo":{"transactionId":"%s",%s}%s}"""
        .formatted(
            type,
            Messages.now(),
            trigger,
            seqNo++,
            id,
            info,
            Arrays.stream(members).map(member -> "," + member).collect(Collectors.joining()));
  }
}
