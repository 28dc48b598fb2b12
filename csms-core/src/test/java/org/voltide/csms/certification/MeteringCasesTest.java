package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** J: meter values, within transactions and without. */
@QuarkusTest
class MeteringCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_J_01: readings of the clock without a transaction are taken")
  void clockWithoutTransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String values = "{\"evseId\":1,%s}".formatted(Transaction.meter("Sample.Clock", 1_000));
      assertThat(station.call("MeterValues", values)).isEmpty();
    }
  }

  @Test
  @DisplayName("TC_J_02: readings of the clock during a transaction are kept")
  void clock() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station);
      station.tells(
          transaction.updated(
              "MeterValueClock", "Charging", Transaction.meter("Sample.Clock", 1000)));
      String session = stand.sessionId(station);
      assertThat(samples(session)).hasSize(1);
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_J_03: readings of the clock at the end of a transaction are kept")
  void clockAtTheEnd() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station);
      station.tells(
          transaction.ended(
              "EVCommunicationLost", "EVDisconnected", Transaction.meter("Sample.Clock", 1000)));
      String session = stand.sessionId(station);
      assertThat(samples(session)).hasSize(1);
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_J_04: signed readings of the clock are taken")
  void signedClock() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String values = "{\"evseId\":1,%s}".formatted(Transaction.signedMeter("Sample.Clock", 1_000));
      assertThat(station.call("MeterValues", values)).isEmpty();
    }
  }

  @Test
  @DisplayName("TC_J_07: readings at the start are kept")
  void atTheStart() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station, Transaction.meter("Transaction.Begin", 1000));
      String session = stand.sessionId(station);
      assertThat(samples(session)).hasSize(1);
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_J_08: readings before the EVSE is known are kept")
  void beforeTheEvse() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      Transaction transaction = new Transaction();
      station.tells(
          transaction.started("Authorized", "Idle", Transaction.token(token, "ISO14443")));
      station.tells(
          transaction.updated(
              "CablePluggedIn",
              "EVConnected",
              Transaction.EVSE,
              Transaction.meter("Transaction.Begin", 1000)));
      String session = stand.sessionId(station);
      assertThat(samples(session)).hasSize(1);
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_J_09: readings on the way are kept")
  void onTheWay() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station);
      station.tells(
          transaction.updated(
              "MeterValuePeriodic", "Charging", Transaction.meter("Sample.Periodic", 1000)));
      station.tells(
          transaction.updated(
              "MeterValuePeriodic", "Charging", Transaction.meter("Sample.Periodic", 1100)));
      String session = stand.sessionId(station);
      assertThat(samples(session)).hasSize(2);
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_J_10: readings at the end are kept")
  void atTheEnd() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station);
      station.tells(
          transaction.ended(
              "EVCommunicationLost", "EVDisconnected", Transaction.meter("Transaction.End", 1000)));
      String session = stand.sessionId(station);
      assertThat(samples(session)).hasSize(1);
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("TC_J_11: signed readings are kept")
  void signed() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction =
          stand.begun(station, Transaction.signedMeter("Transaction.Begin", 1000));
      station.tells(
          transaction.ended(
              "EVCommunicationLost",
              "EVDisconnected",
              Transaction.signedMeter("Transaction.End", 2000)));
      String session = stand.sessionId(station);
      assertThat(samples(session)).hasSize(2);
      assertThat(stand.session(station).getString("items[0].transactionId"))
          .isEqualTo(transaction.id());
    }
  }

  @Test
  @DisplayName("J03: what a meter signed while charging is answered and kept byte for byte")
  void signedInTheChargingLoop() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = stand.begun(station);
      assertThat(
              station.tells(
                  transaction.updated(
                      "SignedDataReceived",
                      "Charging",
                      Transaction.signedMeter("Sample.Periodic", 1_000))))
          .isEmpty();
      String session = stand.sessionId(station);
      assertThat(samples(session)).hasSize(1);
      Callers.viewer()
          .get("/api/v1/sessions/{session}/signed-readings", session)
          .then()
          .body("seqNo", equalTo(List.of(1)))
          .body("data", equalTo(List.of("AAEC")))
          .body("encodingMethod", equalTo(List.of("OCMF")))
          .body("signingMethod", equalTo(List.of("ECDSA-secp256r1-SHA256")));
    }
  }

  private static List<Object> samples(String session) {
    return Callers.viewer()
        .get("/api/v1/sessions/{session}/samples", session)
        .jsonPath()
        .getList("items");
  }
}
