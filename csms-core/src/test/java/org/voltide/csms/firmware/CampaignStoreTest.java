package org.voltide.csms.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.firmware.CampaignStep.Care;
import org.voltide.csms.firmware.CampaignStep.MemberState;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;

class CampaignStoreTest {
  private static final UUID FIRMWARE = new UUID(0, 1);

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final CampaignStore store = new CampaignStore(database, LaneWorld.CLOCK);

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
    assertThat(store.standing(campaign.id()))
        .containsExactly(
            new CampaignStep.Member("CS2", MemberState.WAITING, false),
            new CampaignStep.Member("CS1", MemberState.WAITING, true));
  }

  @Test
  void aTurnIsGivenOnceAndOnlyWhileTheCampaignRuns() {
    UUID id = create(List.of("CS1", "CS2")).id();
    assertThat(store.begin(id, "CS1")).isTrue();
    assertThat(store.begin(id, "CS1")).isFalse();
    assertThat(store.change(id, Campaign.State.PAUSED, null, List.of(Campaign.State.RUNNING)))
        .isTrue();
    assertThat(store.begin(id, "CS2")).isFalse();
    assertThat(store.change(id, Campaign.State.PAUSED, null, List.of(Campaign.State.RUNNING)))
        .isFalse();
    assertThat(store.live()).extracting(Campaign::updating).containsExactly(1);
  }

  @Test
  void whatAStationSaidSettlesItsTurnAndSilenceFailsIt() {
    Campaign campaign = create(List.of("CS1", "CS2"));
    UUID operation = UUID.randomUUID();
    world.run(
        "insert into operation (id, station_id, request_id, kind, state, note, created_at,"
            + " changed_at) values (?, 'CS1', 1, 'FIRMWARE', 'DONE', 'Installed', now(), now())",
        operation);
    store.begin(campaign.id(), "CS1");
    store.begun(campaign.id(), "CS1", operation);
    store.begin(campaign.id(), "CS2");
    world.run(
        "update firmware_campaign_member set begun_at = begun_at - interval '3 hours'"
            + " where station_id = 'CS2'");

    store.settle(campaign);

    assertThat(store.members(campaign.id()))
        .extracting(CampaignMember::state)
        .containsExactly(MemberState.DONE, MemberState.FAILED);
    store.retryFailed(campaign.id());
    assertThat(store.find(campaign.id()).waiting()).isEqualTo(1);
    store.skipWaiting(campaign.id());
    assertThat(store.find(campaign.id()).waiting()).isZero();
  }

  @Test
  void whoWasNotAskedBeforeACrashIsAskedAgain() {
    UUID id = create(List.of("CS1")).id();
    store.begin(id, "CS1");
    store.forgetUnasked();
    assertThat(store.find(id).waiting()).isEqualTo(1);
    store.begin(id, "CS1");
    store.wasAway(id, "CS1");
    assertThat(store.find(id).waiting()).isEqualTo(1);
    store.begin(id, "CS1");
    store.failed(id, "CS1", "no answer");
    assertThat(store.members(id)).extracting(CampaignMember::note).containsExactly("no answer");
  }

  private Campaign create(List<String> stations) {
    return store.create("Spring", FIRMWARE, new Care(1, 1, 0), 2, stations);
  }
}
