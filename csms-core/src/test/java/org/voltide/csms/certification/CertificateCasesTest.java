package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.platform.Json;

/** M: the certificates in stations. */
@QuarkusTest
class CertificateCasesTest {
  private static final String CERTIFICATES = "/api/v1/stations/{id}/certificates";
  private static final String NOTHING = "{\"status\":\"NotFound\"}";

  @Inject Stand stand;

  @Test
  @DisplayName("TC_M_01: a root of the CSMS is installed")
  void csmsRoot() {
    installed("ocpp2.0.1", "CSMSRootCertificate");
  }

  @Test
  @DisplayName("TC_M_02: a manufacturer's root is installed")
  void manufacturerRoot() {
    installed("ocpp2.0.1", "ManufacturerRootCertificate");
  }

  @Test
  @DisplayName("TC_M_03: a V2G root is installed")
  void v2gRoot() {
    installed("ocpp2.0.1", "V2GRootCertificate");
  }

  @Test
  @DisplayName("TC_M_04: a root of mobility operators is installed")
  void moRoot() {
    installed("ocpp2.0.1", "MORootCertificate");
  }

  @Test
  @DisplayName("TC_M_101: a car maker's root is installed")
  void oemRoot() {
    installed("ocpp2.1", "OEMRootCertificate");
  }

