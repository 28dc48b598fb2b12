package org.voltide.csms.desired;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.voltide.csms.ocpp.BootStates;
import org.voltide.csms.platform.LogContext;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.stations.StationChanged;
import org.voltide.ocpp.gateway.StationLink;

/**
 * Makes stations as they are wished to be: when a wish changes, when a station connects or boots,
 * and when the pause after a failure is over. One station is worked on by one thread at a time,
 * different ones in parallel.
 */
@ApplicationScoped
public class Reconciler {
  private static final Logger LOG = Logger.getLogger(Reconciler.class);

  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final DesiredStore store;
  private final StationLink link;
  private final BootStates boots;
  private final Event<DesiredReached> reached;
  private final Map<String, DesiredKind> kinds = new LinkedHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Set<String> working = ConcurrentHashMap.newKeySet();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  Reconciler(
      DesiredStore store,
      StationLink link,
      BootStates boots,
      Event<DesiredReached> reached,
      @All List<DesiredKind> allKinds) {
    this.store = store;
    this.reached = reached;
    this.link = link;
    this.boots = boots;
    allKinds.forEach(kind -> kinds.put(kind.name(), kind));
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "desired state", () -> store.stationsDue().forEach(this::wake));
  }

  void stop(@Observes ShutdownEvent event) {
    workers.shutdownNow();
  }

  void changed(@Observes DesiredChanged change) {
    wake(change.stationId());
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StationChanged change) {
    if (change.kind() == StationChanged.Kind.CONNECTED
        || change.kind() == StationChanged.Kind.BOOTED) {
      workers.execute(
          () -> {
            store.retryNow(change.stationId());
            if (change.kind() == StationChanged.Kind.BOOTED) {
              store.restarted(change.stationId());
              kinds.values().stream()
                  .filter(DesiredKind::isComparedAtBoot)
                  .forEach(kind -> store.again(change.stationId(), kind.name()));
            }
            wake(change.stationId());
          });
    }
  }

  /** Works on a station soon; asked while it is being worked on, once more afterwards. */
  private void wake(String stationId) {
    asked.add(stationId);
    if (link.connection(stationId).isPresent() && working.add(stationId)) {
      workers.execute(() -> LogContext.station(stationId).run(() -> work(stationId)));
    }
  }

  private void work(String stationId) {
    try {
      while (asked.remove(stationId)) {
        reconcile(stationId);
      }
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Station %s cannot be made as desired", stationId);
    } finally {
      working.remove(stationId);
    }
  }

  /** One attempt at everything due for a station; returns when it is over. */
  void reconcile(String stationId) {
    boolean isUnreachable = link.connection(stationId).filter(open -> !open.renewOnly()).isEmpty();
    if (isUnreachable || !boots.mayBeConfigured(stationId)) {
      return;
    }
    Map<String, List<Desired>> byKind =
        store.due(stationId).stream()
            .collect(groupingBy(Desired::kind, LinkedHashMap::new, toList()));
    byKind.forEach(
        (name, due) -> {
          Map<String, Outcome> outcomes = apply(name, stationId, due);
          due.forEach(
              desired ->
                  store.tried(
                      desired,
                      outcomes.getOrDefault(desired.key(), new Outcome.Failed("no outcome"))));
        });
    reached.fire(new DesiredReached(stationId));
  }

  private Map<String, Outcome> apply(String name, String stationId, List<Desired> due) {
    DesiredKind kind = kinds.get(name);
    if (kind == null) {
      return everyOne(due, new Outcome.Failed("this version knows no " + name));
    }
    try {
      return kind.apply(stationId, due);
    } catch (RuntimeException failure) {
      LOG.debugf(failure, "%s of station %s", name, stationId);
      return everyOne(due, new Outcome.Failed(String.valueOf(failure.getMessage())));
    }
  }

  private static Map<String, Outcome> everyOne(List<Desired> due, Outcome outcome) {
    Map<String, Outcome> all = new LinkedHashMap<>();
    due.forEach(desired -> all.put(desired.key(), outcome));
    return all;
  }
}
