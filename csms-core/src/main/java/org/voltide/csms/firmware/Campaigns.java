package org.voltide.csms.firmware;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.stations.StationChanged;
import org.voltide.ocpp.gateway.StationLink;

/**
 * Drives the campaigns that run: every few seconds, and when a station says how far its update is
 * or comes back. One thread decides, so that no station has two turns; asking stations is done
 * beside it.
 */
@ApplicationScoped
class Campaigns {
  private static final Logger LOG = Logger.getLogger(Campaigns.class);

  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final CampaignStore store;
  private final FirmwareImages images;
  private final FirmwareUpdates updates;
  private final StationLink link;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ExecutorService deciding =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("firmware-campaigns").factory());
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

  Campaigns(CampaignStore store, FirmwareImages images, FirmwareUpdates updates, StationLink link) {
    this.store = store;
    this.images = images;
    this.updates = updates;
    this.link = link;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    store.forgetUnasked();
    rounds.every(PERIOD, "firmware campaigns", this::wake);
  }

  void stop(@Observes ShutdownEvent event) {
    deciding.shutdownNow();
    asking.shutdownNow();
  }

  void stepped(@Observes FirmwareStepped step) {
    wake();
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StationChanged change) {
    if (change.kind() == StationChanged.Kind.CONNECTED
        || change.kind() == StationChanged.Kind.BOOTED) {
      wake();
    }
  }

  /** Looks soon; calls that come meanwhile become one. */
  void wake() {
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
    try {
      store.live().forEach(this::advance);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Firmware campaigns stand still");
    }
  }

  private void advance(Campaign campaign) {
    store.settle(campaign);
    if (campaign.state() != Campaign.State.RUNNING) {
      return;
    }
    switch (CampaignStep.of(campaign.care(), store.standing(campaign.id()))) {
      case CampaignStep.Begin(List<String> stations) ->
          stations.forEach(station -> begin(campaign, station));
      case CampaignStep.Stop(String why) -> end(campaign.id(), Campaign.State.STOPPED, why);
      case CampaignStep.Finish() -> end(campaign.id(), Campaign.State.DONE, "");
      case CampaignStep.Wait() -> LOG.debugf("Campaign %s waits", campaign.name());
    }
  }

  private void end(UUID campaign, Campaign.State state, String note) {
    store.change(campaign, state, note.isEmpty() ? null : note, List.of(Campaign.State.RUNNING));
  }

  private void begin(Campaign campaign, String station) {
    if (store.begin(campaign.id(), station)) {
      asking.execute(() -> ask(campaign, station));
    }
  }

  private void ask(Campaign campaign, String station) {
    try {
      FirmwareImage image = images.ready(campaign.firmwareId());
      Operation begun = updates.begin(station, image, FirmwareUpdates.Terms.NOW);
      store.begun(campaign.id(), station, begun.id());
    } catch (Problem noAnswer) {
      if (link.connection(station).isEmpty()) {
        store.wasAway(campaign.id(), station);
      } else {
        store.failed(campaign.id(), station, String.valueOf(noAnswer.getMessage()));
      }
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Station %s was not asked to update itself", station);
      store.failed(campaign.id(), station, "could not be asked");
    }
    wake();
  }
}
