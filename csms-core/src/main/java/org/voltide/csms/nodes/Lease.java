package org.voltide.csms.nodes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/**
 * The right to serve from a shared database, as the database has it. Each node that takes it begins
 * a term; terms only grow. Every method fails with an {@link IllegalStateException} while the
 * database is away.
 */
final class Lease {
  private static final Duration SESSIONS_END_WITHIN = Duration.ofSeconds(2);

  private static final String TABLE =
      "select to_regclass('lease') is not null and to_regproc('demand_term') is not null as there";
  private static final String LOOK =
      "select term, beat, node, extract(epoch from clock_timestamp() - renewed_at)::float8"
          + " as age from lease where work = 'serve'";
  private static final String TAKE =
      """
      update lease set term = term + 1, node = ?, beat = beat + 1, renewed_at = clock_timestamp()
       where work = 'serve' and term = ? and beat = ?
      """;
  private static final String RENEW =
      """
      update lease set beat = beat + 1, renewed_at = clock_timestamp()
       where work = 'serve' and term = ?
      """;
  private static final String RELEASE =
      """
      update lease set node = null, beat = beat + 1, renewed_at = clock_timestamp()
       where work = 'serve' and term = ?
      """;
  private static final String END_SESSIONS =
      """
      select pid, pg_terminate_backend(pid, ?) as ended
        from pg_stat_activity
       where datname = current_database() and usename = session_user
         and application_name like 'voltide term %' and application_name <> 'voltide term ' || ?
      """;
  private static final String HAS_SESSION =
      """
      select exists (select from pg_stat_activity
                      where pid = ? and application_name like 'voltide term %') as there
      """;

  private final DataSource source;
  private final Database database;

  Lease(DataSource database) {
    this.source = database;
    this.database = new Database(database);
  }

  /**
   * The lease at one moment.
   *
   * @param node who has it; empty while nobody has
   * @param renewedAgo by the database's clock
   */
  record Seen(long term, long beat, Optional<String> node, Duration renewedAgo) {
    static Seen of(Row row) {
      return new Seen(
          row.big("term"),
          row.big("beat"),
          row.maybeText("node"),
          Duration.ofMillis((long) (row.number("age") * 1000)));
    }

    /** Whether it was neither renewed nor taken in between. */
    boolean isSameAs(Seen other) {
      return term == other.term && beat == other.beat;
    }
  }

  /** Whether the database has the tables of a version that knows of several nodes. */
  boolean isKnown() {
    return database.query(TABLE, row -> row.flag("there")).getFirst();
  }

  Seen look() {
    return database.query(LOOK, Seen::of).getFirst();
  }

  /**
   * Takes the lease if it is still as it was seen, and ends what sessions of terms before still do.
   *
   * @return the term that begins; empty when somebody else was faster, or its node renewed it
   * @throws IllegalStateException also when such a session does not end: then nobody may serve yet
   */
  Optional<Long> take(Seen seen, String node) {
    if (!change(TAKE, node, seen.term(), seen.beat())) {
      return Optional.empty();
    }
    long term = seen.term() + 1;
    endSessionsBefore(term);
    return Optional.of(term);
  }

  /** One that ends by itself meanwhile counts as not ended: it is looked for again. */
  private void endSessionsBefore(long term) {
    List<Optional<Integer>> doubtful =
        database.query(
            END_SESSIONS,
            row -> row.flag("ended") ? Optional.empty() : Optional.of(row.whole("pid")),
            SESSIONS_END_WITHIN.toMillis(),
            term);
    if (doubtful.stream().flatMap(Optional::stream).anyMatch(this::hasSession)) {
      throw new IllegalStateException("Sessions of the node that served before do not end");
    }
  }

  private boolean hasSession(int process) {
    return database.query(HAS_SESSION, row -> row.flag("there"), process).getFirst();
  }

  /** Whether the term goes on. */
  boolean renew(long term) {
    return change(RENEW, term);
  }

  /** Lets the next node serve at once; nothing happens when the term is over already. */
  void release(long term) {
    var _ = change(RELEASE, term);
  }

  /**
   * Changes the row by one message to the database, not by another that commits: a node that froze
   * between the two would lock the row for as long as it is frozen.
   */
  private boolean change(String sql, Object... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new IllegalStateException("The database failed: " + e.getMessage(), e);
    }
  }
}
