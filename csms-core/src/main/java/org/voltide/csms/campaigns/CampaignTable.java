package org.voltide.csms.campaigns;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.campaigns.Campaign.State;
import org.voltide.csms.campaigns.CampaignStep.Member;
import org.voltide.csms.campaigns.CampaignStep.MemberState;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.csms.store.Where;

/**
 * Campaigns of one kind in the database, which are in a table {@code KIND_campaign} and their
 * stations in {@code KIND_campaign_member}; what only this kind has are further columns. Blocks.
 * Thread-safe.
 */
public final class CampaignTable {
  private static final String SELECT =
      """
      select c.*, m.waiting, m.updating, m.done, m.failed
        from KIND_campaign c cross join lateral (
             select (count(*) filter (where state = 'WAITING'))::int as waiting,
                    (count(*) filter (where state = 'UPDATING'))::int as updating,
                    (count(*) filter (where state = 'DONE'))::int as done,
                    (count(*) filter (where state = 'FAILED'))::int as failed
               from KIND_campaign_member where campaign_id = c.id) m
      """;

  private static final List<State> RUNNING = List.of(State.RUNNING);

  private final Database database;
  private final Clock clock;
  private final String kind;
  private final String anew;

  /**
   * @param kind the tables begin with it
   * @param anew what a station's row forgets when it waits for a turn once more, SQL
   */
  public CampaignTable(Database database, Clock clock, String kind, String anew) {
    this.database = database;
    this.clock = clock;
    this.kind = kind;
    this.anew = anew;
  }

  /**
   * Keeps a new campaign, which runs at once.
   *
   * @param own columns that only this kind has
   * @throws Problem 422 naming the first station that does not exist
   */
  public UUID create(NewCampaign wanted, Map<String, Object> own) {
    UUID id = UUID.randomUUID();
    CampaignStep.Care care = wanted.care();
    List<Object> values =
        new ArrayList<>(
            Arrays.asList(
                id,
                wanted.name(),
                care.canary(),
                care.maxInFlight(),
                care.maxFailures(),
                wanted.patience(),
                clock.instant(),
                clock.instant()));
    values.addAll(own.values());
    database.transact(
        statements -> {
          checkKnown(statements, wanted.stations());
          statements.update(
              sql(
                  "insert into KIND_campaign (id, name, canary, max_in_flight, max_failures,"
                      + " patience_hours, created_at, changed_at, state"
                      + own.keySet().stream().map(column -> ", " + column).collect(joining())
                      + ") values (?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING'"
                      + ", ?".repeat(own.size())
                      + ")"),
              values.toArray());
          statements.batch(
              sql(
                  "insert into KIND_campaign_member (campaign_id, station_id, position, state)"
                      + " values (?, ?, ?, 'WAITING')"),
              members(id, wanted.stations()));
        });
    return id;
  }

  private String sql(String template) {
    return template.replace("KIND", kind);
  }

  private static List<Object[]> members(UUID id, List<String> stations) {
    List<Object[]> rows = new ArrayList<>();
    for (String station : new LinkedHashSet<>(stations)) {
      rows.add(new Object[] {id, station, rows.size()});
    }
    return rows;
  }

  private static void checkKnown(Statements statements, List<String> stations) {
    List<String> unknown =
        statements.query(
            "select w.id from unnest(?::text[]) w (id)"
                + " where not exists (select from station s where s.id = w.id)",
            row -> row.text("id"),
            (Object) stations.toArray(String[]::new));
    if (!unknown.isEmpty()) {
      throw Problem.invalid("/stations", "There is no station %s.".formatted(unknown.getFirst()));
    }
  }

  /** The newest first. */
  public <T> List<T> list(PageQuery page, Function<Row, T> read) {
    Where where = new Where().and("c.created_at < ?", page.afterInstant().orElse(null));
    return database.query(
        sql(SELECT) + where.sql() + " order by c.created_at desc limit ?",
        read,
        where.values(page.rows()));
  }

  /**
   * @throws Problem 404
   */
  public <T> T find(UUID id, Function<Row, T> read) {
    return database.query(sql(SELECT) + " where c.id = ?", read, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound(kind + " campaign", id));
  }

  /** Those that run, and those of which stations still have their turn. */
  public List<Campaign> live() {
    return database.query(
        sql(SELECT) + " where c.state = 'RUNNING' or m.updating > 0 order by c.created_at",
        Campaign::of);
  }

  /** In their order, with who could have its turn now. */
  public List<Member> standing(UUID id) {
    return database.query(
        sql(
            "select m.station_id, m.state, s.online and s.boot_status = 'Accepted' as ready"
                + " from KIND_campaign_member m join station s on s.id = m.station_id"
                + " where m.campaign_id = ? order by m.position"),
        row ->
            new Member(
                row.text("station_id"),
                MemberState.valueOf(row.text("state")),
                row.maybeFlag("ready").orElse(false)),
        id);
  }

  /**
   * Gives no more stations their turn; those that have it go on.
   *
   * @throws Problem 404; 409 when it does not run
   */
  public void pause(UUID id) {
    change(id, State.PAUSED, List.of(State.RUNNING), _ -> {});
  }

