package org.voltide.csms.stationcertificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.campaigns.Campaign;
import org.voltide.csms.campaigns.CampaignStep.MemberState;
import org.voltide.csms.campaigns.NewCampaign;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;

class RenewalCampaignsTest {
  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final List<String> done = new ArrayList<>();
  private boolean canIssueForCars = true;
  private boolean isDeaf;

  @BeforeEach
  void register() {
    world.station("CS1");
    world.station("CS2");
    world.run("update station set online = true, boot_status = 'Accepted', security_profile = 3");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void itIsDoneWhenTheStationConnectedWithTheNewCertificate() {
    issued("CS1", null, "a1", "DELIVERED");
    used("CS1", "a1");
    UUID id = campaign(StationUse.Combined, 10);
    begin(id, "CS1");
    settle(id, Duration.ZERO);
    assertThat(done).containsExactly("CS1 ASK");

    issued("CS1", null, "a2", "DELIVERED");
    settle(id, Duration.ZERO);
    assertThat(member(id).state()).as("the one before counts for nothing").isEqualTo(UPDATING);
    settle(id, Duration.ofMinutes(6));
    settle(id, Duration.ofMinutes(7));
    assertThat(done).containsExactly("CS1 ASK", "CS1 RECONNECT");
    used("CS1", "a2");
    settle(id, Duration.ofMinutes(8));
    assertThat(member(id).state()).isEqualTo(MemberState.DONE);
  }

  @Test
  void whatCarsSeeIsDoneWhenTheInventoryHasIt() {
    UUID id = campaign(StationUse.V2GCertificate, 10);
    begin(id, "CS1");
    issued("CS1", "V2GCertificate", "b1", "DELIVERED");
    isDeaf = true;
    settle(id, Duration.ZERO);
    assertThat(member(id).note()).isEqualTo("It does not answer.");
    isDeaf = false;
    settle(id, Duration.ofSeconds(59));
    settle(id, Duration.ofSeconds(61));
    settle(id, Duration.ofMinutes(3));
    assertThat(done).containsExactly("CS1 ASK", "CS1 LOOK", "CS1 LOOK");
    world.run(
        """
        insert into installed_certificate
               (id, station_id, certificate_type, hash_algorithm, issuer_name_hash,
                issuer_key_hash, serial_number, children, child_serial_numbers, seen_at)
        values (?, 'CS1', 'V2GCertificateChain', 'SHA256', '', '', '01', 1, '{B1}', now())
        """,
        UUID.randomUUID());
    settle(id, Duration.ofMinutes(4));
    assertThat(member(id).state()).isEqualTo(MemberState.DONE);
  }

  @Test
  void whoDoesNotAskForACertificateIsAskedAgainUntilPatienceEnds() {
    UUID id = campaign(StationUse.Combined, 10);
    begin(id, "CS1");
    settle(id, Duration.ofMinutes(9));
    settle(id, Duration.ofMinutes(11));
    settle(id, Duration.ofMinutes(30));
    settle(id, Duration.ofMinutes(32));
    assertThat(done).hasSize(3);
    settle(id, Duration.ofHours(25));
    assertThat(member(id))
        .satisfies(
            member -> {
              assertThat(member.state()).isEqualTo(MemberState.FAILED);
              assertThat(member.note()).isEqualTo("its new certificate was not seen in time");
            });
  }

  @Test
  void whatNobodyIssuesOrTheStationWillNotHaveFails() {
    UUID id = campaign(StationUse.V2GCertificate, 10);
    begin(id, "CS1");
    begin(id, "CS2");
    issued("CS1", "V2GCertificate", "c1", "REJECTED");
    world.run(
        """
        insert into certificate_order (station_id, certificate_type, upstream, csr, state, next_at,
                                       ordered_at, note)
        values ('CS2', 'V2GCertificate', 'hub', 'csr', 'FAILED', now(), ?, 'unknown device')
        """,
        java.sql.Timestamp.from(LaneWorld.NOW));
    settle(id, Duration.ZERO);
    assertThat(work(Duration.ZERO).members(id))
        .extracting(RenewalCampaign.Member::note)
        .containsExactly("would not have it: not now", "unknown device");
  }

  @Test
  void noMoreHaveTheirTurnThanTheRateAndTheAuthorityAllow() {
    UUID id = campaign(StationUse.V2GCertificate, 1);
    assertThat(room(id, Duration.ZERO)).isEqualTo(1);
    canIssueForCars = false;
    assertThat(room(id, Duration.ZERO)).isZero();
    canIssueForCars = true;
    begin(id, "CS1");
    assertThat(room(id, Duration.ofMinutes(59))).isZero();
    assertThat(room(id, Duration.ofMinutes(61))).isEqualTo(1);
  }

  @Test
  void whoWasNotAskedBeforeACrashIsAskedAgain() {
    UUID id = campaign(StationUse.Combined, 10);
    work(Duration.ZERO).table().begin(id, "CS1");
    begin(id, "CS2");
    work(Duration.ZERO).forgetUnasked();
    assertThat(work(Duration.ZERO).members(id))
        .extracting(RenewalCampaign.Member::state)
        .containsExactly(MemberState.WAITING, UPDATING);
  }

  private static final MemberState UPDATING = MemberState.UPDATING;

  private UUID campaign(StationUse use, int maxPerHour) {
    return work(Duration.ZERO)
        .create(new NewCampaign("c", List.of("CS1", "CS2"), 2, 2, 0, 24), use, maxPerHour);
  }

  private void begin(UUID id, String station) {
    RenewalCampaigns work = work(Duration.ZERO);
    assertThat(work.table().begin(id, station)).isTrue();
    work.begin(campaign(id), station);
  }

  private void settle(UUID id, Duration later) {
    work(later).settle(campaign(id)).forEach(Runnable::run);
  }

  private int room(UUID id, Duration later) {
    return work(later).room(campaign(id));
  }

  private Campaign campaign(UUID id) {
    return work(Duration.ZERO).find(id).campaign();
  }

  private RenewalCampaign.Member member(UUID id) {
    return work(Duration.ZERO).members(id).getFirst();
  }

  private RenewalCampaigns work(Duration later) {
    Instant now = LaneWorld.NOW.plus(later);
    return new RenewalCampaigns(database, Clock.fixed(now, ZoneOffset.UTC), new Recorded());
  }

  private void issued(String station, @Nullable String type, String serial, String state) {
    database.update(
        """
        insert into issued_certificate
               (id, station_id, request_digest, certificate_type, chain, serial_number,
                valid_until, state, note, issued_at, changed_at)
        values (?, ?, ?, ?, 'chain', ?, ?, ?, 'not now', ?, ?)
        """,
        UUID.randomUUID(),
        station,
        serial.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        type,
        serial,
        LaneWorld.NOW.plus(Duration.ofDays(365)),
        state,
        LaneWorld.NOW,
        LaneWorld.NOW);
  }

  private void used(String station, String serial) {
    database.update(
        """
        insert into own_certificate
               (issuer, serial_number, fingerprint, station_id, common_name, issued_at, valid_until)
        values ('V2G', ?, decode(?, 'hex'), ?, ?, ?, ?)
        """,
        serial,
        serial,
        station,
        station,
        LaneWorld.NOW,
        LaneWorld.NOW);
    database.update(
        """
        insert into station_certificate
               (fingerprint, station_id, common_name, valid_until, first_used_at, last_used_at)
        values (decode(?, 'hex'), ?, ?, ?, ?, ?)
        """,
        serial,
        station,
        station,
        LaneWorld.NOW,
        LaneWorld.NOW,
        LaneWorld.NOW);
  }

  private final class Recorded implements RenewalCampaigns.Stations {
    @Override
    public void ask(String stationId, StationUse use) {
      done.add(stationId + " ASK");
    }

    @Override
    public Duration persistence(String stationId) {
      return Duration.ZERO;
    }

    @Override
    public void look(String stationId) {
      done.add(stationId + " LOOK");
      if (isDeaf) {
        throw Problem.conflict("It does not answer.");
      }
    }

    @Override
    public void reconnect(String stationId) {
      done.add(stationId + " RECONNECT");
    }

    @Override
    public boolean canIssueForCars() {
      return canIssueForCars;
    }
  }
}
