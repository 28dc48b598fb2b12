package org.voltide.csms.nodes;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.voltide.csms.nodes.Lease.Seen;

/** This node's turn to serve: renewed until it is closed, or until somebody else has taken it. */
public final class Turn implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Turn.class);

  /** A node not heard of for so long has lost its turn. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Lease lease;
  private final long term;
  private final Runnable lost;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private boolean isFailing;

  Turn(Lease lease, long term, Runnable lost) {
    this.lease = lease;
    this.term = term;
    this.lost = lost;
  }

  /**
   * Waits for this node's turn. When it is lost, the process ends on the spot: whoever serves now
   * starts from what is in the database, and so would this node.
   *
   * @param database with {@link #knowsNodes}
   * @param out is told who serves meanwhile
   */
  public static Turn await(DataSource database, String node, PrintStream out)
      throws InterruptedException {
    Lease lease = new Lease(database);
    long term = awaitTerm(lease, node, out);
    out.printf("Node %s serves from now on, term %d.%n", node, term);
    Turn turn = new Turn(lease, term, Turn::end);
    turn.begin();
    return turn;
  }

  private static long awaitTerm(Lease lease, String node, PrintStream out)
      throws InterruptedException {
    Vigil vigil = new Vigil(PATIENCE, PATIENCE.dividedBy(3));
    String told = "";
    while (true) {
      String news;
      try {
        Seen seen = lease.look();
        Optional<Long> term =
            vigil.mayTake(seen, System.nanoTime()) ? lease.take(seen, node) : Optional.empty();
        if (term.isPresent()) {
          return term.get();
        }
        news = seen.node().map("Node %s serves; this one waits."::formatted).orElse(told);
      } catch (IllegalStateException away) {
        news = "This node waits. " + away.getMessage();
      }
      if (!news.equals(told)) {
        out.println(news);
        told = news;
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Whether a database has the tables that several nodes need. */
  public static boolean knowsNodes(DataSource database) {
    return new Lease(database).isKnown();
  }

  /** What the application has to be told: its connections are good for this term alone. */
  public Map<String, String> properties() {
    return Map.of("quarkus.datasource.jdbc.new-connection-sql", "select demand_term(" + term + ")");
  }

  private void begin() {
    long pause = BETWEEN_BEATS.toMillis();
    var unused = heart.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
  }

  /**
   * Renews the lease. A database that cannot be reached ends nothing: it takes nothing from an old
   * node either, and says who serves when it is back.
   */
  void beat() {
    try {
      if (!lease.renew(term)) {
        lost.run();
      }
      isFailing = false;
    } catch (RuntimeException away) {
      if (!isFailing) {
        LOG.errorf("This node's turn cannot be renewed now: %s", away.getMessage());
      }
      isFailing = true;
    }
  }

  /** Not by an orderly stop, which would still act. */
  private static void end() {
    System.err.println("Another node serves now: this one was not heard of in time, and ends.");
    Runtime.getRuntime().halt(1);
  }

  @Override
  public void close() {
    heart.shutdownNow();
    try {
      lease.release(term);
    } catch (IllegalStateException away) {
      LOG.errorf("The next node has to wait for %s: %s", PATIENCE, away.getMessage());
    }
  }
}
