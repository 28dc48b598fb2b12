package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** N: what stations know of customers. */
@QuarkusTest
class CustomerCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_N_27: a station tells what it knows")
  void tells() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      asks(station, true, false, "x");
    }
  }

  @Test
  @DisplayName("TC_N_28: a station knows nothing")
  void knowsNothing() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      asks(station, true, false, "");
    }
  }

  @Test
  @DisplayName("TC_N_29: a station does not tell")
  void refuses() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.answers("CustomerInformation", "{\"status\":\"Rejected\"}");
      String operation =
          stand.begins(
              station,
              "customer-information",
              """
              {"report":true,"clear":false,"idToken":{"idToken":"C1","type":"ISO14443"}}""");
      JsonNode asked = station.called("CustomerInformation");
      assertThat(asked.get("report").asBoolean()).isTrue();
      assertThat(asked.get("clear").asBoolean()).isFalse();
      stand.awaitOperation(operation, "FAILED");
    }
  }

  @Test
  @DisplayName("TC_N_30: a station tells and forgets")
  void tellsAndForgets() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      asks(station, true, true, "x");
    }
  }

  @Test
  @DisplayName("TC_N_31: a station had nothing to forget")
  void hadNothing() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      asks(station, true, true, "");
    }
  }

  @Test
  @DisplayName("TC_N_32: a station forgets without a word")
  void forgets() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      asks(station, false, true, "");
    }
  }

  @Test
  @DisplayName("TC_N_46: a forgotten token leaves the local list")
  void leavesTheList() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      Callers.operator()
          .body(
              """
              {"entries":[
                {"idToken":{"idToken":"C1","type":"ISO14443"},"idTokenInfo":{"status":"Accepted"}},
                {"idToken":{"idToken":"C2","type":"ISO14443"},"idTokenInfo":{"status":"Accepted"}}]}""")
          .put("/api/v1/stations/{id}/desired/local-list", station.id())
          .then()
          .statusCode(200);
      JsonNode whole = station.called("SendLocalList");
      assertThat(whole.get("localAuthorizationList")).hasSize(2);
      int version = whole.get("versionNumber").asInt();
      station.answers("GetLocalListVersion", "{\"versionNumber\":%d}".formatted(version));
      asks(station, false, true, "");
      JsonNode change = station.called("SendLocalList");
      assertThat(change.get("updateType").asText()).isEqualTo("Differential");
      assertThat(change.get("localAuthorizationList"))
          .isEqualTo(
              NodeProgram.json("[{\"idToken\":{\"idToken\":\"C1\",\"type\":\"ISO14443\"}}]"));
    }
  }

  @Test
  @DisplayName("TC_N_62: a customer is named by an identifier")
  void byIdentifier() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation =
          stand.begins(
              station,
              "customer-information",
              """
              {"report":false,"clear":true,"customerIdentifier":"Ada"}""");
      JsonNode asked = station.called("CustomerInformation");
      assertThat(asked.get("customerIdentifier").asText()).isEqualTo("Ada");
      station.call(
          "NotifyCustomerInformation", Messages.customer(asked.get("requestId").asInt(), ""));
      stand.awaitOperation(operation, "DONE");
    }
  }

  @Test
  @DisplayName("TC_N_63: a customer is named by a certificate")
  void byCertificate() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String operation =
          stand.begins(
              station,
              "customer-information",
              """
              {"report":false,"clear":true,"customerCertificate":{"hashAlgorithm":"SHA256",
               "issuerNameHash":"aa","issuerKeyHash":"bb","serialNumber":"1"}}""");
      JsonNode asked = station.called("CustomerInformation");
      assertThat(asked.has("customerCertificate")).isTrue();
      station.call(
          "NotifyCustomerInformation", Messages.customer(asked.get("requestId").asInt(), ""));
      stand.awaitOperation(operation, "DONE");
    }
  }

  /** Asks of the holder of a card, and waits until all is told. */
  private void asks(ForeignStation station, boolean report, boolean clear, String told) {
    String operation =
        stand.begins(
            station,
            "customer-information",
            """
            {"report":%s,"clear":%s,"idToken":{"idToken":"C1","type":"ISO14443"}}"""
                .formatted(report, clear));
    JsonNode asked = station.called("CustomerInformation");
    assertThat(asked.get("report").asBoolean()).isEqualTo(report);
    assertThat(asked.get("clear").asBoolean()).isEqualTo(clear);
    station.call(
        "NotifyCustomerInformation", Messages.customer(asked.get("requestId").asInt(), told));
    stand.awaitOperation(operation, "DONE");
  }
}
