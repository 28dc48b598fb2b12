package org.voltide.csms.stationcertificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.ScriptedStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.store.Database;
import org.voltide.pki.validation.CertificateHash;

/** Root certificates wished for, on stations that keep and name what they are given. */
@QuarkusTest
class DesiredCertificatesTest {
  private static final String DESIRED = "/api/v1/stations/{id}/desired";
  private static final String V2G = "V2GRootCertificate";
  private static final String CSMS = "CSMSRootCertificate";
  private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

  @Inject StationGateway gateway;
  @Inject Database database;

  /** What the station has: use and hash. */
  private final List<Map.Entry<String, CertificateHash>> held = new CopyOnWriteArrayList<>();

  @Test
  void installsWhatIsMissingAndDeletesTheRestOnlyWhenToldTo() throws Exception {
    TestRoots old = TestRoots.self("CN=Old", 0x0a);
    TestRoots fresh = TestRoots.self("CN=Fresh", 0x0b);
    held.add(Map.entry(V2G, old.hash()));
    try (ScriptedStation station = keeping("ROOTS-1", fresh)) {
      wish(station, V2G, false, fresh).statusCode(200);
      awaitState(station, V2G, "APPLIED");
      assertThat(station.asked("InstallCertificate")).hasSize(1);
      shown(station)
          .body("[0].actual.installed", hasSize(2))
          .body("[0].actual.missing", hasSize(0))
          .body("[0].actual.others.serialNumber", equalTo(List.of("a")));
      assertThat(station.asked("DeleteCertificate")).isEmpty();

      wish(station, V2G, true, fresh).statusCode(200);
      Awaitility.await().until(() -> held.size() == 1);
      assertThat(held.getFirst().getValue()).isEqualTo(fresh.hash());
      assertThat(station.asked("InstallCertificate")).hasSize(1);

      awaitState(station, V2G, "APPLIED");
      Callers.operator().delete(DESIRED + "/certificates?key=" + V2G, station.id());
      Awaitility.await().until(held::isEmpty);
    }
  }