  @Test
  @DisplayName("TC_M_05: the operator hears that an installation failed; nothing is shown")
  void failed() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      station.answers("InstallCertificate", "{\"status\":\"Failed\"}");
      install(station, "CSMSRootCertificate").statusCode(502);
      shows(station);
      Wishes wishes = new Wishes(station, "certificates");
      station.answers("GetInstalledCertificateIds", NOTHING);
      wishes.wish(
          Json.text(
              Map.of(
                  "certificateType", "V2GRootCertificate", "certificates", List.of(stand.root()))));
      JsonNode wish = wishes.awaits("V2GRootCertificate", "FAILED");
      assertThat(wish.get("lastError").asText()).contains("Failed");
      assertThat(wish.at("/actual/missing")).hasSize(1);
    }
  }

  @Test
  @DisplayName("TC_M_12: the roots of the CSMS are listed")
  void listsCsmsRoots() {
    listed("CSMSRootCertificate");
  }

  @Test
  @DisplayName("TC_M_13: manufacturers' roots are listed")
  void listsManufacturerRoots() {
    listed("ManufacturerRootCertificate");
  }

  @Test
  @DisplayName("TC_M_14: V2G roots are listed")
  void listsV2gRoots() {
    listed("V2GRootCertificate");
  }

  @Test
  @DisplayName("TC_M_15: V2G chains are listed")
  void listsV2gChains() {
    listed("V2GCertificateChain");
  }

  @Test
  @DisplayName("TC_M_16: roots of mobility operators are listed")
  void listsMoRoots() {
    listed("MORootCertificate");
  }

  @Test
  @DisplayName("TC_M_17: two kinds of roots are listed")
  void listsTwoKinds() {
    listed("CSMSRootCertificate", "ManufacturerRootCertificate");
  }

  @Test
  @DisplayName("TC_M_18: everything installed is listed")
  void listsAll() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      String[] all = {
        "CSMSRootCertificate",
        "MORootCertificate",
        "ManufacturerRootCertificate",
        "V2GCertificateChain",
        "V2GRootCertificate"
      };
      has(station, all);
      refresh(station).statusCode(200);
      assertThat(station.called("GetInstalledCertificateIds")).isEmpty();
      shows(station, all);
    }
  }

  @Test
  @DisplayName("TC_M_19: nothing of a kind is installed any more")
  void listsNothing() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      has(station, "CSMSRootCertificate", "MORootCertificate");
      refresh(station).statusCode(200);
      station.answers("GetInstalledCertificateIds", NOTHING);
      refresh(station, "CSMSRootCertificate").statusCode(200);
      shows(station, "MORootCertificate");
    }
  }

  @Test
  @DisplayName("TC_M_20: a certificate is deleted")
  void deleted() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      has(station, "V2GRootCertificate");
      String id = refresh(station).extract().path("[0].id");
      delete(station, id).statusCode(204);
      assertThat(station.called("DeleteCertificate").get("certificateHashData"))
          .isEqualTo(NodeProgram.json(hash("V2GRootCertificate")));
      shows(station);
    }
  }

  @Test
  @DisplayName("TC_M_21: the operator hears that a certificate was not deleted, and still sees it")
  void notDeleted() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      has(station, "V2GRootCertificate");
      String id = refresh(station).extract().path("[0].id");
      station.answers("DeleteCertificate", "{\"status\":\"Failed\"}");
      delete(station, id).statusCode(502);
      shows(station, "V2GRootCertificate");
      station.answers("DeleteCertificate", NOTHING);
      delete(station, id).statusCode(204);
      shows(station);
    }
  }

  /** A root is installed, and listed as the station says it has it then. */
  private void installed(String protocol, String use) {
    try (ForeignStation station = stand.booted(protocol)) {
      has(station, use);
      install(station, use).statusCode(200).body("certificateType", equalTo(List.of(use)));
      JsonNode order = station.called("InstallCertificate");
      assertThat(order.get("certificateType").asText()).isEqualTo(use);
      assertThat(order.get("certificate").asText()).isEqualTo(stand.root());
      shows(station, use);
      Callers.operator()
          .body("{\"certificateType\":\"%s\",\"certificate\":\"none\"}".formatted(use))
          .post(CERTIFICATES, station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/certificate"));
    }
  }

  /** Certificates of these kinds are asked for, and what is known of others stays. */
  private void listed(String... uses) {
    String other = uses[0].equals("MORootCertificate") ? "V2GRootCertificate" : "MORootCertificate";
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      has(station, other);
      refresh(station).statusCode(200);
      station.called("GetInstalledCertificateIds");
      has(station, uses);
      refresh(station, uses).statusCode(200);
      assertThat(station.called("GetInstalledCertificateIds"))
          .isEqualTo(
              NodeProgram.json(
                  "{\"certificateType\":[\"%s\"]}".formatted(String.join("\",\"", uses))));
      String[] all = Arrays.copyOf(uses, uses.length + 1);
      all[uses.length] = other;
      shows(station, all);
    }
  }

  private ValidatableResponse install(ForeignStation station, String use) {
    return Callers.operator()
        .body(Map.of("certificateType", use, "certificate", stand.root()))
        .post(CERTIFICATES, station.id())
        .then();
  }

  private static ValidatableResponse refresh(ForeignStation station, String... uses) {
    String types = uses.length == 0 ? "" : "?type=" + String.join("&type=", uses);
    return Callers.operator().post(CERTIFICATES + "/refresh" + types, station.id()).then();
  }

  private static ValidatableResponse delete(ForeignStation station, String certificate) {
    return Callers.operator()
        .delete(CERTIFICATES + "/{certificate}", station.id(), certificate)
        .then();
  }

  /** What the station says that it has when it is asked next: one of each kind. */
  private static void has(ForeignStation station, String... uses) {
    station.answers(
        "GetInstalledCertificateIds",
        Arrays.stream(uses)
            .map(
                use ->
                    "{\"certificateType\":\"%s\",\"certificateHashData\":%s}"
                        .formatted(use, hash(use)))
            .collect(
                Collectors.joining(
                    ",", "{\"status\":\"Accepted\",\"certificateHashDataChain\":[", "]}")));
  }

  private static String hash(String use) {
    return """
        {"hashAlgorithm":"SHA256","issuerNameHash":"aa","issuerKeyHash":"bb",
         "serialNumber":"%x"}"""
        .formatted(use.length());
  }

  /** What the API shows of the station's certificates. */
  private static void shows(ForeignStation station, String... uses) {
    assertThat(
            Callers.viewer()
                .get(CERTIFICATES, station.id())
                .jsonPath()
                .<String>getList("certificateType"))
        .containsExactlyInAnyOrder(uses);
  }
}
