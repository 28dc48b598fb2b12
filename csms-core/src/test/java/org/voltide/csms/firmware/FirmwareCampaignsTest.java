package org.voltide.csms.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.campaigns.Campaign;
import org.voltide.csms.campaigns.CampaignStep;
import org.voltide.csms.campaigns.CampaignStep.MemberState;
import org.voltide.csms.campaigns.CampaignTable;
import org.voltide.csms.campaigns.NewCampaign;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;

class FirmwareCampaignsTest {
  private static final UUID FIRMWARE = new UUID(0, 1);

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final FirmwareCampaigns updates =
      new FirmwareCampaigns(database, LaneWorld.CLOCK, (station, _) -> operation(station));
  private final CampaignTable table = updates.table();

  @BeforeEach
  void register() {
    world.station("CS1");
    world.station("CS2");
    world.run(
        "insert into stored_file (id, kind, name, created_at) values (?, 'FIRMWARE', 'fw', now())",
        FIRMWARE);
    world.run(
        "insert into firmware (id, name, version, created_at) values (?, 'fw', '1', now())",
        FIRMWARE);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void stationsKeepTheirOrderAndUnknownOnesAreRefused() {
    assertThatThrownBy(() -> create(List.of("CS1", "CS9")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("CS9");
    Campaign campaign = create(List.of("CS2", "CS1", "CS2"));
    assertThat(campaign.waiting()).isEqualTo(2);
    world.run("update station set online = true, boot_status = 'Accepted' where id = 'CS1'");
    assertThat(table.standing(campaign.id()))
        .containsExactly(
            new CampaignStep.Member("CS2", MemberState.WAITING, false),
            new CampaignStep.Member("CS1", MemberState.WAITING, true));
  }

  @Test
  void aTurnIsGivenOnceAndOnlyWhileTheCampaignRuns() {
    UUID id = create(List.of("CS1", "CS2")).id();
    assertThat(table.begin(id, "CS1")).isTrue();
    assertThat(table.begin(id, "CS1")).isFalse();
    table.pause(id);
    assertThat(table.begin(id, "CS2")).isFalse();
    assertThatThrownBy(() -> table.pause(id)).hasMessage("The campaign is PAUSED.");
    assertThat(table.live()).extracting(Campaign::updating).containsExactly(1);
  }

  @Test
  void whatAStationSaidSettlesItsTurnAndSilenceFailsIt() {
    Campaign campaign = create(List.of("CS1", "CS2"));
    table.begin(campaign.id(), "CS1");
    updates.begin(campaign, "CS1");
    table.begin(campaign.id(), "CS2");
    world.run(
        "update firmware_campaign_member set begun_at = begun_at - interval '3 hours'"
            + " where station_id = 'CS2'");

    assertThat(updates.settle(campaign)).isEmpty();

    assertThat(updates.members(campaign.id()))
        .extracting(FirmwareCampaignMember::state)
        .containsExactly(MemberState.DONE, MemberState.FAILED);
    table.retry(campaign.id());
    assertThat(find(campaign.id()).waiting()).isEqualTo(1);
    assertThatThrownBy(() -> table.retry(campaign.id())).hasMessageContaining("0 stations failed");
    table.cancel(campaign.id());
    assertThat(find(campaign.id()).waiting()).isZero();
  }

  @Test
  void whoWasNotAskedBeforeACrashIsAskedAgain() {
    UUID id = create(List.of("CS1")).id();
    table.begin(id, "CS1");
    updates.forgetUnasked();
    assertThat(find(id).waiting()).isEqualTo(1);
    table.begin(id, "CS1");
    table.failed(id, "CS1", "no answer");
    assertThat(updates.members(id))
        .extracting(FirmwareCampaignMember::note)
        .containsExactly("no answer");
  }

  private Campaign create(List<String> stations) {
    return find(updates.create(new NewCampaign("Spring", stations, 1, 1, 0, 2), FIRMWARE));
  }

  private Campaign find(UUID id) {
    return table.find(id, FirmwareCampaign::of).campaign();
  }

  private UUID operation(String station) {
    UUID id = UUID.randomUUID();
    world.run(
        "insert into operation (id, station_id, request_id, kind, state, note, created_at,"
            + " changed_at) values (?, ?, 1, 'FIRMWARE', 'DONE', 'Installed', now(), now())",
        id,
        station);
    return id;
  }
}
