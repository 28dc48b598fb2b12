package org.voltide.csms.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.store.Database;

@QuarkusTest
class DriverDataTest {

  private static final String SITE = "privacy-yard";
  private static final String STATION = "PRIVACY-1";

  @Inject Database database;

  private void aStation() {
    database.update(
        "insert into site (id, name, time_zone, import_limit_w, export_limit_w, created_at)"
            + " values (?, 'Yard', 'UTC', 10000, 0, now()) on conflict do nothing",
        SITE);
    database.update(
        "insert into station (id, site_id, name, created_at) values (?, ?, '', now())"
            + " on conflict do nothing",
        STATION,
        SITE);
  }

  private UUID token(String value, String type) {
    aStation();
    UUID id = UUID.randomUUID();
    database.update(
        "insert into token (id, id_token, type, holder, created_at) values (?, ?, ?, 'Ada', now())",
        id,
        value,
        type);
    return id;
  }

  private UUID session(@Nullable UUID token, String written, String type, boolean ended) {
    UUID id = UUID.randomUUID();
    database.update(
        "insert into charging_session (id, station_id, transaction_id, site_id, token_id, id_token,"
            + " token_type, started_at, ended_at, seq_nos, changed_at, energy_in_wh)"
            + " values (?, ?, ?, ?, ?, ?, ?, now(), case when ? then now() end, '{}', now(), 5000)",
        id,
        STATION,
        id.toString(),
        SITE,
        token,
        written,
        type,
        ended);
    database.update(
        "insert into transaction_event (session_id, seq_no, event_type, at, trigger_reason,"
            + " offline, received_at, payload) values (?, 0, 'Started', now(), 'Authorized', false,"
            + " now(), ?::json)",
        id,
        "{\"idToken\": {\"idToken\": \"%s\", \"type\": \"%s\"}}".formatted(written, type));
    return id;
  }

  private void frame(String frame) {
    database.update(
        "insert into message_log (station_id, at, direction, type, message_id, frame)"
            + " values (?, now(), 'IN', 2, 'm', ?)",
        STATION,
        frame);
  }

  private List<String> frames() {
    return database.query(
        "select frame from message_log where station_id = ? order by id",
        row -> row.text("frame"),
        STATION);
  }

  private static String path(UUID token) {
    return "/api/v1/tokens/%s/personal-data".formatted(token);
  }

  @Test
  void everythingOfADriverIsHandedOut() {
    UUID token = token("Ada.1", "ISO14443");
    UUID session = session(token, "ADA.1", "ISO14443", false);
    session(token("AdaX1", "ISO14443"), "AdaX1", "ISO14443", true);
    frame("[2,\"1\",\"Authorize\",{\"idToken\":{\"idToken\":\"aDa.1\"}}]");
    frame("[2,\"1\",\"Authorize\",{\"idToken\":{\"idToken\":\"AdaX1\"}}]");
    Callers.administrator()
        .get(path(token))
        .then()
        .statusCode(200)
        .body("token", hasSize(1))
        .body("token[0].holder", equalTo("Ada"))
        .body("charging_session", hasSize(1))
        .body("charging_session[0].id", equalTo(session.toString()))
        .body("transaction_event", hasSize(1))
        .body("message_log", hasSize(1));
  }

  @Test
  void whoIsErasedIsFoundNowhereAndSessionsStay() {
    UUID token = token("DE-VOL-C12345678", "eMAID");
    UUID session = session(token, "DEVOLC12345678", "eMAID", true);
    frame("[2,\"1\",\"Authorize\",{\"idToken\":{\"idToken\":\"DE-VOL-C12345678\"}}]");
    frame("[2,\"2\",\"Authorize\",{\"idTag\" : \"devolc12345678\"}]");
    String pseudonym =
        Callers.administrator()
            .post(path(token) + "/erase")
            .then()
            .statusCode(200)
            .extract()
            .path("pseudonym");
    assertThat(
            database.query(
                "select id_token, energy_in_wh from charging_session where id = ?",
                row -> row.text("id_token") + row.number("energy_in_wh"),
                session))
        .containsExactly(pseudonym + "5000.0");
    assertThat(
            database.query(
                "select payload::text as p from transaction_event where session_id = ?",
                row -> row.text("p"),
                session))
        .containsExactly(
            "{\"idToken\": {\"idToken\": \"%s\", \"type\": \"eMAID\"}}".formatted(pseudonym));
    assertThat(frames()).noneMatch(frame -> frame.toLowerCase().contains("c12345678"));
    assertThat(frames())
        .contains("[2,\"2\",\"Authorize\",{\"idTag\" : \"%s\"}]".formatted(pseudonym));
    Callers.administrator().get(path(token)).then().statusCode(404);
    Callers.administrator().get("/api/v1/tokens/" + token).then().statusCode(404);
  }

  @Test
  void whoIsChargingOrHasAContractIsNotErased() {
    UUID charging = token("Charging", "ISO14443");
    session(charging, "Charging", "ISO14443", false);
    Callers.administrator().post(path(charging) + "/erase").then().statusCode(409);
    UUID contracted = token("DEVOLC99999999", "eMAID");
    database.update(
        "insert into contract (id, emaid, pcid, created_at)"
            + " values (gen_random_uuid(), 'DEVOLC99999999', 'PC', now())");
    Callers.administrator().post(path(contracted) + "/erase").then().statusCode(409);
    database.update("update contract set ended_at = now()");
    Callers.administrator().post(path(contracted) + "/erase").then().statusCode(200);
    assertThat(database.query("select emaid from contract", row -> row.text("emaid")))
        .doesNotContain("DEVOLC99999999");
  }

