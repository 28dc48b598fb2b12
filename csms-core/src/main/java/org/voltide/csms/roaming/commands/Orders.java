package org.voltide.csms.roaming.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.roaming.model.Order;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.push.Outbox;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/**
 * Carries out commands after they were answered, and posts what became of each to the partner that
 * asked; a command that a restart interrupted has failed. Thread-safe.
 */
@Singleton
public class Orders {
  /** What a partner is told of a session that is none of its own. */
  static final String UNKNOWN_SESSION = "UNKNOWN_SESSION";

  private static final Logger LOG = Logger.getLogger(Orders.class);
  private static final int MOST_AT_ONCE = 100;
  private static final int GATEWAY_TIMEOUT = 504;
  private static final int CONFLICT = 409;

  private final Database database;
  private final Outbox outbox;
  private final StationOrders stations;
  private final Clock clock;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Orders(Database database, Outbox outbox, StationOrders stations, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.stations = stations;
    this.clock = clock;
  }

  private record Open(UUID id, UUID partner, @Nullable String party, String responseUrl) {
    static Open of(Row row) {
      return new Open(
          row.id("id"),
          row.id("partner_id"),
          row.maybeText("party").orElse(null),
          row.text("response_url"));
    }
  }

  void start(@Observes StartupEvent event) {
    database
        .query("select * from roaming_command where result is null", Open::of)
        .forEach(open -> settle(open, "FAILED", "We were restarted."));
  }

  /**
   * Takes a command on.
   *
   * @return why not, where that is known at once
   */
  Optional<String> take(Partner partner, Order order) {
    Optional<String> refusal = stations.refusal(partner, order);
    if (refusal.isPresent()) {
      return refusal;
    } else if (!places.tryAcquire()) {
      return Optional.of("Too many commands are carried out already.");
    }
    Open open =
        new Open(UUID.randomUUID(), partner.id(), partner.confinedTo(), order.responseUrl());
    try {
      database.update(
          "insert into roaming_command (id, partner_id, type, response_url, asked_at, party)"
              + " values (?, ?, ?, ?, ?, ?)",
          open.id(),
          open.partner(),
          order.getClass().getSimpleName(),
          open.responseUrl(),
          clock.instant(),
          open.party());
      threads.execute(() -> run(partner, order, open));
      return Optional.empty();
    } catch (RuntimeException failure) {
      places.release();
      throw failure;
    }
  }

  private void run(Partner partner, Order order, Open open) {
    try {
      stations.carryOut(partner, order);
      settle(
          open, order instanceof Order.CancelReservation ? "CANCELED_RESERVATION" : "ACCEPTED", "");
    } catch (Problem problem) {
      settle(open, result(problem), problem.getMessage());
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "A command of %s failed", partner);
      settle(open, "FAILED", "Something went wrong here.");
    } finally {
      places.release();
    }
  }

  private static String result(Problem problem) {
    return switch (problem.status()) {
      case CONFLICT -> "EVSE_INOPERATIVE";
      case GATEWAY_TIMEOUT -> "TIMEOUT";
      default -> "REJECTED";
    };
  }

  private void settle(Open open, String result, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("result", result);
    if (!message.isEmpty()) {
      body.putArray("message").addObject().put("language", "en").put("text", message);
    }
    database.transact(statements -> settle(statements, open, result, body));
  }

  private void settle(Statements statements, Open open, String result, ObjectNode body) {
    statements.update("update roaming_command set result = ? where id = ?", result, open.id());
    outbox.post(
        statements, open.partner(), open.party(), "COMMAND", open.responseUrl(), body.toString());
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