  @Test
  void whatIsNamedIsDeletedAndOthersStay() throws Exception {
    TestRoots old = TestRoots.self("CN=Old", 0x6a);
    TestRoots other = TestRoots.self("CN=Other", 0x6b);
    TestRoots fresh = TestRoots.self("CN=Fresh", 0x6c);
    held.add(Map.entry(CSMS, old.hash()));
    held.add(Map.entry(CSMS, other.hash()));
    try (ScriptedStation station = keeping("ROOTS-8", fresh)) {
      Callers.operator()
          .body(
              Map.of(
                  "certificateType",
                  CSMS,
                  "certificates",
                  List.of(fresh.pem()),
                  "without",
                  List.of(old.pem())))
          .put(DESIRED + "/certificates", station.id())
          .then()
          .statusCode(200);
      awaitState(station, CSMS, "APPLIED");
      assertThat(held)
          .extracting(Map.Entry::getValue)
          .containsExactlyInAnyOrder(other.hash(), fresh.hash());
      Callers.operator()
          .body(
              Map.of(
                  "certificateType",
                  CSMS,
                  "certificates",
                  List.of(fresh.pem()),
                  "without",
                  List.of("none")))
          .put(DESIRED + "/certificates", station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/without/0"));
    }
  }

  @Test
  void aStationThatBootsIsComparedAgain() throws Exception {
    TestRoots root = TestRoots.self("CN=Kept", 0x1c);
    try (ScriptedStation station = keeping("ROOTS-2", root)) {
      wish(station, V2G, false, root);
      awaitState(station, V2G, "APPLIED");
      held.clear();
      assertThat(station.boot()).isEqualTo("Accepted");
      Awaitility.await().until(() -> held.size() == 1);
    }
  }

  @Test
  void theLastRootOfTheCsmsStays() throws Exception {
    TestRoots only = TestRoots.self("CN=Only", 0x2a);
    held.add(Map.entry(CSMS, only.hash()));
    try (ScriptedStation station = keeping("ROOTS-3")) {
      wish(station, CSMS, true).statusCode(422).body("pointer", equalTo("/certificates"));
      wish(station, CSMS, true, only);
      awaitState(station, CSMS, "APPLIED");
      Callers.operator().delete(DESIRED + "/certificates?key=" + CSMS, station.id());
      Awaitility.await().untilAsserted(() -> shown(station).body("$", hasSize(0)));
      assertThat(station.asked("DeleteCertificate")).isEmpty();
    }
  }

  @Test
  void aStationThatRefusesTheNewRootKeepsTheOldOne() throws Exception {
    TestRoots old = TestRoots.self("CN=Old", 0x3a);
    held.add(Map.entry(CSMS, old.hash()));
    try (ScriptedStation station = keeping("ROOTS-4")) {
      station.on("InstallCertificate", "{\"status\":\"Rejected\"}");
      wish(station, CSMS, true, TestRoots.self("CN=New", 0x3b));
      awaitState(station, CSMS, "FAILED");
      shown(station)
          .body("[0].lastError", containsString("Rejected"))
          .body("[0].attempts", equalTo(1))
          .body("[0].actual.missing", equalTo(List.of("CN=New")));
      assertThat(station.asked("DeleteCertificate")).isEmpty();
    }
  }

  @Test
  void aFullStoreIsSaidBeforeAnythingIsTried() throws Exception {
    held.add(Map.entry(V2G, TestRoots.self("CN=One", 0x4a).hash()));
    TestRoots two = TestRoots.self("CN=Two", 0x4b);
    try (ScriptedStation station = keeping("ROOTS-5", two)) {
      told(station, "CertificateEntries", "1", 1);
      wish(station, V2G, false, two);
      awaitState(station, V2G, "FAILED");
      shown(station).body("[0].lastError", containsString("at most 1 certificates"));
      assertThat(station.asked("InstallCertificate")).isEmpty();
      wish(station, V2G, true, two);
      awaitState(station, V2G, "APPLIED");
      assertThat(held).extracting(Map.Entry::getValue).containsExactly(two.hash());
    }
  }

  @Test
  void rootsThatSignedEachOtherFollowOneAnother() throws Exception {
    TestRoots first = TestRoots.self("CN=First", 0x5a);
    TestRoots second = first.successor("CN=Second", 0x5b);
    TestRoots third = second.successor("CN=Third", 0x5c);
    held.add(Map.entry(CSMS, second.hash()));
    try (ScriptedStation station = keeping("ROOTS-6", third)) {
      told(station, "AdditionalRootCertificateCheck", "true", 1);
      wish(station, CSMS, true, third, first, second);
      awaitState(station, CSMS, "APPLIED");
      assertThat(station.asked("InstallCertificate")).hasSize(1);
      assertThat(station.asked("DeleteCertificate")).isEmpty();

      wish(station, CSMS, true, third, TestRoots.self("CN=Stranger", 0x5d));
      awaitState(station, CSMS, "FAILED");
      shown(station).body("[0].lastError", containsString("AdditionalRootCertificateCheck"));
    }
  }

  @Test
  void whatIsNoRootIsNotWishedFor() {
    try (ScriptedStation station = keeping("ROOTS-7")) {
      Callers.operator()
          .body("{\"certificateType\":\"%s\",\"certificates\":[\"none\"]}".formatted(V2G))
          .put(DESIRED + "/certificates", station.id())
          .then()
          .statusCode(422)
          .body("pointer", equalTo("/certificates/0"));
      Callers.operator()
          .body("{\"certificateType\":\"Other\"}")
          .put(DESIRED + "/certificates", station.id())
          .then()
          .statusCode(400);
    }
  }

  /** A station whose store is {@link #held}, and that can be given these. */
  private ScriptedStation keeping(String id, TestRoots... known) {
    ScriptedStation station = ScriptedStation.connected(id, gateway.plainPort());
    station
        .on("GetInstalledCertificateIds", _ -> listed())
        .on(
            "InstallCertificate",
            request -> {
              String pem = request.get("certificate").asText();
              TestRoots root =
                  Arrays.stream(known)
                      .filter(one -> pem(one).equals(pem))
                      .findFirst()
                      .orElseThrow();
              held.add(Map.entry(request.get("certificateType").asText(), root.hash()));
              return ACCEPTED;
            })
        .on(
            "DeleteCertificate",
            request -> {
              String serial = serial(request.get("certificateHashData"));
              held.removeIf(one -> one.getValue().serialNumber().equals(serial));
              return ACCEPTED;
            });
    assertThat(station.boot()).isEqualTo("Accepted");
    return station;
  }

  private String listed() {
    return held.isEmpty()
        ? "{\"status\":\"NotFound\"}"
        : held.stream()
            .map(
                one ->
                    """
                    {"certificateType":"%s","certificateHashData":{"hashAlgorithm":"SHA256",
                     "issuerNameHash":"%s","issuerKeyHash":"%s","serialNumber":"%s"}}\
                    """
                        .formatted(
                            one.getKey(),
                            one.getValue().issuerNameHash(),
                            one.getValue().issuerKeyHash(),
                            one.getValue().serialNumber()))
            .collect(
                Collectors.joining(
                    ",", "{\"status\":\"Accepted\",\"certificateHashDataChain\":[", "]}"));
  }

  private static String serial(JsonNode hashData) {
    return hashData.get("serialNumber").asText();
  }

  private static String pem(TestRoots root) {
    try {
      return root.pem();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static ValidatableResponse wish(
      ScriptedStation station, String use, boolean exactly, TestRoots... roots) {
    return Callers.operator()
        .body(
            Map.of(
                "certificateType",
                use,
                "exactly",
                exactly,
                "certificates",
                Arrays.stream(roots).map(DesiredCertificatesTest::pem).toList()))
        .put(DESIRED + "/certificates", station.id())
        .then();
  }

  private void told(ScriptedStation station, String variable, String value, int most) {
    database.update(
        """
        insert into station_variable (station_id, key, component, variable, attribute, value,
                                      max_limit, reported_at, changed_at)
        values (?, ?, 'SecurityCtrlr', ?, 'Actual', ?, ?, now(), now())
        """,
        station.id(),
        "securityctrlr/" + variable.toLowerCase(java.util.Locale.ROOT),
        variable,
        value,
        most);
  }

  private static ValidatableResponse shown(ScriptedStation station) {
    return Callers.viewer().get(DESIRED + "?kind=certificates", station.id()).then();
  }

  private static void awaitState(ScriptedStation station, String use, String state) {
    Awaitility.await()
        .untilAsserted(
            () -> shown(station).body("[0].key", equalTo(use)).body("[0].state", equalTo(state)));
  }
}
