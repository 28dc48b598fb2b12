package org.voltide.csms.contractpool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.pki.provisioning.Answer;

/**
 * Answers that a station fetches one after the other by the same request (OCPP 2.1 M01.FR.02 to
 * 07), for an hour, restarts or not. The keys in them are encrypted for their cars. Blocks.
 * Thread-safe.
 */
@Singleton
public final class GivenAnswers {
  private static final Duration KEPT = Duration.ofHours(1);

  /** The first that was not given yet, else the last. */
  private static final String NEXT =
      """
      update given_answer g set is_given = true
        from (select source, request, position from given_answer
               where source = ? and request = ? and kept_until > ?
               order by is_given, case when is_given then -position else position end
               limit 1 for update) turn
       where (g.source, g.request, g.position) = (turn.source, turn.request, turn.position)
      returning g.exi, g.emaid, g.remaining
      """;

  private static final String KEEP =
      """
      insert into given_answer
             (source, request, position, emaid, exi, remaining, is_given, kept_until)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** Whose answers they are: the same request may be answered by both. */
  private enum Source {
    OWN,
    ELSEWHERE
  }

  private final Database database;
  private final Source source;

  @Inject
  GivenAnswers(Database database) {
    this(database, Source.OWN);
  }

  private GivenAnswers(Database database, Source source) {
    this.database = database;
    this.source = source;
  }

  /** Those of somebody else's pool. */
  public static GivenAnswers elsewhere(Database database) {
    return new GivenAnswers(database, Source.ELSEWHERE);
  }

  /** Whether there is any for this request. */
  boolean isKept(String stationId, String request, Instant now) {
    return !database
        .query(
            "select from given_answer"
                + " where source = ? and request = ? and kept_until > ? limit 1",
            _ -> true,
            source.name(),
            key(stationId, request),
            now)
        .isEmpty();
  }

  /** The next of those kept; the last one again when all were given; empty when none are kept. */
  public Optional<Answer> next(String stationId, String request, Instant now) {
    return database
        .query(NEXT, GivenAnswers::answer, source.name(), key(stationId, request), now)
        .stream()
        .findFirst();
  }

  private static Answer answer(Row row) {
    return new Answer(row.bytes("exi"), row.text("emaid"), row.whole("remaining"));
  }

  /** Keeps them durably and gives the first. */
  public Answer keep(String stationId, String request, List<Answer> answers, Instant now) {
    String key = key(stationId, request);
    database.transact(
        statements -> {
          // One of two that ask the same at once waits for the other.
          statements.query(
              "select pg_advisory_xact_lock(hashtextextended(?, 0))::text as done",
              row -> row.text("done"),
              key);
          statements.update(
              "delete from given_answer where source = ? and request = ? or kept_until < ?",
              source.name(),
              key,
              now);
          for (int i = 0; i < answers.size(); i++) {
            keep(statements, key, i, answers.get(i), now.plus(KEPT));
          }
        });
    return answers.getFirst();
  }

  private void keep(Statements statements, String key, int position, Answer answer, Instant until) {
    statements.update(
        KEEP,
        source.name(),
        key,
        position,
        Emaid.of(answer.emaid()).value(),
        answer.exi(),
        answer.remaining(),
        position == 0,
        until);
  }

  /** Drops all that came with a contract: it is answered anew. */
  void forget(String emaid) {
    database.update(
        """
        delete from given_answer
         where (source, request) in
               (select source, request from given_answer where source = ? and emaid = ?)
        """,
        source.name(),
        Emaid.of(emaid).value());
  }

  private static String key(String stationId, String request) {
    try {
      byte[] text = (stationId + '\n' + request).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
