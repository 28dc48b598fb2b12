package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** C: which tokens may charge. */
@QuarkusTest
class AuthorizationCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_C_02: an unknown card and a wrong key code are not accepted")
  void unknown() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      assertThat(status(station.call("Authorize", Messages.authorize("nobody", "ISO14443"))))
          .isEqualTo("Unknown");
      assertThat(status(station.call("Authorize", Messages.authorize("0000", "KeyCode"))))
          .isEqualTo("Invalid");
    }
  }

  @Test
  @DisplayName("TC_C_06: a blocked card stays out")
  void blocked() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Blocked");
      assertThat(status(station.call("Authorize", Messages.authorize(token, "ISO14443"))))
          .isEqualTo("Blocked");
    }
  }

  @Test
  @DisplayName("TC_C_07: an expired card stays out")
  void expired() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Expired");
      assertThat(status(station.call("Authorize", Messages.authorize(token, "ISO14443"))))
          .isEqualTo("Expired");
    }
  }

  @Test
  @DisplayName("TC_C_08: a card known to the station is checked when the transaction starts")
  void cached() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String token = stand.token("ISO14443", "Accepted");
      JsonNode answer =
          station.call(
              "TransactionEvent",
              new Transaction()
                  .started(
                      "Authorized",
                      "EVConnected",
                      Transaction.EVSE,
                      Transaction.token(token, "ISO14443")));
      assertThat(status(answer)).isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName(
      "TC_C_20: a card the station still knows but Voltide no longer accepts is refused at the start")
  void cachedButInvalid() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      JsonNode answer =
          station.call(
              "TransactionEvent",
              transaction.started(
                  "Authorized",
                  "EVConnected",
                  Transaction.EVSE,
                  Transaction.token("gone", "ISO14443")));
      assertThat(status(answer)).isNotEqualTo("Accepted");
      station.call("TransactionEvent", transaction.ended("Deauthorized", "DeAuthorized"));
    }
  }

  @Test
  @DisplayName("TC_C_37: a cache is cleared")
  void cacheCleared() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "ClearCache", "{}", "{\"status\":\"Accepted\"}");
    }
  }

  @Test
  @DisplayName("TC_C_38: the operator hears that a cache was not cleared")
  void cacheNotCleared() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "ClearCache", "{}", "{\"status\":\"Rejected\"}");
    }
  }

  private static String status(JsonNode answer) {
    return answer.get("idTokenInfo").get("status").asText();
  }
}
