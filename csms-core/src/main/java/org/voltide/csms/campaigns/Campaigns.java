package org.voltide.csms.campaigns;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.stations.StationChanged;
import org.voltide.ocpp.gateway.StationLink;

/**
 * Drives the campaigns that run: every few seconds, and when there is news of a station or it comes
 * back. One thread decides, so that no station has two turns; asking stations is done beside it.
 */
@ApplicationScoped
public class Campaigns {
  private static final Logger LOG = Logger.getLogger(Campaigns.class);

  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final List<CampaignWork> kinds;
  private final StationLink link;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ExecutorService deciding =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("campaigns").factory());
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

  Campaigns(@All List<CampaignWork> kinds, StationLink link) {
    this.kinds = kinds;
    this.link = link;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    kinds.forEach(CampaignWork::forgetUnasked);
    rounds.every(PERIOD, "campaigns", this::wake);
  }

  void stop(@Observes ShutdownEvent event) {
    deciding.shutdownNow();
    asking.shutdownNow();
  }

  void news(@Observes CampaignNews news) {
    wake();
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StationChanged change) {
    if (change.kind() == StationChanged.Kind.CONNECTED
        || change.kind() == StationChanged.Kind.BOOTED) {
      wake();
    }
  }

  /** Looks soon; calls that come meanwhile become one. */
  public void wake() {
    if (woken.compareAndSet(false, true)) {
      try {
        deciding.execute(this::look);
      } catch (RejectedExecutionException stopping) {
        LOG.debug("No campaign goes on while the server stops");
      }
    }
  }

  private void look() {
    woken.set(false);
    for (CampaignWork kind : kinds) {
      try {
        kind.table().live().forEach(campaign -> advance(kind, campaign));
      } catch (RuntimeException failure) {
        LOG.errorf(failure, "Campaigns stand still");
      }
    }
  }

  private void advance(CampaignWork kind, Campaign campaign) {
    kind.settle(campaign).forEach(task -> asking.execute(() -> goOn(task)));
    if (campaign.state() != Campaign.State.RUNNING) {
      return;
    }
    CampaignTable table = kind.table();
    switch (CampaignStep.of(campaign.care(), table.standing(campaign.id()))) {
      case CampaignStep.Begin(List<String> stations) ->
          stations.stream()
              .limit(Math.max(0, kind.room(campaign)))
              .forEach(station -> begin(kind, campaign, station));
      case CampaignStep.Stop(String why) -> table.stop(campaign.id(), why);
      case CampaignStep.Finish() -> table.finish(campaign.id());
      case CampaignStep.Wait() -> LOG.debugf("Campaign %s waits", campaign.name());
    }
  }

  private static void goOn(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "A station of a campaign was not asked to go on");
    }
  }

  private void begin(CampaignWork kind, Campaign campaign, String station) {
    if (kind.table().begin(campaign.id(), station)) {
      asking.execute(() -> ask(kind, campaign, station));
    }
  }

  private void ask(CampaignWork kind, Campaign campaign, String station) {
    try {
      kind.begin(campaign, station);
    } catch (Problem noAnswer) {
      if (link.connection(station).isEmpty()) {
        kind.table().wasAway(campaign.id(), station);
      } else {
        kind.table().failed(campaign.id(), station, String.valueOf(noAnswer.getMessage()));
      }
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Station %s was not asked to begin", station);
      kind.table().failed(campaign.id(), station, "could not be asked");
    }
    wake();
  }
}
