package org.voltide.csms.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.campaigns.Campaign;
import org.voltide.csms.campaigns.CampaignStep.MemberState;
import org.voltide.csms.campaigns.CampaignTable;
import org.voltide.csms.campaigns.NewCampaign;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.SetClock;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.diagnostics.LogType;
import org.voltide.ocpp.message.provisioning.ResetType;

class BulkCampaignsTest {
  private static final BulkAction RESET = new BulkAction.Reset(ResetType.OnIdle);

  private final LaneWorld world = new LaneWorld();
  private final SetClock clock = new SetClock(LaneWorld.NOW);
  private final Map<String, BulkAnswer> answers = new HashMap<>();
  private final Database database = new Database(world.database());
  private final BulkCampaigns bulk =
      new BulkCampaigns(database, clock, (station, _) -> answers.get(station));
  private final CampaignTable table = bulk.table();

  @BeforeEach
  void register() {
    for (String station : List.of("CS1", "CS2", "CS3")) {
      world.station(station);
      world.run("update station set online = true, boot_status = 'Accepted' where id = ?", station);
    }
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void eachStationHasItsOwnResultAndThoseThatFailedAnotherTurn() {
    answers.put("CS1", new BulkAnswer.Done("Scheduled"));
    answers.put("CS2", new BulkAnswer.Refused("Rejected"));
    Campaign campaign = create(RESET, 60, 5);
    turn(campaign, "CS1");
    turn(campaign, "CS2");
    assertThat(bulk.members(campaign.id()))
        .extracting(BulkCampaign.Member::state, BulkCampaign.Member::answer)
        .containsExactly(
            tuple(MemberState.DONE, "Scheduled"),
            tuple(MemberState.FAILED, "Rejected"),
            tuple(MemberState.WAITING, null));
    table.retry(campaign.id());
    assertThat(bulk.members(campaign.id()).get(1).answer()).isNull();
    assertThat(bulk.find(campaign.id()).action()).isEqualTo(RESET);
    assertThat(bulk.find(campaign.id()).askedBy()).isEqualTo("ada");
  }

  @Test
  void noMoreAreAskedInAMinuteThanAllowed() {
    answers.put("CS1", new BulkAnswer.Done("Accepted"));
    answers.put("CS2", new BulkAnswer.Done("Accepted"));
    Campaign campaign = create(RESET, 2, 5);
    assertThat(bulk.room(campaign)).isEqualTo(2);
    turn(campaign, "CS1");
    turn(campaign, "CS2");
    assertThat(bulk.room(campaign)).isZero();
    clock.pass(Duration.ofSeconds(61));
    assertThat(bulk.room(campaign)).isEqualTo(2);
  }

  @Test
  void stationsThatAreAwayAreWaitedForAFewMinutesEvenAfterAnOutageOfTheServer() {
    world.run("update station set online = false where id <> 'CS1'");
    Campaign campaign = create(RESET, 60, 5);
    clock.pass(Duration.ofMinutes(4));
    bulk.settle(campaign);
    assertThat(bulk.find(campaign.id()).campaign().waiting()).isEqualTo(3);
    clock.pass(Duration.ofHours(2));
    bulk.forgetUnasked();
    bulk.settle(campaign);
    assertThat(bulk.find(campaign.id()).campaign().waiting()).isEqualTo(3);
    clock.pass(Duration.ofMinutes(6));
    bulk.settle(campaign);
    assertThat(bulk.find(campaign.id()).campaign().waiting()).isEqualTo(1);
    assertThat(bulk.members(campaign.id()).getLast().note()).isEqualTo("is not connected");
  }

  @Test
  void whoLeavesDuringTheCampaignIsWaitedForFromThenOn() {
    Campaign campaign = create(RESET, 60, 5);
    bulk.settle(campaign);
    clock.pass(Duration.ofHours(1));
    world.run("update station set online = false where id = 'CS2'");
    bulk.settle(campaign);
    clock.pass(Duration.ofMinutes(4));
    bulk.settle(campaign);
    assertThat(bulk.find(campaign.id()).campaign().waiting()).isEqualTo(3);
    world.run("update station set online = true where id = 'CS2'");
    bulk.settle(campaign);
    world.run("update station set online = false where id = 'CS2'");
    clock.pass(Duration.ofMinutes(4));
    bulk.settle(campaign);
    clock.pass(Duration.ofMinutes(4));
    bulk.settle(campaign);
    assertThat(bulk.find(campaign.id()).campaign().waiting()).as("it was back").isEqualTo(3);
    clock.pass(Duration.ofMinutes(1));
    bulk.settle(campaign);
    assertThat(bulk.members(campaign.id()))
        .extracting(BulkCampaign.Member::state)
        .containsExactly(MemberState.WAITING, MemberState.FAILED, MemberState.WAITING);
  }

  @Test
  void whatFollowsAnAnswerSettlesTheTurn() {
    UUID operation = UUID.randomUUID();
    world.run(
        "insert into operation (id, station_id, request_id, kind, state, created_at, changed_at)"
            + " values (?, 'CS1', 1, 'LOG', 'RUNNING', now(), now())",
        operation);
    answers.put("CS1", new BulkAnswer.Coming(operation));
    Campaign campaign = create(new BulkAction.Log(LogType.DiagnosticsLog), 60, 5);
    turn(campaign, "CS1");
    bulk.forgetUnasked();
    bulk.settle(campaign);
    assertThat(bulk.members(campaign.id()).getFirst().state()).isEqualTo(MemberState.UPDATING);
    world.run("update operation set state = 'DONE', note = 'Uploaded' where id = ?", operation);
    bulk.settle(campaign);
    assertThat(bulk.members(campaign.id()).getFirst().state()).isEqualTo(MemberState.DONE);
    assertThat(bulk.members(campaign.id()).getFirst().answer()).isEqualTo("Uploaded");
  }

  @Test
  void whoWasBeingAskedBeforeACrashIsAskedAgain() {
    Campaign campaign = create(RESET, 60, 5);
    table.begin(campaign.id(), "CS1");
    bulk.forgetUnasked();
    assertThat(bulk.find(campaign.id()).campaign().waiting()).isEqualTo(3);
  }

  private void turn(Campaign campaign, String station) {
    assertThat(table.begin(campaign.id(), station)).isTrue();
    bulk.begin(campaign, station);
  }

  private Campaign create(BulkAction action, int perMinute, int waitMinutes) {
    UUID id =
        bulk.create(
            new NewCampaign("Night", List.of("CS1", "CS2", "CS3"), 0, 10, 3, null),
            new BulkCampaigns.Terms(action, "ada", perMinute, waitMinutes));
    return bulk.find(id).campaign();
  }
}
