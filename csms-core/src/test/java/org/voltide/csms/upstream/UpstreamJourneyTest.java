package org.voltide.csms.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.authorities.PemChain;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.platform.Settings;

/** An administrator names others; stations and cars get what these have. */
@QuarkusTest
class UpstreamJourneyTest {
  private static final String UPSTREAMS = "/api/v1/upstreams";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject StationGateway gateway;
  @Inject Settings settings;

  private final TestAuthority authority = new TestAuthority();

  @AfterEach
  void forget() {
    Callers.administrator().delete(UPSTREAMS + "/elsewhere");
    List<String> ids =
        Callers.viewer().get("/api/v1/authorities").path("findAll { it.purpose == 'STATIONS' }.id");
    ids.forEach(id -> Callers.administrator().delete("/api/v1/authorities/" + id));
  }

  private static Map<String, Object> account(String kind, String address, String... uses) {
    return new HashMap<>(
        Map.of(
            "kind",
            kind,
            "address",
            address,
            "authority",
            "stations",
            "uses",
            List.of(uses),
            "authentication",
            "BASIC",
            "user",
            "voltide"));
  }

  private static Map<String, Object> wanted(Map<String, Object> account) {
    return Map.of("account", account, "secret", "top secret");
  }

  @Test
  void aStationGetsWhatSomebodyElseIssued() throws Exception {
    try (EstServer server = new EstServer(authority);
        RealStation station = RealStation.booted(gateway)) {
      Map<String, Object> wanted = wanted(account("EST", server.address(), "V2G"));
      Callers.operator().body(wanted).put(UPSTREAMS + "/elsewhere").then().statusCode(403);
      Callers.administrator()
          .body(wanted)
          .put(UPSTREAMS + "/elsewhere")
          .then()
          .statusCode(200)
          .body("hasSecret", is(true))
          .body("toString()", not(containsString("top secret")));
      trust();
      Callers.administrator()
          .post(UPSTREAMS + "/elsewhere/check")
          .then()
          .statusCode(200)
          .body("$", hasSize(3))
          .body("findAll { it.trusted }.subject", everyItem(containsString("CN=root")));
      assertThat(sign(station)).isEqualTo("Accepted");
      JsonNode signed = station.answerNext("CertificateSigned", "{\"status\":\"Accepted\"}");
      assertThat(signed.get("certificateType").asText()).isEqualTo("V2GCertificate");
      List<X509Certificate> chain = PemChain.read(signed.get("certificateChain").asText());
      assertThat(chain).hasSize(3);
      chain.getLast().verify(authority.root().getPublicKey());
      String serial = chain.getFirst().getSerialNumber().toString(16);
      Callers.administrator()
          .body(Map.of("reason", "SUPERSEDED"))
          .post(
              "/api/v1/station-certificates/{issuer}/{serial}/revoke", "upstream elsewhere", serial)
          .then()
          .statusCode(409)
          .body("detail", containsString("issued elsewhere"));
    }
  }

