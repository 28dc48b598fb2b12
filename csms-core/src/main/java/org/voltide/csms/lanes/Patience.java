package org.voltide.csms.lanes;

import java.sql.SQLException;
import java.time.Duration;

/** Tries database work again while the database cannot be reached, for a bounded time. */
final class Patience {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Duration limit;

  Patience(Duration limit) {
    this.limit = limit;
  }

  /** Database work. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /** Returns what the work returns, or throws its last failure. */
  <T> T call(Work<T> work) throws SQLException {
    long giveUpAt = System.nanoTime() + limit.toNanos();
    for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        return work.run();
      } catch (SQLException failure) {
        if (!isAway(failure) || System.nanoTime() + pause.toNanos() > giveUpAt || !slept(pause)) {
          throw failure;
        }
      }
    }
  }

  /**
   * Whether the database could not be reached or has no room (SQLSTATE classes 08, 53 and 57P). The
   * pool's own time-out comes without a state.
   */
  static boolean isAway(Throwable failure) {
    if (!(failure instanceof SQLException database)) {
      return false;
    }
    String state = database.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P");
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
