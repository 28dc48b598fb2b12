package org.voltide.csms.firmware;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.firmware.CampaignStep.Member;
import org.voltide.csms.firmware.CampaignStep.MemberState;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.csms.store.Where;

/** Campaigns in the database. Blocks. Thread-safe. */
@Singleton
class CampaignStore {
  private final Database database;
  private final Clock clock;

  CampaignStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Keeps a new campaign, which runs at once.
   *
   * @throws Problem 422 naming the first station that does not exist
   */
  Campaign create(
      String name,
      UUID firmwareId,
      CampaignStep.Care care,
      int patienceHours,
      List<String> stations) {
    UUID id = UUID.randomUUID();
    database.transact(
        statements -> {
          checkKnown(statements, stations);
          statements.update(
              "insert into firmware_campaign (id, name, firmware_id, canary, max_in_flight,"
                  + " max_failures, patience_hours, state, created_at, changed_at)"
                  + " values (?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?)",
              id,
              name,
              firmwareId,
              care.canary(),
              care.maxInFlight(),
              care.maxFailures(),
              patienceHours,
              clock.instant(),
              clock.instant());
          statements.batch(
              "insert into firmware_campaign_member (campaign_id, station_id, position, state)"
                  + " values (?, ?, ?, 'WAITING')",
              members(id, stations));
        });
    return find(id);
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

  List<Campaign> list(PageQuery page) {
    Where where = new Where().and("c.created_at < ?", page.afterInstant().orElse(null));
    return database.query(
        Campaign.SELECT + where.sql() + " order by c.created_at desc limit ?",
        Campaign::of,
        where.values(page.rows()));
  }

  /**
   * @throws Problem 404
   */
  Campaign find(UUID id) {
    return database.query(Campaign.SELECT + " where c.id = ?", Campaign::of, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("firmware campaign", id));
  }

  /** Those that run, and those of which stations still update themselves. */
  List<Campaign> live() {
    return database.query(
        Campaign.SELECT + " where c.state = 'RUNNING' or m.updating > 0 order by c.created_at",
        Campaign::of);
  }

  List<CampaignMember> members(UUID id) {
    return database.query(CampaignMember.SELECT, CampaignMember::of, id);
  }

  /** In their order, with who could have its turn now. */
  List<Member> standing(UUID id) {
    return database.query(
        "select m.station_id, m.state, s.online and s.boot_status = 'Accepted' as ready"
            + " from firmware_campaign_member m join station s on s.id = m.station_id"
            + " where m.campaign_id = ? order by m.position",
        row ->
            new Member(
                row.text("station_id"),
                MemberState.valueOf(row.text("state")),
                row.maybeFlag("ready").orElse(false)),
        id);
  }

  /** False when it was in none of the states it may come from. */
  boolean change(UUID id, Campaign.State to, @Nullable String note, List<Campaign.State> from) {
    return database.update(
            "update firmware_campaign set state = ?, note = ?, changed_at = ?"
                + " where id = ? and state = any (?)",
            to.name(),
            note,
            clock.instant(),
            id,
            from.stream().map(Enum::name).toArray(String[]::new))
        > 0;
  }

  /** Those that failed have another turn. */
  void retryFailed(UUID id) {
    database.update(
        "update firmware_campaign_member set state = 'WAITING', operation_id = null, note = null,"
            + " begun_at = null, ended_at = null where campaign_id = ? and state = 'FAILED'",
        id);
  }

  void skipWaiting(UUID id) {
    database.update(
        "update firmware_campaign_member set state = 'SKIPPED', ended_at = ?"
            + " where campaign_id = ? and state = 'WAITING'",
        clock.instant(),
        id);
  }

  /** False when it is not waiting any more, or the campaign does not run. */
  boolean begin(UUID id, String station) {
    return database.update(
            "update firmware_campaign_member set state = 'UPDATING', begun_at = ?"
                + " where campaign_id = ? and station_id = ? and state = 'WAITING' and exists"
                + " (select from firmware_campaign c where c.id = campaign_id"
                + " and c.state = 'RUNNING')",
            clock.instant(),
            id,
            station)
        > 0;
  }

  void begun(UUID id, String station, UUID operation) {
    database.update(
        "update firmware_campaign_member set operation_id = ?"
            + " where campaign_id = ? and station_id = ?",
        operation,
        id,
        station);
  }

  /** Its turn comes again when it is back. */
  void wasAway(UUID id, String station) {
    database.update(
        "update firmware_campaign_member set state = 'WAITING', begun_at = null"
            + " where campaign_id = ? and station_id = ?",
        id,
        station);
  }

  void failed(UUID id, String station, String why) {
    database.update(
        "update firmware_campaign_member set state = 'FAILED', note = ?, ended_at = ?"
            + " where campaign_id = ? and station_id = ?",
        why,
        clock.instant(),
        id,
        station);
  }

  /** After a crash: who was about to be asked is asked again. */
  void forgetUnasked() {
    database.update(
        "update firmware_campaign_member set state = 'WAITING', begun_at = null"
            + " where state = 'UPDATING' and operation_id is null");
  }

  /** Takes over what stations said of their updates, and ends the patience with the silent. */
  void settle(Campaign campaign) {
    Instant now = clock.instant();
    database.update(
        "update firmware_campaign_member m set ended_at = ?, note = o.note,"
            + " state = case when o.state = 'DONE' then 'DONE' else 'FAILED' end"
            + " from operation o where o.id = m.operation_id and m.campaign_id = ?"
            + " and m.state = 'UPDATING' and o.state in ('DONE', 'FAILED', 'TIMED_OUT')",
        now,
        campaign.id());
    database.update(
        "update firmware_campaign_member set state = 'FAILED', ended_at = ?,"
            + " note = 'said nothing more of its update'"
            + " where campaign_id = ? and state = 'UPDATING' and begun_at < ?",
        now,
        campaign.id(),
        now.minusSeconds(3600L * campaign.patienceHours()));
  }
}