  @Test
  void whatComesFromNobodyTrustedStaysAway() throws Exception {
    try (EstServer server = new EstServer(authority);
        RealStation station = RealStation.booted(gateway)) {
      Callers.administrator()
          .body(wanted(account("EST", server.address(), "V2G")))
          .put(UPSTREAMS + "/elsewhere")
          .then()
          .statusCode(200);
      assertThat(sign(station)).isEqualTo("Accepted");
      String orders = "/api/v1/station-certificates/orders";
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  Callers.viewer()
                      .get(orders)
                      .then()
                      .body(
                          "find { it.stationId == '%s' }.state".formatted(station.id()),
                          is("FAILED")));
      trust();
      String retry = orders + "/{station}/V2GCertificate/retry";
      Callers.viewer().post(retry, station.id()).then().statusCode(403);
      Callers.operator().post(retry, station.id()).then().statusCode(204);
      station.answerNext("CertificateSigned", "{\"status\":\"Accepted\"}");
      Callers.operator().post(retry, station.id()).then().statusCode(404);
    }
  }

  @Test
  void carsGetTheContractsOfAPoolOneAfterTheOther() {
    WireMockServer pool = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    pool.start();
    try (RealStation station = RealStation.booted(gateway)) {
      pool.stubFor(
          post("/v1/ccp/signedContractData")
              .withHeader("Authorization", equalTo(EstServer.BASIC))
              .willReturn(
                  okJson(
                      """
                      {"CCPResponse":{"emaidContent":[
                        {"messageDef":{"certificateInstallationRes":"b25l","emaid":"DEABCC00000001"}},
                        {"messageDef":{"certificateInstallationRes":"dHdv","emaid":"DEABCC00000002"}}
                      ]}}""")));
      Callers.administrator()
          .body(wanted(account("OPCP", "http://127.0.0.1:" + pool.port(), "CONTRACTS")))
          .put(UPSTREAMS + "/elsewhere")
          .then()
          .statusCode(200);
      String request =
          """
          {"iso15118SchemaVersion":"urn:iso:15118:2:2013:MsgDef","action":"Install",
           "exiRequest":"%s","maximumContractCertificateChains":2,
           "prioritizedEMAIDs":["DE-ABC-C00000002"]}"""
              .formatted(
                  Base64.getEncoder()
                      .encodeToString(station.id().getBytes(StandardCharsets.UTF_8)));
      JsonNode first = station.call("Get15118EVCertificate", request);
      assertThat(first.get("status").asText()).isEqualTo("Accepted");
      assertThat(first.get("exiResponse").asText()).as("what it wants first").isEqualTo("dHdv");
      assertThat(first.get("remainingContracts").asInt()).isEqualTo(1);
      JsonNode second = station.call("Get15118EVCertificate", request);
      assertThat(second.get("exiResponse").asText()).isEqualTo("b25l");
      assertThat(second.get("remainingContracts").asInt()).isZero();
    } finally {
      pool.stop();
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refused("/account/address", account("EST", "http://elsewhere.example", "V2G"));
    refused("/account/address", account("EST", "https://user@elsewhere.example", "V2G"));
    refused("/account/uses", account("ACME", "https://elsewhere.example", "CONTRACTS"));
    Map<String, Object> profiles = account("EST", "https://elsewhere.example", "V2G");
    profiles.put("profiles", "iso-15118-20");
    refused("/account/profiles", profiles);
    Map<String, Object> paths = account("EST", "https://elsewhere.example", "V2G");
    paths.put("paths", Map.of("enrol", "//other.example/ with blanks"));
    refused("/account/paths/enrol", paths);
    Map<String, Object> tls = account("EST", "https://elsewhere.example", "V2G");
    tls.put("serverRoots", "none");
    refused("/account/clientCertificates", tls);
    Callers.viewer().get(UPSTREAMS).then().statusCode(200).body("$", hasSize(0));
    Callers.administrator().delete(UPSTREAMS + "/nobody").then().statusCode(404);

    Map<String, Object> fine = account("EST", "https://127.0.0.1:1", "V2G");
    Callers.administrator().body(wanted(fine)).put(UPSTREAMS + "/elsewhere").then().statusCode(200);
    Callers.administrator()
        .body(wanted(fine))
        .put(UPSTREAMS + "/another")
        .then()
        .statusCode(409)
        .body("detail", containsString("asked for V2G already"));
    Callers.administrator().post(UPSTREAMS + "/elsewhere/check").then().statusCode(502);
    Callers.viewer().get(UPSTREAMS).then().body("[0].failure", containsString("cannot be reached"));
  }

  private static void refused(String pointer, Map<String, Object> account) {
    Callers.administrator()
        .body(wanted(account))
        .put(UPSTREAMS + "/elsewhere")
        .then()
        .statusCode(422)
        .body("pointer", is(pointer));
  }

  private void trust() {
    Callers.administrator()
        .body(Map.of("purpose", "STATIONS", "certificates", authority.rootPem()))
        .post("/api/v1/authorities")
        .then()
        .statusCode(200);
  }

  private String sign(RealStation station) throws Exception {
    String csr = TestAuthority.csr("DEABCE1", settings.operator().name());
    Map<String, Object> request =
        Map.of("csr", csr, "certificateType", "V2GCertificate", "requestId", 4);
    return station.call("SignCertificate", JSON.writeValueAsString(request)).get("status").asText();
  }
}
