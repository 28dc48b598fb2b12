package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.platform.Settings;
import org.voltide.csms.store.Database;

/** Where foreign stations meet the running core: registers what a case needs, connects, asks. */
@Singleton
class Stand {
  static final String PASSWORD = "sixteen letters!";
  private static final String ACCEPTED = "{\"status\":\"Accepted\"}";
  private static final AtomicInteger REGISTERED = new AtomicInteger();

  @Inject StationGateway gateway;
  @Inject Settings settings;
  @Inject Database database;

  /** A registered station with two EVSEs that has not connected. */
  String register() {
    return register("certification", Map.of());
  }

  /** The same at a site of this name, with whatever else the API says of stations. */
  String register(String site, Map<String, Object> more) {
    String id = "CERT-" + REGISTERED.incrementAndGet();
    Callers.administrator()
        .body(
            """
            {"id":"%s","name":"Stand","timeZone":"UTC",
             "importLimitW":50000,"exportLimitW":50000,"baseLoadW":1000}"""
                .formatted(site))
        .post("/api/v1/sites");
    Map<String, Object> fields = new HashMap<>();
    fields.put("evses", List.of(evse(1), evse(2)));
    fields.putAll(Map.of("id", id, "siteId", site, "password", PASSWORD));
    fields.putAll(more);
    Callers.operator().body(fields).post("/api/v1/stations").then().statusCode(201);
    return id;
  }

  /** A site no other case uses, so that its plan depends on this one alone. */
  static String newSite() {
    return "site-" + REGISTERED.incrementAndGet();
  }

  private static Map<String, Object> evse(int id) {
    return Map.of(
        "id",
        id,
        "current",
        "DC",
        "maxChargeW",
        22_000,
        "maxDischargeW",
        22_000,
        "connectors",
        List.of(Map.of("id", 1)));
  }

  /** Registers a token and returns its text. */
  String token(String type, String status) {
    return token(Map.of("type", type, "status", status));
  }

  /** The same, with whatever else the API says of tokens. */
  String token(Map<String, Object> fields) {
    String idToken = "T" + REGISTERED.incrementAndGet();
    Map<String, Object> all = new HashMap<>(fields);
    all.put("idToken", idToken);
    Callers.operator().body(all).post("/api/v1/tokens").then().statusCode(201);
    return idToken;
  }

  /** How a station reaches the gateway without TLS. */
  ObjectNode plain(String id, String password, String... protocols) {
    ObjectNode how =
        NodeProgram.order("connect")
            .put("endpoint", "ws://127.0.0.1:%d/ocpp".formatted(gateway.plainPort()))
            .put("identity", id)
            .put("password", password);
    List.of(protocols).forEach(how.withArray("protocols")::add);
    return how;
  }

  /** How a station reaches the gateway with TLS, trusting the root that Voltide gives out. */
  ObjectNode secure(String id, String password, String... protocols) {
    ObjectNode how = plain(id, password, protocols);
    how.put("endpoint", "wss://127.0.0.1:%d/ocpp".formatted(gateway.tlsPort()));
    how.putObject("tls").put("ca", root());
    return how;
  }

  /** The root that Voltide gives out, in PEM. */
  String root() {
    try {
      return Files.readString(settings.data().dir().resolve("pki").resolve("csms-root.pem"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new station, connected, that has said nothing yet. */
  ForeignStation connected(String protocol) {
    return connected(register(), protocol);
  }

  /** A registered station, connected. */
  ForeignStation connected(String id, String protocol) {
    ForeignStation station = new ForeignStation(id);
    assertThat(station.connect(plain(id, PASSWORD, protocol)).protocol()).isEqualTo(protocol);
    return station;
  }

  /** A new station whose boot was accepted. */
  ForeignStation booted(String protocol) {
    return booted(register(), protocol);
  }

  /** The same where a session costs 1 EUR, and 0.40 EUR for each kWh. */
  ForeignStation priced(String protocol) {
    String id = register("priced", Map.of());
    Callers.operator()
        .body("{\"currency\":\"EUR\",\"perKwh\":0.40,\"perHour\":0,\"fixed\":1}")
        .put("/api/v1/sites/priced/tariff")
        .then()
        .statusCode(200);
    return booted(id, protocol);
  }

  /** A registered station whose boot was accepted. */
  ForeignStation booted(String id, String protocol) {
    ForeignStation station = connected(id, protocol);
    assertThat(station.call("BootNotification", Messages.boot("PowerUp")).get("status").asText())
        .isEqualTo("Accepted");
    return station;
  }

  /** An operator's request reaches the station as it is, and the station's answer the operator. */
  void relays(ForeignStation station, String action, String request, String answer) {
    station.answers(action, answer);
    String told = ask(station, action, request).statusCode(200).extract().asString();
    assertThat(NodeProgram.json(told)).isEqualTo(NodeProgram.json(answer));
    station.called(action, NodeProgram.json(request)::equals);
  }

  /** The same, with a station that accepts. */
  void relays(ForeignStation station, String action, String request) {
    relays(station, action, request, ACCEPTED);
  }

  /** Asks something of the station that it answers in parts; returns the operation's id. */
  String begins(ForeignStation station, String what, String body) {
    return Callers.operator()
        .body(body)
        .post("/api/v1/stations/{id}/" + what, station.id())
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  void awaitOperation(String id, String state) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Callers.viewer().get("/api/v1/operations/{id}", id).<String>path("state"))
                    .isEqualTo(state));
  }

  /** How the station's next boot is answered. */
  void bootPolicy(String id, String policy) {
    Callers.operator()
        .body(Map.of("policy", policy))
        .put("/api/v1/stations/{id}/boot-policy", id)
        .then()
        .statusCode(200);
  }

  /** Connects a station that dropped its connection. */
  void again(ForeignStation station, String protocol) {
    var attempt = station.connect(plain(station.id(), PASSWORD, protocol));
    assertThat(attempt.protocol()).isEqualTo(protocol);
  }

  /** The station's newest session as the API shows it. */
  JsonPath session(ForeignStation station) {
    return Callers.viewer().get("/api/v1/sessions?station={id}", station.id()).jsonPath();
  }

  /** A transaction that began when a car was plugged in at EVSE 1. */
  Transaction begun(ForeignStation station, String... members) {
    Transaction transaction = new Transaction();
    String[] all =
        Stream.concat(Stream.of(Transaction.EVSE), Stream.of(members)).toArray(String[]::new);
    station.tells(transaction.started("CablePluggedIn", "EVConnected", all));
    return transaction;
  }

  /** As if the cost of the station's sessions had been told an hour ago. */
  void costToldLongAgo(ForeignStation station) {
    database.update(
        "update charging_session set cost_told_at = started_at - interval '1 hour'"
            + " where station_id = ?",
        station.id());
  }

  /** The id of the station's newest session. */
  String sessionId(ForeignStation station) {
    return session(station).getString("items[0].id");
  }

  /** What the API says to a request for the station, made by an operator. */
  ValidatableResponse ask(ForeignStation station, String action, String payload) {
    return Callers.operator()
        .body(payload)
        .post("/api/v1/stations/{id}/ocpp/{action}", station.id(), action)
        .then();
  }
}
