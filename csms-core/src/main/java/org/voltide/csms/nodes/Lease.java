package org.voltide.csms.nodes;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

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
       where work = 'serve' and term = ? and beat = ? returning term
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
      select coalesce(bool_and(pg_terminate_backend(pid, ?)), true) as ended
        from pg_stat_activity
       where datname = current_database() and usename = session_user
         and application_name like 'voltide term %' and application_name <> 'voltide term ' || ?
      """;

  private final Database database;

  Lease(DataSource database) {
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
    Optional<Long> term =
        database.query(TAKE, row -> row.big("term"), node, seen.term(), seen.beat()).stream()
            .findFirst();
    term.ifPresent(this::endSessionsBefore);
    return term;
  }

  private void endSessionsBefore(long term) {
    boolean ended = database.inTransaction(statements -> ended(statements, term));
    if (!ended) {
      throw new IllegalStateException("Sessions of the node that served before do not end");
    }
  }

  private static boolean ended(Statements statements, long term) {
    return statements
        .query(END_SESSIONS, row -> row.flag("ended"), SESSIONS_END_WITHIN.toMillis(), term)
        .getFirst();
  }

  /** Whether the term goes on. */
  boolean renew(long term) {
    return database.update(RENEW, term) == 1;
  }

  /** Lets the next node serve at once; nothing happens when the term is over already. */
  void release(long term) {
    database.update(RELEASE, term);
  }
}
