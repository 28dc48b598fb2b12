package org.voltide.csms.energy.study;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.study.report.FiguresFile;
import org.voltide.csms.energy.study.report.HtmlReport;
import org.voltide.csms.energy.study.report.Subject;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Where;

/** Studies in the database. Thread-safe. */
@Singleton
class Studies {

  /** Whoever keeps more can delete some: each holds a report. */
  private static final int MOST = 1_000;

  private static final String WITHOUT_FIGURES =
      """
      select s.id, s.site_id, t.name as site_name, s.name, s.settings::text as settings, s.state,
             s.asked_by, s.asked_at, s.began_at, s.ended_at, s.failure, null as figures
        from study s join site t on t.id = s.site_id
      """;

  private static final String WHOLE =
      WITHOUT_FIGURES.replace("null as figures", "s.figures::text as figures");

  private final Database database;

  Studies(Database database) {
    this.database = database;
  }

  /** The newest first, without their figures. */
  Page<Study> list(@Nullable String site, PageQuery page) {
    Where where =
        new Where()
            .and("s.site_id = ?", site)
            .and("s.id < ?", page.afterNumber().orElse(Long.MAX_VALUE));
    List<Study> rows =
        database.query(
            WITHOUT_FIGURES + where.sql() + " order by s.id desc limit ?",
            Study::of,
            where.values(page.rows()));
    return Page.of(rows, page, study -> List.of(Long.toString(study.id())));
  }

  Optional<Study> find(long id) {
    return database.query(WHOLE + " where s.id = ?", Study::of, id).stream().findFirst();
  }

  /** A study's report or table; empty while it has none. */
  Optional<String> text(long id, Document document) {
    return database
        .query(
            "select %s as text from study where id = ?".formatted(document.column()),
            row -> row.maybeText("text"),
            id)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Files a study that is to be computed.
   *
   * @return its number
   * @throws Problem 409 when there are too many
   */
  long add(String site, String name, StudySettings settings, String who, Instant now) {
    return database
        .query(
            """
            insert into study (site_id, name, settings, asked_by, asked_at, state)
            select ?, ?, ?::jsonb, ?, ?, 'QUEUED' where (select count(*) from study) < ?
            returning id
            """,
            row -> row.big("id"),
            site,
            name,
            Json.text(settings),
            who,
            now,
            MOST)
        .stream()
        .findFirst()
        .orElseThrow(
            () -> Problem.conflict("There are %d studies already; delete some.".formatted(MOST)));
  }

  boolean delete(long id) {
    return database.update("delete from study where id = ?", id) > 0;
  }

  /** Studies that wait, the longest waiting first. */
  List<Long> queued() {
    return database.query(
        "select id from study where state = 'QUEUED' order by id", row -> row.big("id"));
  }

  /** What is computed no more, since the server ended, or the database was away at the end. */
  void failInterrupted(Instant now) {
    database.update(
        """
        update study set state = 'FAILED', ended_at = ?,
               failure = 'It was interrupted. Start it again.'
         where state = 'RUNNING'
        """,
        now);
  }

  /** False when it was deleted meanwhile, or somebody else began it. */
  boolean begin(long id, Instant now) {
    return database.update(
            "update study set state = 'RUNNING', began_at = ? where id = ? and state = 'QUEUED'",
            now,
            id)
        > 0;
  }

  void finish(long id, Subject subject, Instant now) {
    database.update(
        """
        update study set state = 'DONE', ended_at = ?, figures = ?::jsonb, report = ?, table_csv = ?
         where id = ? and state = 'RUNNING'
        """,
        now,
        Json.text(Figures.of(subject)),
        HtmlReport.of(subject),
        FiguresFile.of(subject),
        id);
  }

  void fail(long id, String why, Instant now) {
    database.update(
        "update study set state = 'FAILED', ended_at = ?, failure = ?"
            + " where id = ? and state = 'RUNNING'",
        now,
        why,
        id);
  }
}
