package org.voltide.csms.operations;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** Begins what stations answer in parts, and tells how far it is. Blocks. Thread-safe. */
@Singleton
public class Operations {
  private final Database database;
  private final Commands commands;
  private final Clock clock;

  public Operations(Database database, Commands commands, Clock clock) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * Asks a station for something under a fresh request id. The operation exists before the request
   * leaves, so that no part can come too early. A station that does not answer may still have
   * accepted: the operation stays requested, with a note, until parts come or patience ends.
   *
   * @param request with the id it is to carry
   * @param reply what the station's answer means
   * @throws Problem as {@link Commands#ask}, never 504; the operation is then kept as failed
   */
  public <R extends Response> Operation begin(
      String stationId, Kind kind, IntFunction<Request<R>> request, Function<R, Reply> reply) {
    Operation begun = insert(stationId, kind);
    try {
      switch (commands.outcome(stationId, request.apply(begun.requestId()))) {
        case CallOutcome.TimedOut<R>(var after) ->
            unanswered(begun, "no answer within %d s".formatted(after.toSeconds()));
        case CallOutcome.ConnectionLost<R> _ ->
            unanswered(begun, "the connection was lost before the answer");
        case CallOutcome<R> outcome ->
            settle(begun, reply.apply(Outcomes.answer(stationId, outcome)));
      }
    } catch (Problem noAnswer) {
      end(begun, State.FAILED, String.valueOf(noAnswer.getMessage()));
      throw noAnswer;
    }
    return find(begun.id()).orElseThrow();
  }

  private void settle(Operation begun, Reply reply) {
    switch (reply) {
      case Reply.Coming() -> accepted(begun);
      case Reply.Nothing(String status) -> end(begun, State.DONE, status);
      case Reply.Refused(String why) -> end(begun, State.FAILED, why);
    }
  }

  public Optional<Operation> find(UUID id) {
    return database
        .query("select " + Operation.COLUMNS + " from operation where id = ?", Operation::of, id)
        .stream()
        .findFirst();
  }

  /** What has arrived, in order, as one JSON array. */
  public String result(UUID id) {
    List<String> parts =
        database.query(
            "select items::text as items from operation_part where operation_id = ?"
                + " order by seq_no",
            row -> row.text("items"),
            id);
    StringBuilder all = new StringBuilder("[");
    for (String part : parts) {
      String items = part.strip();
      String inner = items.substring(1, items.length() - 1).strip();
      if (!inner.isEmpty()) {
        all.append(all.length() > 1 ? "," : "").append(inner);
      }
    }
    return all.append(']').toString();
  }

  private Operation insert(String stationId, Kind kind) {
    UUID id = UUID.randomUUID();
    int begun =
        database.update(
            "insert into operation (id, station_id, request_id, kind, state, created_at, changed_at)"
                + " select ?, id, nextval('ocpp_request_id'), ?, ?, ?, ? from station where id = ?",
            id,
            kind.name(),
            State.REQUESTED.name(),
            clock.instant(),
            clock.instant(),
            stationId);
    if (begun == 0) {
      throw Problem.notFound("station", stationId);
    }
    return find(id).orElseThrow();
  }

  private void accepted(Operation begun) {
    database.update(
        "update operation set state = ? where id = ? and state = ?",
        State.RUNNING.name(),
        begun.id(),
        State.REQUESTED.name());
  }

  private void unanswered(Operation begun, String note) {
    database.update(
        "update operation set note = ? where id = ? and state = ?",
        note,
        begun.id(),
        State.REQUESTED.name());
  }

  private void end(Operation begun, State state, String note) {
    database.transact(
        statements -> Parts.end(statements, begun.id(), state, note, clock.instant()));
  }
}
