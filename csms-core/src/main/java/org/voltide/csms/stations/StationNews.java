package org.voltide.csms.stations;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.LiveEvents;

/** Puts changed stations on the event stream; changes that wait for the same one become one. */
@ApplicationScoped
class StationNews {

  private static final Logger LOG = Logger.getLogger(StationNews.class);

  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  // One after the other: what is published last is also the newest.
  private final ExecutorService publisher =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("station-news").factory());

  @Inject Stations stations;
  @Inject LiveEvents events;

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StationChanged change) {
    if (events.isHeard("station") && waiting.add(change.stationId())) {
      publisher.execute(() -> publish(change.stationId()));
    }
  }

  private void publish(String id) {
    waiting.remove(id);
    try {
      stations.find(id).ifPresent(station -> events.publish("station", station.siteId(), station));
    } catch (RuntimeException e) {
      LOG.errorf(e, "Station %s is missing from the event stream", id);
    }
  }

  @PreDestroy
  void stop() {
    publisher.close();
  }
}
