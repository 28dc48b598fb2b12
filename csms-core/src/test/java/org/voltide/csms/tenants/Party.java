package org.voltide.csms.tenants;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/**
 * A tenant with one of everything that tenants have. All its names hold its mark.
 *
 * @param id of the tenant and its site
 * @param station its only one
 * @param session a session that goes on there
 * @param reservation a place kept there, and the number of an alarm and of a study
 */
record Party(String id, String station, UUID session, int reservation) {

  /** Whose name no tenant sees. */
  static final String DRIVER = "Dorothea Driver";

  private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

  static Party make(String id, int number, Database database) {
    Callers.administrator()
        .body(Map.of("id", id, "name", "Tenant " + id))
        .post("/api/v1/tenants")
        .then()
        .statusCode(201);
    Party party = new Party(id, id.toUpperCase(Locale.ROOT), UUID.randomUUID(), number);
    party.fill(database);
    Callers.administrator()
        .put("/api/v1/tenants/%s/sites/%s".formatted(id, id))
        .then()
        .statusCode(200);
    return party;
  }

  /** Whether an answer names anything of it. */
  boolean isIn(String answer) {
    return List.of(id, station, session.toString()).stream().anyMatch(answer::contains);
  }

  /** A program that acts for it. */
  RequestSpecification as(String role) {
    return given().contentType(ContentType.JSON).header("X-API-Key", key(role));
  }

  /** The key of such a program. */
  String key(String role) {
    return KEYS.computeIfAbsent(
        role + " of " + id,
        name ->
            Callers.administrator()
                .body(Map.of("name", name, "role", role, "tenantId", id))
                .post("/api/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key"));
  }

  private void fill(Database database) {
    database.transact(
        statements -> {
          register(statements);
          plugIn(statements);
          plan(statements);
          settle(statements);
          steer(statements);
          show(statements);
          bill(statements);
        });
  }

  private void register(Statements statements) {
    statements.update(
        "insert into site (id, name, time_zone, import_limit_w, export_limit_w, created_at)"
            + " values (?, ?, 'UTC', 1000, 0, now())",
        id,
        "Site " + id);
    statements.update(
        "insert into site_group (site_id, id, ordinal, name, kind, import_limit_w,"
            + " export_limit_w) values (?, ?, 0, ?, 'FEEDER', 1, 1)",
        id,
        id,
        id);
    statements.update(
        "insert into station (id, site_id, name, created_at) values (?, ?, ?, now())",
        station,
        id,
        "Station " + id);
    statements.update(
        "insert into evse (station_id, id, current_type, phases, max_charge_w)"
            + " values (?, 1, 'DC', 3, 1000)",
        station);
    statements.update(
        "insert into connector (station_id, evse_id, id, type) values (?, 1, 1, ?)", station, id);
  }

  private void plugIn(Statements statements) {
    statements.update(
        "insert into token (id, id_token, type, holder, created_at)"
            + " values (?, ?, 'Local', ?, now())",
        session,
        id,
        DRIVER);
    statements.update(
        "insert into charging_session (id, station_id, transaction_id, site_id, evse_id,"
            + " token_id, id_token, token_type, started_at, seq_nos, power_w, changed_at)"
            + " values (?, ?, ?, ?, 1, ?, ?, 'Local', now(), '{[0,1)}', 500, now())",
        session,
        station,
        id,
        id,
        session,
        id);
  }

  private void settle(Statements statements) {
    statements.update(
        "insert into share_contract (id, site_id, name, basis, valid_from, driver_percent,"
            + " fleet_percent, site_host_percent, operator_percent, created_at)"
            + " values (?, ?, ?, 'SAVING', now(), 0, 0, 50, 50, now())",
        session,
        id,
        id);
    statements.update(
        "insert into session_statement select ?, 0, now(), ?, now() - interval '1 minute', 1, 0, 0,"
            + " 0, 0, 0, 1, 0, 0, 0, 2, null, null, null, null, ?, 0, 0, 1, 1",
        session,
        id,
        session);
  }

