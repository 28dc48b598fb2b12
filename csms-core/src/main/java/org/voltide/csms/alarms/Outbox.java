package org.voltide.csms.alarms;

import static java.util.stream.Collectors.groupingBy;

import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.platform.SampledGauges;
import org.voltide.csms.platform.SecretBox;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/**
 * Delivers what waits, at least once: after a failure again, with pauses from 30 seconds doubled up
 * to 6 hours, and given up after 14 attempts, some two days. What was delivered or given up is kept
 * for 30 days. Destinations wait for each other no longer than one of them takes to fail: each has
 * its own thread in a round, and after a failure its next turn is in the next round.
 */
@Singleton
class Outbox {

  static final int MOST_ATTEMPTS = 14;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final int AT_ONCE = 5;
  private static final int LONGEST_ERROR = 300;

  private final Database database;
  private final SecretBox secrets;
  private final Webhook webhook;
  private final Mailer mailer;

  Outbox(Database database, SecretBox secrets, Webhook webhook, Mailer mailer) {
    this.database = database;
    this.secrets = secrets;
    this.webhook = webhook;
    this.mailer = mailer;
  }

  void start(@Observes StartupEvent event, Rounds rounds, SampledGauges gauges) {
    gauges.watch(
        "voltide.outbox.waiting",
        "What is to be told to others and was not taken yet",
        Tags.of("of", "alarms"),
        this::waiting);
    rounds.every(LOOK_EVERY, "deliveries of alarms", () -> deliverDue(Instant.now()));
    rounds.every(Duration.ofHours(1), "old deliveries of alarms", () -> forget(Instant.now()));
  }

  private long waiting() {
    return database
        .query(
            "select count(*) as n from alarm_delivery where next_at is not null",
            row -> row.big("n"))
        .getFirst();
  }

  private record Due(
      long id,
      Destination destination,
      byte @Nullable [] secret,
      String subject,
      String payload,
      int attempts) {
    static Due of(Row row) {
      return new Due(
          row.big("delivery_id"),
          Destination.of(row),
          row.maybeBytes("secret").orElse(null),
          row.text("subject"),
          row.text("payload"),
          row.whole("attempts"));
    }
  }

  void deliverDue(Instant now) throws InterruptedException {
    Map<UUID, List<Due>> byDestination =
        database
            .query(
                """
                select v.id as delivery_id, v.subject, v.payload, v.attempts, d.*
                  from alarm_destination d cross join lateral
                       (select * from alarm_delivery w
                         where w.destination_id = d.id and w.next_at <= ?
                         order by w.next_at, w.id limit ?) v
                 order by v.next_at, v.id
                """,
                Due::of,
                now,
                AT_ONCE)
            .stream()
            .collect(groupingBy(due -> due.destination().id()));
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> turns = new ArrayList<>();
      byDestination.values().forEach(due -> turns.add(() -> deliver(due, now)));
      for (Future<Boolean> turn : each.invokeAll(turns)) {
        turn.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Deliveries of alarms could not be written down", e);
    }
  }

  /** In their order, up to the first that fails; whether none did. */
  private boolean deliver(List<Due> toOne, Instant now) throws InterruptedException {
    for (Due due : toOne) {
      if (!deliver(due, now)) {
        return false;
      }
    }
    return true;
  }

  private boolean deliver(Due due, Instant now) throws InterruptedException {
    try {
      send(due, now);
      database.update(
          "update alarm_delivery set attempts = attempts + 1, next_at = null, delivered_at = ?,"
              + " error = null where id = ?",
          now,
          due.id());
      return true;
    } catch (IOException | IllegalArgumentException e) {
      int attempts = due.attempts() + 1;
      database.update(
          "update alarm_delivery set attempts = ?, next_at = ?, error = ? where id = ?",
          attempts,
          attempts < MOST_ATTEMPTS ? now.plus(pause(attempts)) : null,
          shortened(String.valueOf(e.getMessage())),
          due.id());
      return false;
    }
  }

  private void send(Due due, Instant now) throws IOException, InterruptedException {
    String address = due.destination().address();
    byte @Nullable [] secret = due.secret();
    if (secret == null) {
      mailer.send(address, due.subject(), due.subject(), now);
    } else {
      webhook.post(address, secrets.open(secret), due.id(), due.payload(), now);
    }
  }

  /** Before the next attempt, after so many. */
  static Duration pause(int attempts) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << attempts - 1);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  void forget(Instant now) {
    database.update(
        "delete from alarm_delivery where next_at is null and created_at < ?", now.minus(KEPT));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }
}
