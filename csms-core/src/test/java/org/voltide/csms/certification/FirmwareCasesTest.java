package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L: firmware and what stations say of its installation. */
@QuarkusTest
class FirmwareCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_L_01: signed firmware is installed")
  void installed() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      updates(station, 1, "Accepted");
      tells(
          station,
          1,
          "Downloading",
          "Downloaded",
          "SignatureVerified",
          "Installing",
          "InstallRebooting",
          "Installed");
    }
  }

  @Test
  @DisplayName("TC_L_02: an installation waits")
  void installScheduled() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      updates(station, 2, "Accepted");
      tells(
          station,
          2,
          "Downloading",
          "Downloaded",
          "SignatureVerified",
          "InstallScheduled",
          "Installing",
          "Installed");
    }
  }

  @Test
  @DisplayName("TC_L_03: a download waits")
  void downloadScheduled() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      updates(station, 3, "Accepted");
      tells(
          station,
          3,
          "DownloadScheduled",
          "Downloading",
          "Downloaded",
          "SignatureVerified",
          "Installing",
          "Installed");
    }
  }

  @Test
  @DisplayName("TC_L_04: a revoked certificate is refused")
  void revoked() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      updates(station, 4, "RevokedCertificate");
    }
  }

  @Test
  @DisplayName("TC_L_05: an invalid certificate is refused")
  void invalidCertificate() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      updates(station, 5, "InvalidCertificate");
    }
  }

  @Test
  @DisplayName("TC_L_06: a wrong signature is told")
  void wrongSignature() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      updates(station, 6, "Accepted");
      tells(station, 6, "Downloading", "Downloaded", "InvalidSignature");
    }
  }

  @Test
  @DisplayName("TC_L_07: a failed download is told")
  void downloadFailed() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      updates(station, 7, "Accepted");
      tells(station, 7, "Downloading", "DownloadFailed");
    }
  }

  @Test
  @DisplayName("TC_L_08: a failed verification is told")
  void verificationFailed() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      updates(station, 8, "Accepted");
      tells(
          station,
          8,
          "Downloading",
          "Downloaded",
          "SignatureVerified",
          "Installing",
          "InstallVerificationFailed");
    }
  }

  @Test
  @DisplayName("TC_L_09: a failed installation is told")
  void installationFailed() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      updates(station, 9, "Accepted");
      tells(
          station,
          9,
          "Downloading",
          "Downloaded",
          "SignatureVerified",
          "Installing",
          "InstallationFailed");
    }
  }

  @Test
  @DisplayName("TC_L_10: a newer update replaces one that runs")
  void replaced() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      updates(station, 10, "Accepted");
      tells(station, 10, "Downloading");
      updates(station, 1010, "AcceptedCanceled");
      tells(
          station,
          1010,
          "Downloading",
          "Downloaded",
          "SignatureVerified",
          "Installing",
          "Installed");
    }
  }

  @Test
  @DisplayName("TC_L_11: an update that runs cannot be replaced")
  void notReplaced() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      updates(station, 11, "Accepted");
      tells(station, 11, "Downloading", "Downloaded", "SignatureVerified", "Installing");
      updates(station, 1011, "Rejected");
      tells(station, 11, "Installed");
    }
  }

  @Test
  @DisplayName("TC_L_13: an update waits for the end of a transaction")
  void waits() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Transaction transaction = new Transaction();
      station.call(
          "TransactionEvent",
          transaction.started("CablePluggedIn", "EVConnected", Transaction.EVSE));
      updates(station, 13, "Accepted");
      tells(station, 13, "DownloadScheduled");
      station.call("TransactionEvent", transaction.ended("EVCommunicationLost", "EVDisconnected"));
      tells(
          station, 13, "Downloading", "Downloaded", "SignatureVerified", "Installing", "Installed");
    }
  }

  @Test
  @DisplayName("TC_L_17: firmware is published")
  void published() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      publishes(station, 17, "Downloading", "Downloaded", "ChecksumVerified", "Published");
    }
  }

  @Test
  @DisplayName("TC_L_19: a wrong checksum is told")
  void wrongChecksum() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      publishes(station, 19, "Downloading", "Downloaded", "InvalidChecksum");
    }
  }

  @Test
  @DisplayName("TC_L_20: a failed publication is told")
  void publishFailed() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      publishes(station, 20, "Downloading", "Downloaded", "ChecksumVerified", "PublishFailed");
    }
  }

  @Test
  @DisplayName("TC_L_24: a failed download of firmware to publish is told")
  void publishDownloadFailed() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      publishes(station, 24, "Downloading", "DownloadFailed");
    }
  }

  @Test
  @DisplayName("TC_L_21: firmware is no longer published")
  void unpublished() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station, "UnpublishFirmware", "{\"checksum\":\"00ff\"}", "{\"status\":\"Unpublished\"}");
    }
  }

  @Test
  @DisplayName("TC_L_22: there was no firmware to take back")
  void noFirmware() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station, "UnpublishFirmware", "{\"checksum\":\"00ff\"}", "{\"status\":\"NoFirmware\"}");
    }
  }

  @Test
  @DisplayName("TC_L_23: firmware that is being fetched stays")
  void downloadOngoing() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "UnpublishFirmware",
          "{\"checksum\":\"00ff\"}",
          "{\"status\":\"DownloadOngoing\"}");
    }
  }

  private void updates(ForeignStation station, int request, String status) {
    stand.relays(
        station,
        "UpdateFirmware",
        """
        {"requestId":%d,"retries":1,"retryInterval":10,"firmware":{
          "location":"https://firmware.example/1","retrieveDateTime":"2026-01-01T00:00:00Z",
          "signingCertificate":"PEM","signature":"AAEC"}}"""
            .formatted(request),
        "{\"status\":\"%s\"}".formatted(status));
  }

  private static void tells(ForeignStation station, int request, String... statuses) {
    for (String status : statuses) {
      String told = "{\"status\":\"%s\",\"requestId\":%d}".formatted(status, request);
      assertThat(station.call("FirmwareStatusNotification", told)).isEmpty();
    }
  }

  private void publishes(ForeignStation station, int request, String... statuses) {
    stand.relays(
        station,
        "PublishFirmware",
        """
        {"requestId":%d,"location":"https://firmware.example/1","checksum":"00ff"}"""
            .formatted(request));
    for (String status : statuses) {
      String location =
          status.equals("Published") ? ",\"location\":[\"http://station.example/1\"]" : "";
      String told = "{\"status\":\"%s\",\"requestId\":%d%s}".formatted(status, request, location);
      assertThat(station.call("PublishFirmwareStatusNotification", told)).isEmpty();
    }
  }
}
