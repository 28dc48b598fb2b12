package org.voltide.csms.bulk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.voltide.csms.campaigns.Campaign;
import org.voltide.csms.campaigns.CampaignTable;
import org.voltide.csms.campaigns.CampaignWork;
import org.voltide.csms.campaigns.NewCampaign;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;

/**
 * Has the stations of a bulk action do it, each at least once: who was being asked when the server
 * stopped is asked again. Blocks. Thread-safe.
 */
@Singleton
class BulkCampaigns implements CampaignWork {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Database database;
  private final Clock clock;
  private final BiFunction<String, BulkAction, BulkAnswer> order;
  private final CampaignTable table;

  /** Stations were away before because this server was. */
  private volatile Instant here;

  @Inject
  BulkCampaigns(Database database, Clock clock, BulkOrders orders) {
    this(database, clock, orders::carryOut);
  }

  /**
   * @param order has a station do it
   */
  BulkCampaigns(Database database, Clock clock, BiFunction<String, BulkAction, BulkAnswer> order) {
    this.database = database;
    this.clock = clock;
    this.order = order;
    this.table =
        new CampaignTable(
            database, clock, "bulk", "operation_id = null, answer = null, absent_since = null");
    this.here = clock.instant();
  }

  @Override
  public CampaignTable table() {
    return table;
  }

  /** What is beside the care of all campaigns. */
  record Terms(BulkAction action, String askedBy, int maxPerMinute, int waitMinutes) {}

  UUID create(NewCampaign wanted, Terms terms) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("action", Json.text(terms.action()));
    own.put("asked_by", terms.askedBy());
    own.put("max_per_minute", terms.maxPerMinute());
    own.put("wait_minutes", terms.waitMinutes());
    return table.create(wanted, own);
  }

  BulkCampaign find(UUID id) {
    return table.find(id, BulkCampaign::of);
  }

  List<BulkCampaign.Member> members(UUID id) {
    return database.query(
        "select * from bulk_campaign_member where campaign_id = ? order by position",
        BulkCampaign.Member::of,
        id);
  }

  @Override
  public void forgetUnasked() {
    here = clock.instant();
    table.forgetUnasked("operation_id is null");
  }

  @Override
  public List<Runnable> settle(Campaign campaign) {
    database.update(
        "update bulk_campaign_member m set ended_at = ?, answer = o.note,"
            + " note = case when o.state = 'DONE' then null else coalesce(o.note, o.state) end,"
            + " state = case when o.state = 'DONE' then 'DONE' else 'FAILED' end"
            + " from operation o where o.id = m.operation_id and m.campaign_id = ?"
            + " and m.state = 'UPDATING' and o.state in ('DONE', 'FAILED', 'TIMED_OUT')",
        clock.instant(),
        campaign.id());
    if (campaign.state() == Campaign.State.RUNNING) {
      giveUpOnAbsent(find(campaign.id()));
    }
    table.giveUp(campaign, "said nothing more of it");
    return List.of();
  }

  /** Each by its own absence, which counts only while the campaign and this server run. */
  private void giveUpOnAbsent(BulkCampaign bulk) {
    Instant now = clock.instant();
    UUID id = bulk.campaign().id();
    database.update(
        """
        update bulk_campaign_member m
           set absent_since = case when s.online and s.boot_status is not distinct from 'Accepted'
                                   then null else coalesce(m.absent_since, ?) end
          from station s
         where s.id = m.station_id and m.campaign_id = ? and m.state = 'WAITING'
           and (m.absent_since is null)
               = (not s.online or s.boot_status is distinct from 'Accepted')
        """,
        now,
        id);
    Instant since = bulk.campaign().changedAt().isAfter(here) ? bulk.campaign().changedAt() : here;
    Instant tooLong = now.minus(Duration.ofMinutes(bulk.waitMinutes()));
    if (!since.isAfter(tooLong)) {
      database.update(
          "update bulk_campaign_member set state = 'FAILED', ended_at = ?,"
              + " note = 'is not connected'"
              + " where campaign_id = ? and state = 'WAITING' and absent_since <= ?",
          now,
          id,
          tooLong);
    }
  }

  @Override
  public int room(Campaign campaign) {
    return find(campaign.id()).maxPerMinute() - table.begunWithin(campaign.id(), MINUTE);
  }

  @Override
  public void begin(Campaign campaign, String stationId) {
    switch (order.apply(stationId, find(campaign.id()).action())) {
      case BulkAnswer.Done(String said) -> {
        said(campaign, stationId, said);
        table.done(campaign.id(), stationId);
      }
      case BulkAnswer.Refused(String said) -> {
        said(campaign, stationId, said);
        table.failed(campaign.id(), stationId, said);
      }
      case BulkAnswer.Coming(UUID operation) ->
          database.update(
              "update bulk_campaign_member set operation_id = ?"
                  + " where campaign_id = ? and station_id = ?",
              operation,
              campaign.id(),
              stationId);
    }
  }

  private void said(Campaign campaign, String station, String answer) {
    database.update(
        "update bulk_campaign_member set answer = ? where campaign_id = ? and station_id = ?",
        answer,
        campaign.id(),
        station);
  }
}
