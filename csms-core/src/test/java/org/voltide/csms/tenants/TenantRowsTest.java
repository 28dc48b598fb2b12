package org.voltide.csms.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** What the role of tenants can do in the database. */
class TenantRowsTest {

  private Database database;

  @BeforeEach
  void tables() {
    database = new Database(TestDatabase.migrated().dataSource());
    for (String each : List.of("ours", "theirs")) {
      database.update("insert into tenant (id, name, created_at) values (?, ?, now())", each, each);
      database.update(
          "insert into site (id, name, time_zone, import_limit_w, export_limit_w, created_at,"
              + " tenant_id) values (?, ?, 'UTC', 1, 1, now(), ?)",
          each,
          each,
          each);
      database.update(
          "insert into station (id, site_id, name, created_at) values (?, ?, ?, now())",
          each,
          each,
          each);
    }
  }

  private void sessions(String site, int count) {
    database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id, started_at,
                                      seq_nos, changed_at)
        select gen_random_uuid(), ?, n::text, ?, 1, now() - n * interval '1 minute', '{[0,1)}', now()
          from generate_series(1, ?) n
        """,
        site,
        site,
        count);
  }

  private static void actFor(Statements statements, String tenant) {
    statements.query("select set_config('voltide.tenant', ?, true)", _ -> true, tenant);
    statements.update("set local role voltide_tenant");
  }

  private List<String> asTenant(String sql) {
    return database.inTransaction(
        statements -> {
          actFor(statements, "ours");
          return statements.query(sql, row -> row.text("told"));
        });
  }

  private List<String> relations(String condition) {
    return database.query(
        """
        select c.relname::text as name from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
           and %s order by 1
        """
            .formatted(condition),
        row -> row.text("name"));
  }

  /** A new grant without a policy fails here. */
  @Test
  void everythingReadableIsConfined() {
    String readable = "has_any_column_privilege('voltide_tenant', c.oid, 'select')";
    assertThat(relations(readable)).contains("station", "charging_session", "ledger");
    assertThat(
            relations(
                readable
                    + " and not c.relrowsecurity and not (c.relkind = 'v' and"
                    + " 'security_invoker=true' = any (c.reloptions))"))
        .isEmpty();
  }

  @Test
  void nothingIsWritableButTheAudit() {
    assertThat(relations("has_any_column_privilege('voltide_tenant', c.oid, 'insert')"))
        .containsExactly("audit_entry");
    assertThat(relations("has_any_column_privilege('voltide_tenant', c.oid, 'update')")).isEmpty();
    assertThat(relations("has_table_privilege('voltide_tenant', c.oid, 'delete, truncate')"))
        .isEmpty();
  }

  /** It would read with the rights of who made it. */
  @Test
  void noFunctionLendsItsRights() {
    assertThat(
            database.query(
                "select proname::text as name from pg_proc"
                    + " where pronamespace = 'public'::regnamespace and prosecdef",
                row -> row.text("name")))
        .isEmpty();
  }

  @Test
  void rowsOfOthersAreNotThere() {
    sessions("ours", 1);
    sessions("theirs", 1);
    assertThat(asTenant("select id as told from site")).containsExactly("ours");
    assertThat(asTenant("select id as told from station")).containsExactly("ours");
    assertThat(asTenant("select station_id as told from charging_session")).containsExactly("ours");
    assertThat(database.query("select from charging_session", _ -> true)).hasSize(2);
  }

  /** A station that moved brings no cards along that were named where it was. */
  @Test
  void placesKeptStayWithTheSiteWhereTheyWere() {
    for (String site : List.of("ours", "theirs")) {
      database.update(
          "insert into reservation (id, station_id, id_token, token_type, expires_at, state,"
              + " asked_by, created_at, changed_at, site_id)"
              + " values (nextval('reservation_id'), 'ours', ?, 'Local', now(), 'ACTIVE', 'eva',"
              + " now(), now(), ?)",
          site,
          site);
    }
    String acting =
        "select r.id_token as told from reservation r"
            + " join station s on s.id = r.station_id and s.site_id = r.site_id";
    assertThat(asTenant("select id_token as told from reservation")).containsExactly("ours");
    assertThat(asTenant(acting)).containsExactly("ours");
    database.update("update station set site_id = 'theirs' where id = 'ours'");
    assertThat(asTenant("select id_token as told from reservation")).containsExactly("ours");
    assertThat(asTenant(acting)).as("its station is another's now").isEmpty();
  }

  @Test
  void whoeverSaysNoTenantSeesNothing() {
    assertThat(
            database.<List<Boolean>>inTransaction(
                statements -> {
                  statements.update("set local role voltide_tenant");
                  return statements.query("select from site", _ -> true);
                }))
        .isEmpty();
  }

  @Test
  void otherTablesCannotBeRead() {
    assertThatThrownBy(() -> asTenant("select username as told from user_account"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void listsOfSessionsAreReadByIndex() {
    sessions("theirs", 20_000);
    sessions("ours", 50);
    database.update("analyze charging_session");
    List<String> plan =
        database.inTransaction(
            statements -> {
              actFor(statements, "ours");
              return statements.query(
                  "explain select * from charging_session order by started_at desc, id limit 100",
                  row -> row.text("QUERY PLAN"));
            });
    assertThat(plan)
        .anyMatch(line -> line.contains("Index Scan using charging_session_by"))
        .noneMatch(line -> line.contains("Seq Scan on charging_session"));
  }
}