  private void plan(Statements statements) {
    statements.update(
        "insert into site_plan (site_id, made_at, reason, quality, cost, cpu_millis, plan)"
            + " values (?, now(), ?, 'EXACT', 0, 1, ?::jsonb)",
        id,
        id,
        "{\"cars\":[{\"stationId\":\"%s\",\"label\":\"%s\"}]}".formatted(station, DRIVER));
    statements.update(
        "insert into session_plan_step (session_id, start_at, end_at, power_w, soc_percent,"
            + " plan_id) select ?, now(), now() + interval '1 hour', 500, 50, max(id)"
            + " from site_plan where site_id = ?",
        session,
        id);
    statements.update(
        "insert into session_plan_explanation values (?, now(), now() + interval '1 hour',"
            + " ?::jsonb)",
        session,
        """
        {"start":"2026-03-01T12:00:00Z","end":"2026-03-01T13:00:00Z","action":"CHARGING",
         "reasons":[{"kind":"LIMIT","scope":"GROUP","place":"%s","limitW":1,"boundMinutes":1}]}
        """
            .formatted(id));
    statements.update(
        "insert into profile_delivery (session_id, plan_id, profile_id, sent_at, periods,"
            + " until, outcome, reason) values (?, 1, 1, now(), '[]', now(), 'ACCEPTED', ?)",
        session,
        id);
    statements.update(
        "insert into reservation (id, station_id, evse_id, id_token, token_type, expires_at,"
            + " state, asked_by, created_at, changed_at, site_id)"
            + " values (?, ?, 1, ?, 'Local', now() + interval '1 day', 'ACTIVE', ?, now(),"
            + " now(), ?)",
        reservation,
        station,
        id,
        id,
        id);
  }

  private void steer(Statements statements) {
    statements.update(
        "insert into site_mode (site_id, kind, mode, set_at) values (?, 'COST', ?::jsonb, now())",
        id,
        "{\"kind\":\"COST\"}");
    statements.update(
        "insert into site_terms (site_id, terms, set_at) values (?, '{}', now())", id);
    statements.update(
        "insert into site_tariff (site_id, valid_from, currency, per_kwh, per_hour, fixed)"
            + " values (?, now(), 'EUR', 1, 0, 0)",
        id);
  }

  private void show(Statements statements) {
    statements.update(
        "insert into study (id, site_id, name, settings, asked_by, asked_at, state, report,"
            + " table_csv) values (?, ?, ?, ?::jsonb, ?, now(), 'DONE', ?, ?)",
        reservation,
        id,
        id,
        "{\"first\":\"2026-03-02\",\"last\":\"2026-03-03\"}",
        id,
        id,
        id);
    statements.update(
        "insert into alarm_rule (id, name, condition, threshold, enabled, created_at)"
            + " values (?, ?, 'STATION_OFFLINE', 1, false, now())",
        session,
        "Rule " + id);
    statements.update(
        "insert into alarm (id, rule_id, subject, detail, raised_at, ended_at, site_id)"
            + " overriding system value values (?, ?, ?, ?, now(), now(), ?)",
        reservation,
        session,
        station,
        id,
        id);
    statements.update(
        "insert into station_finding values (?, 'LETTER_CASE', now(), now(), 1)", station);
    statements.update(
        "insert into display_message values (?, 1, ?::json, now())",
        station,
        "{\"text\":\"%s\"}".formatted(id));
  }

  private void bill(Statements statements) {
    statements.update(
        "insert into roaming_partner (id, name, state, token_out, created_at, retry_at)"
            + " values (?, ?, 'ENDED', ?, now(), now())",
        session,
        "Partner " + id,
        DRIVER);
    statements.update(
        "insert into roaming_cdr values (?, 1, ?, ?, ?, null, now(), now(), 1, 0, 'EUR', 1, now())",
        id,
        "CDR " + id,
        session,
        session);
  }
}