  private UUID partnerWithToken(String uid) {
    UUID partner = UUID.randomUUID();
    database.update(
        "insert into roaming_partner (id, name, state, created_at, retry_at)"
            + " values (?, 'Mock', 'ENDED', now(), now())",
        partner);
    database.update(
        "insert into roaming_token (partner_id, party, type, uid, ocpp_type, document)"
            + " values (?, 'NL*MCK', 'RFID', ?, 'ISO14443', ?)",
        partner,
        uid,
        "{\"uid\":\"%s\",\"contractId\":\"NL-MCK-%s\"}".formatted(uid, uid));
    return partner;
  }

  private List<String> texts(String sql, Object... parameters) {
    return database.query(sql, row -> row.maybeText("text").orElse(""), parameters);
  }

  @Test
  void driversOfRoamingPartnersAreHandedOutAndErasedToo() {
    UUID partner = partnerWithToken("Roamer1");
    UUID session = session(null, "ROAMER1", "ISO14443", true);
    database.update(
        "insert into roaming_session (session_id, partner_id, started_at, token, auth_method,"
            + " seen_at) values (?, ?, now(), '{\"uid\":\"Roamer1\"}', 'WHITELIST', now())",
        session,
        partner);
    database.update(
        "insert into roaming_object (kind, id, partner_id, document, last_updated) values"
            + " ('SESSION', ?, ?, '{\"cdrToken\":{\"contractId\":\"NL-MCK-Roamer1\"}}', now())",
        session.toString(),
        partner);
    database.update(
        "insert into roaming_message (partner_id, at, incoming, method, url, millis, request)"
            + " values (?, now(), true, 'PUT', '/ocpi/2.3.0/cpo/tokens/NL/MCK/Roamer1?type=RFID',"
            + " 1, '{\"uid\": \"Roamer1\", \"contract_id\":\"nl-mck-roamer1\"}')",
        partner);
    receive(partner);
    Map<String, String> named = Map.of("idToken", "roamer1", "type", "ISO14443");
    Callers.operator().body(named).post("/api/v1/personal-data/export").then().statusCode(403);
    Callers.administrator()
        .body(named)
        .post("/api/v1/personal-data/export")
        .then()
        .statusCode(200)
        .body("roaming_token", hasSize(1))
        .body("roaming_session", hasSize(1))
        .body("roaming_object", hasSize(1))
        .body("roaming_received", hasSize(1))
        .body("roaming_message", hasSize(1))
        .body("roaming_message[0].request", nullValue());

    Callers.administrator()
        .body(named)
        .post("/api/v1/personal-data/erase")
        .then()
        .statusCode(409)
        .body("detail", equalTo("A session of this driver is not billed to its provider yet."));
    database.update("update roaming_session set cdr_id = 'DE-VOL-1' where session_id = ?", session);
    Callers.administrator().body(named).post("/api/v1/personal-data/erase").then().statusCode(200);
    assertThat(texts("select uid as text from roaming_token where partner_id = ?", partner))
        .isEmpty();
    assertThat(
            Stream.of(
                    texts(
                        "select token as text from roaming_session where partner_id = ?", partner),
                    texts(
                        "select document as text from roaming_object where partner_id = ?",
                        partner),
                    texts(
                        "select url || request as text from roaming_message where partner_id = ?",
                        partner),
                    texts(
                        "select document || token_uid as text from roaming_received"
                            + " where erased and partner_id = ?",
                        partner),
                    texts("select id_token as text from charging_session where id = ?", session))
                .flatMap(List::stream))
        .hasSize(5)
        .allMatch(text -> text.contains("erased-"))
        .noneMatch(text -> text.toLowerCase().contains("roamer1"));
    roomIsCounted(partner);
  }

  private void receive(UUID partner) {
    database.update(
        "insert into roaming_received (partner_id, kind, party, id, version, document,"
            + " last_updated, received_at, token_uid, token_type) values (?, 'SESSION', 'NL*MCK',"
            + " 'S1', '2.3.0',"
            + " '{\"cdr_token\":{\"uid\":\"ROAMER1\",\"contract_id\":\"DE-VOL-CRoamer1\"}}', now(),"
            + " now(), 'ROAMER1', 'ISO14443')",
        partner);
    database.update(
        "insert into roaming_received_size (partner_id, kind, objects, bytes)"
            + " select partner_id, kind, 1, octet_length(document) from roaming_received"
            + " where partner_id = ?",
        partner);
  }

  private void roomIsCounted(UUID partner) {
    assertThat(
            texts(
                "select (z.bytes - octet_length(r.document))::text as text from"
                    + " roaming_received_size z join roaming_received r using (partner_id, kind)"
                    + " where z.partner_id = ?",
                partner))
        .as("its room is that of the longer name")
        .containsExactly("0");
  }

  @Test
  void onlyAdministratorsHandOutAndErase() {
    UUID token = token("Private", "ISO14443");
    Callers.operator().get(path(token)).then().statusCode(403);
    Callers.operator().post(path(token) + "/erase").then().statusCode(403);
  }

  /** A new table that names drivers has to be marked, or this fails. */
  @Test
  void everyTableThatNamesDriversIsMarked() {
    Set<String> naming =
        Set.copyOf(
            database.query(
                """
                select distinct c.table_name from information_schema.columns c
                  join information_schema.tables t using (table_schema, table_name)
                 where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                   and c.column_name in ('id_token', 'token_type', 'emaid', 'holder', 'value_key')
                   and not exists (select from pg_inherits where inhrelid =
                                   format('%I', c.table_name)::regclass)
                """,
                row -> row.text("table_name")));
    Set<String> marked =
        Stream.of(PersonalData.values()).map(PersonalData::table).collect(Collectors.toSet());
    assertThat(marked).containsAll(naming);
  }
}
