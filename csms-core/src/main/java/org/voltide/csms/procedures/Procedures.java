package org.voltide.csms.procedures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.procedures.Procedure.Kind;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** Keeps procedures. In real time, as certificates live in it. Blocks. Thread-safe. */
@Singleton
public class Procedures {
  private static final int SHOWN = 200;

  private static final String BEGIN =
      """
      insert into guided_procedure (id, kind, subject, state, note, facts, opened_by, opened_at)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (kind, subject) where closed_at is null do nothing
      """;

  private static final String STEP =
      "insert into procedure_step"
          + " (procedure_id, position, step, of_person, state, done_by, done_at)"
          + " values (?, ?, ?, ?, ?, ?, ?)";

  private static final String SETTLE =
      "update procedure_step set state = ?, done_by = ?, done_at = ?, note = ?"
          + " where procedure_id = ? and step = ? and of_person";

  /** Only news is written, so that who and when stay those of the change. */
  private static final String SEEN =
      """
      update procedure_step set state = ?, done_by = ?, done_at = ?, note = ?
       where procedure_id = ? and step = ?
         and (state <> ? or note is distinct from ?)
      """;

  private final Database database;
  private final Clock realTime;

  @Inject
  Procedures(Database database) {
    this(database, Clock.systemUTC());
  }

  /** For use without the application. */
  public Procedures(Database database, Clock realTime) {
    this.database = database;
    this.realTime = realTime;
  }

  /**
   * What begins.
   *
   * @param facts of its kind
   * @param by who begins it
   */
  public record Beginning(
      Kind kind,
      String subject,
      Enum<?> state,
      @Nullable String note,
      Object facts,
      String by,
      List<Step> steps) {

    public Beginning {
      steps = List.copyOf(steps);
    }
  }

  /** Begins one and tells its id, unless one of its kind about the same goes on: empty then. */
  public Optional<UUID> begin(Statements statements, Beginning wanted) {
    UUID id = UUID.randomUUID();
    int begun =
        statements.update(
            BEGIN,
            id,
            wanted.kind().name(),
            wanted.subject(),
            wanted.state().name(),
            wanted.note(),
            Json.text(wanted.facts()),
            wanted.by(),
            realTime.instant());
    if (begun == 0) {
      return Optional.empty();
    }
    List<Object[]> rows = new ArrayList<>();
    for (Step step : wanted.steps()) {
      rows.add(
          new Object[] {
            id,
            rows.size(),
            step.step(),
            step.ofPerson(),
            step.state().name(),
            step.doneBy(),
            step.doneAt()
          });
    }
    statements.batch(STEP, rows);
    return Optional.of(id);
  }

  /** The newest first. */
  public List<Procedure> list(Kind kind) {
    return database.inTransaction(
        statements ->
            statements
                .query(
                    "select id from guided_procedure where kind = ?"
                        + " order by opened_at desc, id limit ?",
                    row -> row.id("id"),
                    kind.name(),
                    SHOWN)
                .stream()
                .map(id -> find(statements, id))
                .toList());
  }

  /** Those of a kind that go on, the oldest first. */
  public List<Procedure> open(Kind kind) {
    return database.inTransaction(
        statements ->
            statements
                .query(
                    "select id from guided_procedure where kind = ? and closed_at is null"
                        + " order by opened_at, id",
                    row -> row.id("id"),
                    kind.name())
                .stream()
                .map(id -> find(statements, id))
                .toList());
  }

  /** Those of a kind, over or not, in which a step is open, the oldest first. */
  public List<Procedure> withOpen(Kind kind, Enum<?> step) {
    return database.inTransaction(
        statements ->
            statements
                .query(
                    """
                    select p.id from guided_procedure p join procedure_step s on s.procedure_id = p.id
                     where p.kind = ? and s.step = ? and s.state = 'OPEN'
                     order by p.opened_at, p.id
                    """,
                    row -> row.id("id"),
                    kind.name(),
                    step.name())
                .stream()
                .map(id -> find(statements, id))
                .toList());
  }

  /** The one about something that goes on. */
  public Optional<Procedure> open(Kind kind, String subject) {
    return open(kind).stream().filter(one -> one.subject().equals(subject)).findFirst();
  }

  /**
   * One of a kind.
   *
   * @throws Problem 404 when there is none
   */
  public Procedure find(Kind kind, UUID id) {
    Procedure found = database.inTransaction(statements -> find(statements, id));
    if (found.kind() != kind) {
      throw unknown(id);
    }
    return found;
  }

  private static Procedure find(Statements statements, UUID id) {
    List<Step> steps =
        statements.query(
            "select * from procedure_step where procedure_id = ? order by position", Step::of, id);
    return statements
        .query("select * from guided_procedure where id = ?", row -> Procedure.of(row, steps), id)
        .stream()
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  private static Problem unknown(UUID id) {
    return Problem.notFound("procedure", id);
  }

  /**
   * What a person says of a step.
   *
   * @throws Problem 404, or 409 when it is Voltide's, or the procedure is over
   */
  public Procedure settle(UUID id, String step, Step.State state, String by, String note) {
    return database.inTransaction(
        statements -> {
          Procedure before = find(statements, id);
          Step wanted =
              before.steps().stream()
                  .filter(one -> one.step().equals(step))
                  .findFirst()
                  .orElseThrow(() -> Problem.notFound("step", step));
          if (!before.isOpen()) {
            throw Problem.conflict("It is over.");
          }
          if (!wanted.ofPerson()) {
            throw Problem.conflict("Voltide sees by itself whether this is done.");
          }
          statements.update(
              SETTLE, state.name(), by, realTime.instant(), note.isBlank() ? null : note, id, step);
          return find(statements, id);
        });
  }

  /**
   * What Voltide did or saw.
   *
   * @param by in whose name
   * @param note what is in the way; empty when nothing is
   */
  public void saw(UUID id, Enum<?> step, boolean isDone, String by, String note) {
    String state = (isDone ? Step.State.DONE : Step.State.OPEN).name();
    @Nullable String written = note.isBlank() ? null : note;
    Instant now = realTime.instant();
    database.update(SEEN, state, by, now, written, id, step.name(), state, written);
  }

  /** Goes on in another state, when it is in the one before; whether it was. */
  public boolean advance(Statements statements, UUID id, Enum<?> before, Enum<?> after) {
    return statements.update(
            "update guided_procedure set state = ?"
                + " where id = ? and state = ? and closed_at is null",
            after.name(),
            id,
            before.name())
        > 0;
  }

  /**
   * Ends one.
   *
   * @throws Problem 409 when it was ended before
   */
  public void close(Statements statements, UUID id, Enum<?> state, String by) {
    int closed =
        statements.update(
            "update guided_procedure set state = ?, closed_by = ?, closed_at = ?"
                + " where id = ? and closed_at is null",
            state.name(),
            by,
            realTime.instant(),
            id);
    if (closed == 0) {
      throw Problem.conflict("It was ended before.");
    }
  }
}
