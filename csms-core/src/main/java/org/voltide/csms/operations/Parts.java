package org.voltide.csms.operations;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.store.Statements;

/**
 * Files what stations tell under what was asked. For the transaction of a {@link
 * org.voltide.csms.ocpp.RecordingHandler}; a part that comes again changes nothing.
 */
@Singleton
public class Parts {
  /** More than any station has variables for; beyond it an operation fails. */
  static final long MOST_BYTES = 32L << 20;

  static final int MOST_PARTS = 20_000;

  /** Of each station; beyond it the oldest that nobody asked for goes. */
  static final int MOST_UNASKED = 3;

  private static final String FIND =
      "select id, state, parts, bytes, last_part from operation"
          + " where station_id = ? and kind = ? and request_id = ? for update";

  /**
   * Keeps a part. When all are there, the operation is done. A request that was not begun here (an
   * expert sent it by hand, or the station tells on its own account) becomes an operation by its
   * first part, {@value #MOST_UNASKED} per station. One that timed out goes on where it was; one
   * that failed stays so; one that is done is begun anew by another first part.
   */
  public void keep(Statements statements, Part part) {
    Progress known = progress(statements, part);
    String items = StorableText.of(part.items());
    boolean isNew =
        switch (known.state()) {
          case REQUESTED, RUNNING, TIMED_OUT -> true;
          case DONE -> part.seqNo() == 0 && !known.beginsWith(statements, items);
          case FAILED -> false;
        };
    if (!isNew) {
      return;
    }
    Progress found = known.state() == State.DONE ? begunAnew(statements, part) : known;
    long bytes = found.bytes() + items.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES || part.seqNo() >= MOST_PARTS || part.seqNo() < 0) {
      end(statements, found.id(), State.FAILED, "the result is too large", part.at());
      return;
    }
    int added =
        statements.update(
            "insert into operation_part (operation_id, seq_no, at, items)"
                + " values (?, ?, ?, ?::json) on conflict do nothing",
            found.id(),
            part.seqNo(),
            part.at(),
            items);
    if (added == 0) {
      return;
    }
    int parts = found.parts() + 1;
    Optional<Integer> last = part.isLast() ? Optional.of(part.seqNo()) : found.lastPart();
    boolean isDone = last.filter(number -> parts > number).isPresent();
    statements.update(
        "update operation set parts = ?, bytes = ?, last_part = ?, changed_at = ?, state = ?,"
            + " note = null, ended_at = ? where id = ?",
        parts,
        bytes,
        last.orElse(null),
        part.at(),
        (isDone ? State.DONE : State.RUNNING).name(),
        isDone ? part.at() : null,
        found.id());
  }

  /**
   * Keeps a part that carries no number and so follows the ones before it. The same part again is a
   * repetition.
   */
  public void append(
      Statements statements,
      String stationId,
      Kind kind,
      int requestId,
      boolean isLast,
      String items,
      Instant at) {
    Part part = new Part(stationId, kind, requestId, 0, isLast, items, at);
    Progress found = progress(statements, part);
    if (!found.endsWith(statements, StorableText.of(items))) {
      int next = found.state() == State.DONE ? 0 : found.parts();
      keep(statements, new Part(stationId, kind, requestId, next, isLast, items, at));
    }
  }

  /**
   * Keeps a step of something that takes its time, such as Downloading. The same step again is no
   * news.
   *
   * @param requestId absent when the station names none: then it means the newest of this kind
   * @param outcome what the step means for the whole
   */
  public void step(
      Statements statements,
      String stationId,
      Kind kind,
      Optional<Integer> requestId,
      String step,
      State outcome,
      Instant at) {
    List<Integer> ids =
        requestId.map(List::of).orElseGet(() -> newest(statements, stationId, kind));
    for (int id : ids) {
      String items = "[\"" + step + "\"]";
      Part part = new Part(stationId, kind, id, 0, false, items, at);
      Progress found = progress(statements, part);
      if (found.isSettled() || found.parts() >= MOST_PARTS || found.endsWith(statements, items)) {
        return;
      }
      statements.update(
          "insert into operation_part (operation_id, seq_no, at, items) values (?, ?, ?, ?::json)",
          found.id(),
          found.parts(),
          at,
          items);
      statements.update(
          "update operation set parts = parts + 1, changed_at = ?, note = ?, state = ?,"
              + " ended_at = ? where id = ?",
          at,
          step,
          outcome.name(),
          outcome.isOver() ? at : null,
          found.id());
    }
  }

  private static List<Integer> newest(Statements statements, String stationId, Kind kind) {
    return statements.query(
        "select request_id from operation where station_id = ? and kind = ? and ended_at is null"
            + " order by created_at desc limit 1",
        row -> row.whole("request_id"),
        stationId,
        kind.name());
  }

  private static Progress progress(Statements statements, Part part) {
    return find(statements, part).orElseGet(() -> insert(statements, part));
  }

  private static Optional<Progress> find(Statements statements, Part part) {
    return statements
        .query(
            FIND,
            row ->
                new Progress(
                    row.id("id"),
                    State.valueOf(row.text("state")),
                    row.whole("parts"),
                    row.big("bytes"),
                    row.maybeWhole("last_part")),
            part.stationId(),
            part.kind().name(),
            part.requestId())
        .stream()
        .findFirst();
  }

  private static Progress insert(Statements statements, Part part) {
    UUID id = UUID.randomUUID();
    statements.update(
        "insert into operation (id, station_id, request_id, kind, state, asked, created_at,"
            + " changed_at) values (?, ?, ?, ?, ?, false, ?, ?)",
        id,
        part.stationId(),
        part.requestId(),
        part.kind().name(),
        State.RUNNING.name(),
        part.at(),
        part.at());
    statements.update(
        "delete from operation where id in (select id from operation"
            + " where station_id = ? and not asked and id <> ?"
            + " order by created_at desc, id offset ?)",
        part.stationId(),
        id,
        MOST_UNASKED - 1);
    return new Progress(id, State.RUNNING, 0, 0, Optional.empty());
  }

  private static Progress begunAnew(Statements statements, Part part) {
    statements.update(
        "delete from operation where station_id = ? and kind = ? and request_id = ?",
        part.stationId(),
        part.kind().name(),
        part.requestId());
    return insert(statements, part);
  }

  static void end(Statements statements, UUID id, State state, String note, Instant at) {
    statements.update(
        "update operation set state = ?, note = ?, changed_at = ?, ended_at = ? where id = ?",
        state.name(),
        note,
        at,
        at,
        id);
  }

  private record Progress(UUID id, State state, int parts, long bytes, Optional<Integer> lastPart) {

    /** Nothing that comes late changes it. */
    boolean isSettled() {
      return state == State.DONE || state == State.FAILED;
    }

    boolean beginsWith(Statements statements, String items) {
      return statements
          .query(
              "select items::text as items from operation_part where operation_id = ?"
                  + " and seq_no = 0",
              row -> row.text("items"),
              id)
          .contains(items);
    }

    boolean endsWith(Statements statements, String items) {
      return statements
          .query(
              "select items::text as items from operation_part where operation_id = ?"
                  + " order by seq_no desc limit 1",
              row -> row.text("items"),
              id)
          .contains(items);
    }
  }
}