  /**
   * Goes on; after a stop, the stations that failed have another turn.
   *
   * @throws Problem 404; 409 when it neither pauses nor stopped
   */
  public void resume(UUID id) {
    if (find(id, Campaign::of).state() == State.STOPPED) {
      change(id, State.RUNNING, List.of(State.STOPPED), statements -> retryFailed(statements, id));
    } else {
      change(id, State.RUNNING, List.of(State.PAUSED), _ -> {});
    }
  }

  /**
   * The stations that failed have another turn, and it runs.
   *
   * @throws Problem 404; 409 when none failed or it was cancelled
   */
  public void retry(UUID id) {
    Campaign campaign = find(id, Campaign::of);
    if (campaign.failed() == 0 || campaign.state() == State.CANCELLED) {
      throw Problem.conflict(
          "The campaign is %s, and %d stations failed."
              .formatted(campaign.state(), campaign.failed()));
    }
    change(
        id,
        State.RUNNING,
        List.of(State.RUNNING, State.PAUSED, State.STOPPED, State.DONE),
        statements -> retryFailed(statements, id));
  }

  /**
   * Ends it; stations that have their turn go on.
   *
   * @throws Problem 404; 409 when it is over
   */
  public void cancel(UUID id) {
    change(
        id,
        State.CANCELLED,
        List.of(State.RUNNING, State.PAUSED, State.STOPPED),
        statements ->
            statements.update(
                sql(
                    "update KIND_campaign_member set state = 'SKIPPED', ended_at = ?"
                        + " where campaign_id = ? and state = 'WAITING'"),
                clock.instant(),
                id));
  }

  void stop(UUID id, String why) {
    database.transact(statements -> set(statements, id, State.STOPPED, why, RUNNING));
  }

  void finish(UUID id) {
    database.transact(statements -> set(statements, id, State.DONE, null, RUNNING));
  }

  /**
   * @param members what it means for the stations, in the same transaction
   */
  private void change(UUID id, State to, List<State> from, Consumer<Statements> members) {
    Campaign campaign = find(id, Campaign::of);
    database.transact(
        statements -> {
          if (!set(statements, id, to, null, from)) {
            throw Problem.conflict("The campaign is %s.".formatted(campaign.state()));
          }
          members.accept(statements);
        });
  }

  private boolean set(
      Statements statements, UUID id, State to, @Nullable String note, List<State> from) {
    return statements.update(
            sql(
                "update KIND_campaign set state = ?, note = ?, changed_at = ?"
                    + " where id = ? and state = any (?)"),
            to.name(),
            note,
            clock.instant(),
            id,
            from.stream().map(Enum::name).toArray(String[]::new))
        > 0;
  }

  private void retryFailed(Statements statements, UUID id) {
    waitAnew(statements, "campaign_id = ? and state = 'FAILED'", id);
  }

  /** False when it is not waiting any more, or the campaign does not run. */
  public boolean begin(UUID id, String station) {
    return database.update(
            sql(
                "update KIND_campaign_member set state = 'UPDATING', begun_at = ?"
                    + " where campaign_id = ? and station_id = ? and state = 'WAITING' and exists"
                    + " (select from KIND_campaign c where c.id = campaign_id"
                    + " and c.state = 'RUNNING')"),
            clock.instant(),
            id,
            station)
        > 0;
  }

  /** How many had their turn in the time until now. */
  public int begunWithin(UUID id, Duration span) {
    return database
        .query(
            sql(
                "select count(*)::int as n from KIND_campaign_member"
                    + " where campaign_id = ? and begun_at > ?"),
            row -> row.whole("n"),
            id,
            clock.instant().minus(span))
        .getFirst();
  }

  /** Its turn comes again when it is back. */
  void wasAway(UUID id, String station) {
    database.transact(
        statements ->
            waitAnew(
                statements,
                "campaign_id = ? and station_id = ? and state = 'UPDATING'",
                id,
                station));
  }

  /**
   * Those that have their turn without having been asked have it once more.
   *
   * @param unasked what tells that a station was not asked, SQL
   */
  public void forgetUnasked(String unasked) {
    database.transact(statements -> waitAnew(statements, "state = 'UPDATING' and " + unasked));
  }

  private void waitAnew(Statements statements, String which, Object... values) {
    statements.update(
        sql("update KIND_campaign_member set state = 'WAITING', note = null, begun_at = null,")
            + " ended_at = null, "
            + anew
            + " where "
            + which,
        values);
  }

  public void failed(UUID id, String station, String why) {
    end(id, station, MemberState.FAILED, why);
  }

  public void done(UUID id, String station) {
    end(id, station, MemberState.DONE, null);
  }

  private void end(UUID id, String station, MemberState state, @Nullable String note) {
    database.update(
        sql(
            "update KIND_campaign_member set state = ?, note = ?, ended_at = ?"
                + " where campaign_id = ? and station_id = ? and state = 'UPDATING'"),
        state.name(),
        note,
        clock.instant(),
        id,
        station);
  }

  /** Ends the patience with those that have their turn for too long. */
  public void giveUp(Campaign campaign, String why) {
    Instant now = clock.instant();
    database.update(
        sql(
            "update KIND_campaign_member set state = 'FAILED', ended_at = ?, note = ?"
                + " where campaign_id = ? and state = 'UPDATING' and begun_at < ?"),
        now,
        why,
        campaign.id(),
        now.minusSeconds(3600L * campaign.patienceHours()));
  }
}
