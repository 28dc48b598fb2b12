package org.voltide.csms.energy.fallback;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.voltide.csms.desired.DesiredKind.Wish;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.energy.fallback.FallbackStore.Connection;
import org.voltide.csms.energy.fallback.FallbackStore.KnownEvse;
import org.voltide.csms.energy.imposed.ImposedChanged;
import org.voltide.csms.energy.imposed.ImposedStore;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.sites.SiteChanged;
import org.voltide.csms.sites.wiring.BasePhases;
import org.voltide.csms.sites.wiring.FlowLimit;
import org.voltide.csms.sites.wiring.Wiring;
import org.voltide.csms.sites.wiring.Wirings;

/**
 * Wishes each station the fallbacks that follow from its site: when the site or what others impose
 * on it changes, and looking every minute whether stations came, went or refused theirs. Fallbacks
 * that still fit and waste little are left as they are, and so are those of stations that are away:
 * what they hold is what they do, until they are back. Thread-safe.
 */
@ApplicationScoped
public class FallbackKeeper {

  private static final Logger LOG = Logger.getLogger(FallbackKeeper.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);

  /** Fallbacks stay while they make use of so much of what there is. */
  private static final double GOOD_USE = 0.9;

  /** What others will impose within so long is kept already: who is away then hears of nothing. */
  private static final Duration AHEAD = Duration.ofHours(24);

  private final FallbackStore store;
  private final Wirings wirings;
  private final BasePhases phases;
  private final ImposedStore imposed;
  private final DesiredStore wishes;
  private final FallbackSettings settings;
  private final Clock clock;

  FallbackKeeper(
      FallbackStore store,
      Wirings wirings,
      BasePhases phases,
      ImposedStore imposed,
      DesiredStore wishes,
      FallbackSettings settings,
      Clock clock) {
    this.store = store;
    this.wirings = wirings;
    this.phases = phases;
    this.imposed = imposed;
    this.wishes = wishes;
    this.settings = settings;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "offline fallbacks", () -> store.sites().forEach(this::keepApart));
  }

  void site(@Observes(during = TransactionPhase.AFTER_SUCCESS) SiteChanged change) {
    Thread.ofVirtual().name("fallbacks-" + change.siteId()).start(() -> keep(change.siteId()));
  }

  void imposed(@Observes ImposedChanged change) {
    Thread.ofVirtual().name("fallbacks-" + change.siteId()).start(() -> keepApart(change.siteId()));
  }

  /** One site's trouble is none of the others'. */
  private void keepApart(String siteId) {
    try {
      keep(siteId);
    } catch (RuntimeException e) {
      LOG.errorf(e, "The fallbacks of site %s are as they were", siteId);
    }
  }

  /** Looks at a site and wishes what is to change. */
  synchronized void keep(String siteId) {
    Optional<Wiring> wiring = wirings.of(siteId);
    Optional<Connection> connection = store.connection(siteId);
    if (settings.enabled() && wiring.isPresent() && connection.isPresent()) {
      double baseLoadW = connection.get().baseLoadW();
      BaseLoad base = new BaseLoad(baseLoadW, phases.of(siteId, wiring.get()).load());
      Instant now = clock.instant();
      Curbed curbed =
          Curbed.of(
              connection.get().limit(),
              wiring.get(),
              imposed.ofSite(siteId, now, now.plus(AHEAD)),
              now,
              now.plus(AHEAD));
      keep(curbed.wiring(), curbed.connection(), base, store.evses(siteId));
    }
  }

  private void keep(Wiring wiring, FlowLimit limit, BaseLoad base, List<KnownEvse> evses) {
    List<Outlet> outlets = evses.stream().map(KnownEvse::reckoned).toList();
    double[] best = SafePowers.of(base, limit, wiring, outlets);
    double[] now =
        evses.stream().mapToDouble(evse -> FallbackStore.power(evse).orElse(0)).toArray();
    boolean stays =
        SafePowers.fit(base, limit, wiring, outlets, now)
            && IntStream.range(0, now.length)
                .filter(i -> outlets.get(i).heeds())
                .allMatch(i -> FallbackStore.power(evses.get(i)).isPresent())
            && used(outlets, now) >= GOOD_USE * used(outlets, best);
    double[] powers = stays ? now : best;
    int wait = isShort(outlets, powers) ? Math.toIntExact(Fallback.HOLD.toSeconds()) : 0;
    for (int i = 0; i < powers.length; i++) {
      wish(evses.get(i), new Wished(Math.floor(powers[i] + 1e-3), wait));
    }
  }

  private static double used(List<Outlet> outlets, double[] powersW) {
    return IntStream.range(0, powersW.length)
        .filter(i -> outlets.get(i).heeds())
        .mapToDouble(i -> powersW[i])
        .sum();
  }

  /** Whether somebody gets less than it could draw, so that one who comes may have to wait. */
  private static boolean isShort(List<Outlet> outlets, double[] powersW) {
    return IntStream.range(0, powersW.length)
        .anyMatch(i -> outlets.get(i).heeds() && powersW[i] < outlets.get(i).mostW() - 1);
  }

  /** One that refuses is still asked now and then: it may have been repaired. */
  private void wish(KnownEvse evse, Wished wished) {
    Outlet outlet = evse.outlet();
    if (!evse.steered() && evse.wished().isPresent()) {
      wishes.remove(outlet.stationId(), OfflineFallbacks.NAME, String.valueOf(outlet.evseId()));
    }
    boolean changes = !evse.wished().equals(Optional.of(wished));
    if (outlet.heeds() && !evse.away() && evse.accepted() && changes) {
      wishes.wish(
          outlet.stationId(),
          OfflineFallbacks.NAME,
          new Wish(String.valueOf(outlet.evseId()), Json.text(wished)));
    }
  }
}
