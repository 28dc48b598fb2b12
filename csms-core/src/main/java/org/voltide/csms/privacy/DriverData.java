package org.voltide.csms.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.privacy.PersonalData.Sql;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.csms.tokens.TokensChanged;

/** Hands out and erases what is kept of a driver. */
@Singleton
class DriverData {

  private static final int PSEUDONYM_BYTES = 9;

  private final Database database;
  private final ObjectMapper json;
  private final Event<TokensChanged> changes;

  DriverData(Database database, ObjectMapper json, Event<TokensChanged> changes) {
    this.database = database;
    this.json = json;
    this.changes = changes;
  }

  /** Every row of a token's driver, by table. */
  Map<String, List<JsonNode>> export(UUID token) {
    return database.inTransaction(
        statements -> export(statements, driver(statements, named(statements, token))));
  }

  /** Every row of a driver whom perhaps only others registered, by table. */
  Map<String, List<JsonNode>> export(NamedDriver named) {
    return database.inTransaction(statements -> export(statements, driver(statements, named)));
  }

  private Map<String, List<JsonNode>> export(Statements statements, Driver driver) {
    Map<String, List<JsonNode>> tables = new LinkedHashMap<>();
    for (PersonalData data : PersonalData.values()) {
      tables.put(data.table(), rows(statements, data, driver));
    }
    return tables;
  }

  /**
   * Removes the token and puts a pseudonym wherever it was named.
   *
   * @return the pseudonym, under which sessions stay
   */
  String erase(UUID token) {
    return erasing(statements -> driver(statements, named(statements, token)));
  }

  /** The same for a driver whom perhaps only others registered. */
  String erase(NamedDriver named) {
    return erasing(statements -> driver(statements, named));
  }

  private String erasing(Function<Statements, Driver> whom) {
    String pseudonym = "erased-" + SecretFile.random(PSEUDONYM_BYTES);
    database.transact(statements -> erase(statements, whom.apply(statements), pseudonym));
    changes.fire(new TokensChanged());
    return pseudonym;
  }

  private static void erase(Statements statements, Driver driver, String pseudonym) {
    demandIdle(statements, driver);
    eraseFromMessages(statements, driver, pseudonym);
    new RoamingData(statements, driver).erase(pseudonym);
    Stream.of("charging_session", "remote_start", "reservation", "battery_swap_event")
        .forEach(table -> rename(statements, table, driver, pseudonym));
    eraseCars(statements, driver);
    statements.update(
        "update contract set emaid = ?, pcid = ? where ? = 'eMAID' and lower(emaid) = ?",
        pseudonym,
        pseudonym,
        driver.type(),
        driver.key());
    Stream.of("vouched_token", "token")
        .forEach(
            table ->
                statements.update(
                    "delete from %s where value_key = ? and type = ?".formatted(table),
                    driver.key(),
                    driver.type()));
  }

  private static void eraseCars(Statements statements, Driver driver) {
    statements.update(
        "delete from given_answer where ? = 'eMAID' and left(lower(emaid), 14) = left(?, 14)",
        driver.type(),
        driver.key());
    statements.update(
        """
        delete from contract_vehicle where contract_id in
               (select id from contract where ? = 'eMAID' and lower(emaid) = ?)
        """,
        driver.type(),
        driver.key());
  }

  private static NamedDriver named(Statements statements, UUID token) {
    return statements
        .query(
            "select id_token, type from token where id = ? for update",
            row -> new NamedDriver(row.text("id_token"), row.text("type")),
            token)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("token", token));
  }

  private static Driver driver(Statements statements, NamedDriver named) {
    Driver bare = new Driver(named.key(), named.type(), List.of(named.idToken(), named.key()));
    List<String> written =
        statements.query(
            Sql.DRIVER + "select distinct t.id_token from charging_session t, d where " + Sql.NAMED,
            row -> row.text("id_token"),
            bare.key(),
            bare.type(),
            "",
            "");
    List<String> spellings =
        Stream.of(bare.spellings(), written, RoamingData.contracts(statements, bare))
            .flatMap(List::stream)
            .distinct()
            .toList();
    return new Driver(bare.key(), bare.type(), spellings);
  }

  private List<JsonNode> rows(Statements statements, PersonalData data, Driver driver) {
    return statements.query(
        data.query(),
        row -> read(row.text("row")),
        driver.key(),
        driver.type(),
        driver.pattern(),
        driver.address());
  }

  private JsonNode read(String row) {
    try {
      return json.readTree(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL wrote no JSON", e);
    }
  }

  /** What is going on is written again and again, and a contract in force is a car's key. */
  private static void demandIdle(Statements statements, Driver driver) {
    boolean charging =
        !statements
            .query(
                Sql.DRIVER
                    + "select t.id from charging_session t, d where t.ended_at is null and "
                    + Sql.NAMED,
                row -> row.id("id"),
                driver.key(),
                driver.type(),
                "",
                "")
            .isEmpty();
    if (charging) {
      throw Problem.conflict("A session of this driver is going on: stop it first.");
    }
    boolean contracted =
        !statements
            .query(
                "select id from contract"
                    + " where ended_at is null and ? = 'eMAID' and lower(emaid) = ?",
                row -> row.id("id"),
                driver.type(),
                driver.key())
            .isEmpty();
    if (contracted) {
      throw Problem.conflict("A contract of this driver is in force: end it first.");
    }
  }

  private static void rename(Statements statements, String table, Driver driver, String pseudonym) {
    statements.update(
        "update %s t set id_token = ? where t.token_type = ? and %s = ?".formatted(table, Sql.KEY),
        pseudonym,
        driver.type(),
        driver.key());
  }

  private static void eraseFromMessages(Statements statements, Driver driver, String pseudonym) {
    String replacement = "\\1\"%s\"".formatted(pseudonym);
    statements.update(
        Sql.DRIVER
            + "update transaction_event e"
            + " set payload = regexp_replace(e.payload::text, d.pattern, ?, 'gi')::json"
            + " from d where e.session_id in (select id from sessions)",
        driver.key(),
        driver.type(),
        driver.pattern(),
        driver.address(),
        replacement);
    statements.update(
        "update message_log set frame = regexp_replace(frame, ?, ?, 'gi') where frame ~* ?",
        driver.pattern(),
        replacement,
        driver.pattern());
  }
}
