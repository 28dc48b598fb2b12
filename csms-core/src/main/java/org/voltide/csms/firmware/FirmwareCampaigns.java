package org.voltide.csms.firmware;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.voltide.csms.campaigns.Campaign;
import org.voltide.csms.campaigns.CampaignTable;
import org.voltide.csms.campaigns.CampaignWork;
import org.voltide.csms.campaigns.NewCampaign;
import org.voltide.csms.store.Database;

/** Has the stations of campaigns update themselves (OCPP 2.1 L01, L02). Blocks. Thread-safe. */
@Singleton
class FirmwareCampaigns implements CampaignWork {
  private final Database database;
  private final Clock clock;
  private final BiFunction<String, UUID, UUID> update;
  private final CampaignTable table;

  @Inject
  FirmwareCampaigns(
      Database database, Clock clock, FirmwareImages images, FirmwareUpdates updates) {
    this(
        database,
        clock,
        (station, firmware) ->
            updates.begin(station, images.ready(firmware), FirmwareUpdates.Terms.NOW).id());
  }

  /**
   * @param update has a station update itself with an image, and tells the operation
   */
  FirmwareCampaigns(Database database, Clock clock, BiFunction<String, UUID, UUID> update) {
    this.database = database;
    this.clock = clock;
    this.update = update;
    this.table = new CampaignTable(database, clock, "firmware", "operation_id = null");
  }

  @Override
  public CampaignTable table() {
    return table;
  }

  UUID create(NewCampaign wanted, UUID firmware) {
    return table.create(wanted, Map.of("firmware_id", firmware));
  }

  List<FirmwareCampaignMember> members(UUID id) {
    return database.query(FirmwareCampaignMember.SELECT, FirmwareCampaignMember::of, id);
  }

  @Override
  public void forgetUnasked() {
    table.forgetUnasked("operation_id is null");
  }

  @Override
  public List<Runnable> settle(Campaign campaign) {
    database.update(
        "update firmware_campaign_member m set ended_at = ?, note = o.note,"
            + " state = case when o.state = 'DONE' then 'DONE' else 'FAILED' end"
            + " from operation o where o.id = m.operation_id and m.campaign_id = ?"
            + " and m.state = 'UPDATING' and o.state in ('DONE', 'FAILED', 'TIMED_OUT')",
        clock.instant(),
        campaign.id());
    table.giveUp(campaign, "said nothing more of its update");
    return List.of();
  }

  @Override
  public void begin(Campaign campaign, String stationId) {
    UUID firmware = table.find(campaign.id(), FirmwareCampaign::of).firmwareId();
    database.update(
        "update firmware_campaign_member set operation_id = ?"
            + " where campaign_id = ? and station_id = ?",
        update.apply(stationId, firmware),
        campaign.id(),
        stationId);
  }
}
