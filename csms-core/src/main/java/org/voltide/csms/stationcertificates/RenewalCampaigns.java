package org.voltide.csms.stationcertificates;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.campaigns.Campaign;
import org.voltide.csms.campaigns.CampaignTable;
import org.voltide.csms.campaigns.CampaignWork;
import org.voltide.csms.campaigns.NewCampaign;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.stationcertificates.RenewalStandings.Turn;
import org.voltide.csms.stationcertificates.RenewalStep.Task;
import org.voltide.csms.store.Database;

/**
 * Renews certificates over a fleet: a station whose turn it is makes a new key, gets its
 * certificate, and is done when that was seen in use ({@link RenewalStep}). Blocks. Thread-safe.
 */
@Singleton
class RenewalCampaigns implements CampaignWork {
  private final Database database;
  private final CampaignTable table;
  private final RenewalStandings standings;
  private final Stations stations;

  /** What campaigns need of stations. */
  interface Stations {

    /**
     * Asks for a request of a certificate.
     *
     * @throws org.voltide.csms.platform.Problem when the station cannot be asked or would not
     */
    void ask(String stationId, StationUse use);

    /** How long the station goes on by itself when nothing comes. */
    Duration persistence(String stationId);

    /**
     * Asks what cars are shown, and keeps it.
     *
     * @throws org.voltide.csms.platform.Problem when the station does not tell
     */
    void look(String stationId);

    /** Has it connect anew. */
    void reconnect(String stationId);

    /** Whether certificates for cars can be issued now. */
    boolean canIssueForCars();
  }

  @Inject
  RenewalCampaigns(Database database, Clock clock, RenewalRequests requests) {
    this(database, clock, (Stations) requests);
  }

  RenewalCampaigns(Database database, Clock clock, Stations stations) {
    this.database = database;
    this.stations = stations;
    this.standings = new RenewalStandings(database, clock);
    this.table =
        new CampaignTable(
            database, clock, "renewal", "known = '{}', step = null, attempts = 0, next_at = null");
  }

  @Override
  public CampaignTable table() {
    return table;
  }

  UUID create(NewCampaign wanted, StationUse use, int maxPerHour) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("certificate_type", use.name());
    own.put("max_per_hour", maxPerHour);
    return table.create(wanted, own);
  }

  RenewalCampaign find(UUID id) {
    return table.find(id, RenewalCampaign::of);
  }

  List<RenewalCampaign.Member> members(UUID id) {
    return database.query(
        "select * from renewal_campaign_member where campaign_id = ? order by position",
        RenewalCampaign.Member::of,
        id);
  }

  @Override
  public void forgetUnasked() {
    table.forgetUnasked("step is null");
  }

  @Override
  public int room(Campaign campaign) {
    RenewalCampaign renewal = find(campaign.id());
    boolean mustWait = renewal.certificateType().isForCarsOnly() && !stations.canIssueForCars();
    return mustWait
        ? 0
        : renewal.maxPerHour() - table.begunWithin(campaign.id(), Duration.ofHours(1));
  }

  @Override
  public void begin(Campaign campaign, String stationId) {
    StationUse use = find(campaign.id()).certificateType();
    standings.begin(campaign.id(), stationId);
    claim(campaign.id(), stationId, Task.ASK, 1);
    stations.ask(stationId, use);
  }

  @Override
  public List<Runnable> settle(Campaign campaign) {
    List<Turn> turns = standings.of(campaign.id());
    StationUse use = find(campaign.id()).certificateType();
    List<Runnable> next =
        turns.stream().flatMap(turn -> settle(campaign.id(), use, turn).stream()).toList();
    table.giveUp(campaign, "its new certificate was not seen in time");
    return next;
  }

  private Optional<Runnable> settle(UUID campaign, StationUse use, Turn turn) {
    return switch (RenewalStep.of(use, turn.standing())) {
      case RenewalStep.Done() -> {
        table.done(campaign, turn.stationId());
        yield Optional.empty();
      }
      case RenewalStep.Fail(String why) -> {
        table.failed(campaign, turn.stationId(), why);
        yield Optional.empty();
      }
      case RenewalStep.Wait() -> Optional.empty();
      case Task task when turn.isTimeFor(task) -> {
        claim(campaign, turn.stationId(), task, task == turn.last() ? turn.attempts() + 1 : 1);
        yield Optional.of(() -> work(campaign, turn.stationId(), task, use));
      }
      case Task _ -> Optional.empty();
    };
  }

  private void claim(UUID campaign, String stationId, Task task, int attempts) {
    Duration pause = task.pause(attempts, stations.persistence(stationId));
    standings.doing(campaign, stationId, task, attempts, pause);
  }

  private void work(UUID campaign, String stationId, Task task, StationUse use) {
    try {
      switch (task) {
        case ASK -> stations.ask(stationId, use);
        case LOOK -> stations.look(stationId);
        case RECONNECT -> stations.reconnect(stationId);
      }
      standings.note(campaign, stationId, "");
    } catch (Problem inVain) {
      standings.note(campaign, stationId, String.valueOf(inVain.getMessage()));
    }
  }
}
