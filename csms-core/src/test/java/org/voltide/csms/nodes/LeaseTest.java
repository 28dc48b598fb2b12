package org.voltide.csms.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.nodes.Lease.Seen;
import org.voltide.csms.platform.StartFailure;
import org.voltide.csms.platform.TestDatabase;

/** Two nodes and one database. */
class LeaseTest {
  private DataSource database;
  private DataSource pool;
  private Lease first;
  private Lease second;

  @BeforeEach
  void share() {
    TestDatabase shared = TestDatabase.migrated();
    database = shared.dataSource();
    pool = shared.dataSource();
    first = new Lease(database);
    second = new Lease(database);
  }

  private static long take(Lease lease, String node) {
    return lease.take(lease.look(), node).orElseThrow();
  }

  /** A connection as the application's pool opens it. */
  private Connection open(long term) throws SQLException {
    Connection connection = pool.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          new Turn(first, term, () -> {})
              .properties()
              .get("quarkus.datasource.jdbc.new-connection-sql"));
      return connection;
    } catch (SQLException refused) {
      connection.close();
      throw refused;
    }
  }

  private static void work(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into site (id, name, time_zone, import_limit_w, export_limit_w, created_at)"
              + " values ('late', 'Late', 'UTC', 0, 0, now())");
    }
  }

  private int sites() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from site")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void ofTwoThatSawTheSameOneTakesIt() {
    Seen seen = first.look();
    assertThat(seen.node()).isEmpty();
    assertThat(first.take(seen, "first")).contains(1L);
    assertThat(second.take(seen, "second")).isEmpty();
    assertThat(second.look().node()).contains("first");
  }

  @Test
  void aRenewalComesBeforeWhoWouldTakeIt() {
    long term = take(first, "first");
    Seen seen = second.look();
    assertThat(first.renew(term)).isTrue();
    assertThat(second.take(seen, "second")).isEmpty();
  }

  @Test
  void whatIsReleasedIsFree() {
    long term = take(first, "first");
    first.release(term);
    assertThat(second.look().node()).isEmpty();
    assertThat(take(second, "second")).isEqualTo(term + 1);
    first.release(term);
    assertThat(second.look().node()).as("a late release does nothing").contains("second");
  }

  @Test
  void theTurnIsLostWhenAnotherNodeTookIt() {
    AtomicInteger lost = new AtomicInteger();
    Turn turn = new Turn(first, take(first, "first"), lost::incrementAndGet);
    turn.beat();
    assertThat(lost).hasValue(0);
    take(second, "second");
    turn.beat();
    assertThat(lost).hasValue(1);
  }

  @Test
  void anOldNodeCanDoNothingAnyMore() throws SQLException {
    long old = take(first, "first");
    try (Connection frozen = open(old)) {
      frozen.setAutoCommit(false);
      work(frozen);
      try (Connection current = open(take(second, "second"))) {
        assertThatThrownBy(frozen::commit)
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).matches("57P01|08.*"));
        assertThatThrownBy(() -> open(old))
            .as("as if the database were away: answers wait")
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57P03"));
        assertThat(sites()).isZero();
        work(current);
        assertThat(sites()).isEqualTo(1);
      }
    }
  }

  /** As a machine that is suspended at that very moment. */
  @Test
  void aNodeThatFreezesBeforeItCommitsLocksNobodyOut() throws SQLException {
    long term = take(first, "first");
    try (Connection open = database.getConnection()) {
      Lease frozen = new Lease(neverCommitting(open));
      assertThatCode(() -> frozen.renew(term)).doesNotThrowAnyException();
      assertThatCode(() -> lock("select from lease for update nowait")).doesNotThrowAnyException();
    }
  }

  private void lock(String sql) throws SQLException {
    try (Connection other = pool.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A connection that nobody commits, rolls back or closes. */
  private static DataSource neverCommitting(Connection real) {
    Connection frozen =
        proxy(
            Connection.class,
            (method, arguments) ->
                Set.of("commit", "rollback", "close").contains(method.getName())
                    ? null
                    : method.invoke(real, arguments));
    return proxy(DataSource.class, (_, _) -> frozen);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> answers.to(method, arguments)));
  }

  private interface Answers {
    @Nullable Object to(Method method, Object @Nullable [] arguments)
        throws ReflectiveOperationException;
  }

  @Test
  void aNodeWithoutANameIsRefusedWhileOneServes() {
    assertThatCode(() -> OnlyNode.demandNoOther(database)).doesNotThrowAnyException();
    long term = take(first, "first");
    assertThatThrownBy(() -> OnlyNode.demandNoOther(database))
        .isInstanceOf(StartFailure.class)
        .hasMessage(
            "Node first serves from this database: give this one a name, too"
                + " (voltide.nodes.name).");
    first.release(term);
    assertThatCode(() -> OnlyNode.demandNoOther(database)).doesNotThrowAnyException();
  }

  @Test
  void aDatabaseThatIsNotSetUpKnowsNoNodes() {
    assertThatCode(() -> OnlyNode.demandNoOther(TestDatabase.empty().dataSource()))
        .doesNotThrowAnyException();
    assertThat(Turn.knowsNodes(TestDatabase.empty().dataSource())).isFalse();
    assertThat(Turn.knowsNodes(database)).isTrue();
  }
}
