package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** O: what stations show. */
@QuarkusTest
class DisplayCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_O_01: a message is shown")
  void shown() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":1,"priority":"NormalCycle","message":{"format":"UTF8",
           "content":"Hello","language":"en"}}}""");
    }
  }

  @Test
  @DisplayName("TC_O_04: a message is cleared")
  void cleared() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "ClearDisplayMessage", "{\"id\":4}");
    }
  }

  @Test
  @DisplayName("TC_O_05: the operator hears that there is no such message")
  void unknown() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "ClearDisplayMessage", "{\"id\":5}", "{\"status\":\"Unknown\"}");
    }
  }

  @Test
  @DisplayName("TC_O_06: a message is shown for a transaction")
  void duringATransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":6,"priority":"NormalCycle","transactionId":"%s",
           "message":{"format":"UTF8","content":"Hello","language":"en"}}}"""
              .formatted(transaction.id()));
    }
  }

  @Test
  @DisplayName("TC_O_10: the operator hears that there is no such transaction")
  void unknownTransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":10,"priority":"NormalCycle","transactionId":"nobody",
           "message":{"format":"UTF8","content":"Hello","language":"en"}}}""",
          "{\"status\":\"UnknownTransaction\"}");
    }
  }

  @Test
  @DisplayName("TC_O_12: a message is replaced")
  void replaced() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":12,"priority":"InFront","message":{"format":"UTF8",
           "content":"Hello","language":"en"}}}""");
    }
  }

  @Test
  @DisplayName("TC_O_13: a message is shown later")
  void later() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":13,"priority":"NormalCycle",
           "startDateTime":"2030-01-01T00:00:00Z","message":{"format":"UTF8",
           "content":"Hello","language":"en"}}}""");
    }
  }

  @Test
  @DisplayName("TC_O_14: a message is shown for a while")
  void forAWhile() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":14,"priority":"NormalCycle",
           "endDateTime":"2030-01-01T00:00:00Z","message":{"format":"UTF8",
           "content":"Hello","language":"en"}}}""");
    }
  }

  @Test
  @DisplayName("TC_O_17: the operator hears that a station knows no such priority")
  void priority() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":17,"priority":"AlwaysFront","message":{"format":"UTF8",
           "content":"Hello","language":"en"}}}""",
          "{\"status\":\"NotSupportedPriority\"}");
    }
  }

  @Test
  @DisplayName("TC_O_18: the operator hears that a station knows no such state")
  void state() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":18,"priority":"NormalCycle","state":"Faulted",
           "message":{"format":"UTF8","content":"Hello","language":"en"}}}""",
          "{\"status\":\"NotSupportedState\"}");
    }
  }

  @Test
  @DisplayName("TC_O_19: the operator hears that a station knows no such format")
  void format() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":19,"priority":"NormalCycle","message":{"format":"HTML",
           "content":"Hello","language":"en"}}}""",
          "{\"status\":\"NotSupportedMessageFormat\"}");
    }
  }

  @Test
  @DisplayName("TC_O_25: a message is shown in one state")
  void inOneState() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":25,"priority":"NormalCycle","state":"Charging",
           "message":{"format":"UTF8","content":"Hello","language":"en"}}}""");
    }
  }

  @Test
  @DisplayName("TC_O_26: the operator hears that a message was rejected")
  void rejected() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":26,"priority":"NormalCycle","message":{"format":"UTF8",
           "content":"Hello","language":"en"}}}""",
          "{\"status\":\"Rejected\"}");
    }
  }

  @Test
  @DisplayName("TC_O_27: a message is shown later in a transaction")
  void laterInATransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":27,"priority":"NormalCycle",
           "startDateTime":"2030-01-01T00:00:00Z","transactionId":"%s",
           "message":{"format":"UTF8","content":"Hello","language":"en"}}}"""
              .formatted(transaction.id()));
    }
  }

  @Test
  @DisplayName("TC_O_28: a message is shown for a while in a transaction")
  void forAWhileInATransaction() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":28,"priority":"NormalCycle",
           "endDateTime":"2030-01-01T00:00:00Z","transactionId":"%s",
           "message":{"format":"UTF8","content":"Hello","language":"en"}}}"""
              .formatted(transaction.id()));
    }
  }

  @Test
  @DisplayName("TC_O_100: the operator hears that a station knows no such language")
  void language() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":100,"priority":"NormalCycle","message":{"format":"UTF8",
           "content":"Hallo","language":"de"}}}""",
          "{\"status\":\"LanguageNotSupported\"}");
    }
  }

  @Test
  @DisplayName("TC_O_101: a message is shown in several languages")
  void languages() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      stand.relays(
          station,
          "SetDisplayMessage",
          """
          {"message":{"id":101,"priority":"NormalCycle","message":{"format":"UTF8",
           "content":"Hello","language":"en"},"messageExtra":[{"format":"UTF8",
           "content":"Hallo","language":"de"}]}}""");
    }
  }

  @Test
  @DisplayName("TC_O_02: all messages are reported")
  void all() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation = stand.begins(station, "display-messages/report", "{}");
      JsonNode asked = station.called("GetDisplayMessages");
      assertThat(asked.has("id")).isFalse();
      station.call("NotifyDisplayMessages", Messages.shown(asked.get("requestId").asInt()));
      stand.awaitOperation(operation, "DONE");
    }
  }

  @Test
  @DisplayName("TC_O_03: no messages are reported")
  void none() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.answers("GetDisplayMessages", "{\"status\":\"Unknown\"}");
      stand.begins(station, "display-messages/report", "{}");
      JsonNode asked = station.called("GetDisplayMessages");
      assertThat(asked.has("requestId")).isTrue();
    }
  }

  @Test
  @DisplayName("TC_O_07: a message is reported by its id")
  void byId() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation = stand.begins(station, "display-messages/report", "{\"ids\":[7]}");
      JsonNode asked = station.called("GetDisplayMessages");
      assertThat(asked.get("id").get(0).asInt()).isEqualTo(7);
      station.call("NotifyDisplayMessages", Messages.shown(asked.get("requestId").asInt()));
      stand.awaitOperation(operation, "DONE");
    }
  }

  @Test
  @DisplayName("TC_O_08: messages are reported by priority")
  void byPriority() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation =
          stand.begins(station, "display-messages/report", "{\"priority\":\"NormalCycle\"}");
      JsonNode asked = station.called("GetDisplayMessages");
      assertThat(asked.get("priority").asText()).isEqualTo("NormalCycle");
      station.call("NotifyDisplayMessages", Messages.shown(asked.get("requestId").asInt()));
      stand.awaitOperation(operation, "DONE");
    }
  }

  @Test
  @DisplayName("TC_O_09: messages are reported by state")
  void byState() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation =
          stand.begins(station, "display-messages/report", "{\"state\":\"Charging\"}");
      JsonNode asked = station.called("GetDisplayMessages");
      assertThat(asked.get("state").asText()).isEqualTo("Charging");
      station.call("NotifyDisplayMessages", Messages.shown(asked.get("requestId").asInt()));
      stand.awaitOperation(operation, "DONE");
    }
  }

  @Test
  @DisplayName("TC_O_11: what is not there is not reported")
  void unknownParameters() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.answers("GetDisplayMessages", "{\"status\":\"Unknown\"}");
      stand.begins(station, "display-messages/report", "{\"ids\":[11],\"state\":\"Faulted\"}");
      JsonNode asked = station.called("GetDisplayMessages");
      assertThat(asked.get("state").asText()).isEqualTo("Faulted");
    }
  }
}
