package org.voltide.csms.statements;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.statements.MonthlyStatement.Line;
import org.voltide.csms.statements.MonthlyStatement.Party;
import org.voltide.csms.statements.MonthlyStatement.Sum;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/** Reads statements from the books. Thread-safe. */
@Singleton
class StatementBook {

  /** Longer ones are for the exports, which nobody has to hold as a whole. */
  private static final int MOST_LINES = 100_000;

  /**
   * What is asked for, and sessions as they were settled then: of their revisions the last that was
   * made until {@code as_of}.
   */
  private static final String BOOKS =
      """
      with asked as (
        select ?::timestamptz as begins, ?::timestamptz as ends, ?::timestamptz as as_of,
               ?::text as zone),
      settled as (
        select x.session_id, x.site_id, x.ended_at, s.station_id, s.token_id, s.vehicle_id, a.zone,
               round(x.energy_in_wh::numeric / 1000, 3) as import_kwh,
               round(x.energy_out_wh::numeric / 1000, 3) as export_kwh,
               coalesce(s.total_cost, 0) as charged, x.driver, x.fleet, x.site_host,
               coalesce(s.price::jsonb ->> 'currency',
                        (select t.currency from site_tariff t
                          where t.site_id = s.site_id and t.valid_from <= s.started_at
                          order by t.valid_from desc limit 1), 'EUR') as currency
          from asked a
          join session_statement x
            on x.ended_at >= a.begins and x.ended_at < a.ends and x.recorded_at <= a.as_of
          join charging_session s on s.id = x.session_id
         where not exists (select from session_statement n
                            where n.session_id = x.session_id and n.revision = x.revision + 1
                              and n.recorded_at <= a.as_of)),
      line as (
      """;

  private static final String UNSETTLED =
      """
      select count(*) as sessions from charging_session s
       where s.ended_at >= ? and s.ended_at < ?
         and not exists (select from session_settlement x where x.session_id = s.id)
         and\s""";

  private final Database database;

  StatementBook(Database database) {
    this.database = database;
  }

  /** What a party comes to in one currency. */
  record PartySum(Party party, Sum sum) {
    private static PartySum of(Row row) {
      return new PartySum(new Party(row.text("party"), row.text("name")), StatementBook.sum(row));
    }
  }

  /** All parties of a kind that had to do with anything in a month, by name. */
  Page<PartySum> parties(
      Kind kind, Month month, Instant asOf, @Nullable String name, PageQuery page) {
    List<String> after = page.after(3).orElse(List.of("", "", ""));
    return Page.of(
        database.query(
            BOOKS
                + kind.lines()
                + """
                )
                select party, name, currency, sum(sessions)::bigint as sessions,
                       sum(import_kwh) as import_kwh, sum(export_kwh) as export_kwh,
                       sum(charged) as charged, sum(earned) as earned,
                       case when count(before_taxes) = count(*) then sum(before_taxes) end
                         as before_taxes
                  from line
                 where strpos(lower(name), lower(?)) > 0 and (name, party, currency) > (?, ?, ?)
                 group by name, party, currency order by name, party, currency limit ?
                """,
            PartySum::of,
            month.begins(),
            month.ends(),
            asOf,
            month.zone().getId(),
            name == null ? "" : name,
            after.get(0),
            after.get(1),
            after.get(2),
            page.rows()),
        page,
        last -> List.of(last.party().name(), last.party().id(), last.sum().currency()));
  }

  /**
   * The statement of a party.
   *
   * @throws Problem 404 when there is no such party, 422 when the statement is too long
   */
  MonthlyStatement statement(Kind kind, String id, Month month, Instant asOf) {
    return database.inTransaction(
        statements -> {
          Party party = party(statements, kind, id);
          return MonthlyStatement.of(
              kind,
              party,
              month,
              asOf,
              lines(statements, kind, id, month, asOf),
              unsettled(statements, kind, id, month));
        });
  }

  /**
   * The time zone of a site.
   *
   * @throws Problem 404 when there is no such site
   */
  String zone(String site) {
    return database
        .query("select time_zone from site where id = ?", row -> row.text("time_zone"), site)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("site", site));
  }

  private static Party party(Statements statements, Kind kind, String id) {
    if ((kind == Kind.PARTNERS || kind == Kind.DRIVERS) && !isUuid(id)) {
      throw Problem.notFound("party", id);
    }
    return statements
        .query(kind.party(), row -> new Party(row.text("id"), row.text("name")), id)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("party", id));
  }

  private static boolean isUuid(String id) {
    try {
      return UUID.fromString(id).toString().equalsIgnoreCase(id);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<Line> lines(
      Statements statements, Kind kind, String id, Month month, Instant asOf) {
    List<Line> lines =
        statements.query(
            BOOKS
                + kind.lines()
                + ") select * from line where party = ? order by at, what, detail, currency limit ?",
            StatementBook::line,
            month.begins(),
            month.ends(),
            asOf,
            month.zone().getId(),
            id,
            MOST_LINES + 1);
    if (lines.size() > MOST_LINES) {
      throw Problem.invalid(
          "month", "A statement has at most %d lines; see the exports.".formatted(MOST_LINES));
    }
    return lines;
  }

  private static long unsettled(Statements statements, Kind kind, String id, Month month) {
    return statements
        .query(
            UNSETTLED + kind.unsettled(),
            row -> row.big("sessions"),
            month.begins(),
            month.ends(),
            id)
        .getFirst();
  }

  private static Line line(Row row) {
    return new Line(
        row.maybeInstant("at").orElse(null),
        row.maybeText("what").orElse(null),
        row.maybeText("detail").orElse(null),
        sum(row));
  }

  private static Sum sum(Row row) {
    return new Sum(
        row.text("currency"),
        row.big("sessions"),
        row.money("import_kwh"),
        row.money("export_kwh"),
        row.money("charged"),
        row.maybeMoney("before_taxes").orElse(null),
        row.money("earned"));
  }
}
