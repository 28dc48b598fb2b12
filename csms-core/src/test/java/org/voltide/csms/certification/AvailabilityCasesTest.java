package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** G: what connectors say of themselves, and whether they may be used. */
@QuarkusTest
class AvailabilityCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_G_01: the status of a connector is kept")
  void status() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      for (String status : List.of("Occupied", "Faulted", "Available")) {
        assertThat(station.call("StatusNotification", Messages.status(1, 1, status))).isEmpty();
        assertThat(connector(station)).isEqualTo(status);
      }
    }
  }

  @Test
  @DisplayName("TC_G_03: an EVSE is taken out of use")
  void evseOut() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ChangeAvailability",
          """
          {"operationalStatus":"Inoperative","evse":{"id":1}}""");
      station.call("StatusNotification", Messages.status(1, 1, "Unavailable"));
      assertThat(connector(station)).isEqualTo("Unavailable");
    }
  }

  @Test
  @DisplayName("TC_G_04: an EVSE is put back into use")
  void evseBack() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ChangeAvailability",
          """
          {"operationalStatus":"Operative","evse":{"id":1}}""");
      station.call("StatusNotification", Messages.status(1, 1, "Available"));
      assertThat(connector(station)).isEqualTo("Available");
    }
  }

  @Test
  @DisplayName("TC_G_05: a station is taken out of use")
  void stationOut() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "ChangeAvailability", "{\"operationalStatus\":\"Inoperative\"}");
      station.call("StatusNotification", Messages.status(1, 1, "Unavailable"));
      assertThat(connector(station)).isEqualTo("Unavailable");
    }
  }

  @Test
  @DisplayName("TC_G_06: a station is put back into use")
  void stationBack() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(station, "ChangeAvailability", "{\"operationalStatus\":\"Operative\"}");
      station.call("StatusNotification", Messages.status(1, 1, "Available"));
      assertThat(connector(station)).isEqualTo("Available");
    }
  }

  @Test
  @DisplayName("TC_G_07: a connector is taken out of use")
  void connectorOut() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ChangeAvailability",
          """
          {"operationalStatus":"Inoperative","evse":{"id":1,"connectorId":1}}""");
      station.call("StatusNotification", Messages.status(1, 1, "Unavailable"));
      assertThat(connector(station)).isEqualTo("Unavailable");
    }
  }

  @Test
  @DisplayName("TC_G_08: a connector is put back into use")
  void connectorBack() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "ChangeAvailability",
          """
          {"operationalStatus":"Operative","evse":{"id":1,"connectorId":1}}""");
      station.call("StatusNotification", Messages.status(1, 1, "Available"));
      assertThat(connector(station)).isEqualTo("Available");
    }
  }

  @Test
  @DisplayName("TC_G_11: an EVSE leaves use after its transaction")
  void evseOutLater() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(
          station,
          "ChangeAvailability",
          """
          {"operationalStatus":"Inoperative","evse":{"id":1}}""",
          "{\"status\":\"Scheduled\"}");
      station.call("TransactionEvent", transaction.ended("EVCommunicationLost", "EVDisconnected"));
      station.call("StatusNotification", Messages.status(1, 1, "Unavailable"));
      assertThat(connector(station)).isEqualTo("Unavailable");
    }
  }

  @Test
  @DisplayName("TC_G_14: a station leaves use after its transaction")
  void stationOutLater() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(
          station,
          "ChangeAvailability",
          "{\"operationalStatus\":\"Inoperative\"}",
          "{\"status\":\"Scheduled\"}");
      station.call("TransactionEvent", transaction.ended("EVCommunicationLost", "EVDisconnected"));
      station.call("StatusNotification", Messages.status(1, 1, "Unavailable"));
      assertThat(connector(station)).isEqualTo("Unavailable");
    }
  }

  @Test
  @DisplayName("TC_G_17: a connector leaves use after its transaction")
  void connectorOutLater() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      stand.relays(
          station,
          "ChangeAvailability",
          """
          {"operationalStatus":"Inoperative","evse":{"id":1,"connectorId":1}}""",
          "{\"status\":\"Scheduled\"}");
      station.call("TransactionEvent", transaction.ended("EVCommunicationLost", "EVDisconnected"));
      station.call("StatusNotification", Messages.status(1, 1, "Unavailable"));
      assertThat(connector(station)).isEqualTo("Unavailable");
    }
  }

  private static String connector(ForeignStation station) {
    return Callers.viewer()
        .get("/api/v1/stations/{id}", station.id())
        .path("evses[0].connectors[0].status");
  }
}
