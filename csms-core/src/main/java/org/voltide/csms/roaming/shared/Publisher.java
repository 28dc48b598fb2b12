package org.voltide.csms.roaming.shared;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.Evse;
import org.voltide.csms.roaming.model.Location;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.model.Tariff;
import org.voltide.csms.sites.SiteChanged;
import org.voltide.csms.stations.StationChanged;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.TariffBook;
import org.voltide.csms.transactions.SessionChanged;

/**
 * Keeps shared locations and tariffs as sites and stations are: when something changed, and for
 * what nobody tells (a tariff) now and then. Only what differs is written.
 */
@Singleton
public class Publisher {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofSeconds(20);

  private final Database database;
  private final RoamingSettings settings;
  private final Clock clock;
  private final AtomicBoolean changed = new AtomicBoolean(true);

  public Publisher(Database database, RoamingSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    if (settings.address().isPresent()) {
      rounds.every(LOOK, "locations shared with roaming partners", this::look);
      rounds.every(SWEEP, "changes of shared locations", () -> changed.set(true));
    }
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StationChanged change) {
    changed.set(true);
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SiteChanged change) {
    changed.set(true);
  }

  void changed(@Observes SessionChanged change) {
    if (change.kind() != SessionChanged.Kind.UPDATED) {
      changed.set(true);
    }
  }

  /** Something changed that nobody else tells. */
  void wake() {
    changed.set(true);
  }

  private void look() {
    if (changed.getAndSet(false)) {
      publish();
    }
  }

  /** Compares everything with what is shared. */
  public void publish() {
    database.transact(
        statements -> {
          List<SiteRow> sites = statements.query(SiteRow.SELECT, SiteRow::of);
          List<String> ids = sites.stream().map(SiteRow::id).toList();
          TariffBook book = TariffBook.of(statements, ids);
          Map<String, List<Outlet>> outlets =
              statements
                  .query(Outlet.SELECT, Outlet::of, (Object) ids.toArray(String[]::new))
                  .stream()
                  .collect(Collectors.groupingBy(Outlet::siteId));
          Instant now = clock.instant();
          Map<String, Shared> tariffs = known(statements, Kind.TARIFF);
          Map<String, Shared> locations = known(statements, Kind.LOCATION);
          for (SiteRow site : sites) {
            Optional<SiteTariff> tariff = book.at(site.id(), now);
            tariff(site, tariff, Optional.ofNullable(tariffs.remove(site.id())), now)
                .ifPresent(changed -> SharedObjects.put(statements, changed));
            location(
                    site,
                    outlets.getOrDefault(site.id(), List.of()),
                    tariff.isPresent() ? List.of(site.id()) : List.of(),
                    Optional.ofNullable(locations.remove(site.id())),
                    now)
                .ifPresent(changed -> SharedObjects.put(statements, changed));
          }
          tariffs.values().stream()
              .filter(left -> !left.gone())
              .forEach(left -> SharedObjects.put(statements, gone(left, now)));
          locations.values().stream()
              .flatMap(left -> removed(left, now).stream())
              .forEach(left -> SharedObjects.put(statements, left));
        });
  }

  private static Map<String, Shared> known(Statements statements, Kind kind) {
    return SharedObjects.all(statements, kind).stream()
        .collect(Collectors.toMap(Shared::id, shared -> shared));
  }

  private Party owner() {
    return new Party(settings.countryCode(), settings.partyId());
  }

  private Optional<Shared> tariff(
      SiteRow site, Optional<SiteTariff> now, Optional<Shared> before, Instant at) {
    if (now.isEmpty()) {
      return before.filter(shared -> !shared.gone()).map(shared -> gone(shared, at));
    }
    Tariff fresh =
        SharedTariff.of(site.id(), owner(), now.get(), site.published().taxPercent(), at);
    Tariff tariff =
        before
            .filter(shared -> !shared.gone())
            .map(shared -> fresh.since((Tariff) shared.document()))
            .orElse(fresh);
    return before.isPresent() && !before.get().gone() && before.get().document().equals(tariff)
        ? Optional.empty()
        : Optional.of(new Shared(Kind.TARIFF, site.id(), null, false, tariff, at));
  }

  private static Shared gone(Shared shared, Instant now) {
    return new Shared(shared.kind(), shared.id(), null, true, shared.document(), now);
  }

  private Optional<Shared> location(
      SiteRow site,
      List<Outlet> outlets,
      List<String> tariffs,
      Optional<Shared> before,
      Instant now) {
    List<Evse> evses =
        outlets.stream()
            .filter(outlet -> !outlet.sockets().isEmpty())
            .map(outlet -> outlet.evse(owner(), tariffs, now))
            .toList();
    Location fresh = site.location(owner(), settings.businessName(), evses, now);
    Optional<Location> known = before.map(shared -> (Location) shared.document());
    Location location =
        known.map(old -> fresh.withEvses(withRemoved(evses, old, now)).since(old)).orElse(fresh);
    return known.filter(location::equals).isPresent()
        ? Optional.empty()
        : Optional.of(new Shared(Kind.LOCATION, site.id(), null, false, location, now));
  }

  /** EVSEs are never taken out of a location, but called removed. */
  private static List<Evse> withRemoved(List<Evse> evses, Location before, Instant now) {
    List<String> there = evses.stream().map(Evse::uid).toList();
    return Stream.concat(
            evses.stream(),
            before.evses().stream()
                .filter(evse -> !there.contains(evse.uid()))
                .map(evse -> removed(evse, now)))
        .toList();
  }

  private static Evse removed(Evse evse, Instant now) {
    return evse.status() == Evse.Status.REMOVED
        ? evse
        : evse.withStatus(Evse.Status.REMOVED).withLastUpdated(now);
  }

  /** A site that partners do not see any more; empty when they know. */
  private static Optional<Shared> removed(Shared shared, Instant now) {
    Location before = (Location) shared.document();
    Location after =
        before
            .withPublish(false)
            .withEvses(before.evses().stream().map(evse -> removed(evse, now)).toList());
    return after.equals(before)
        ? Optional.empty()
        : Optional.of(
            new Shared(Kind.LOCATION, shared.id(), null, false, after.withLastUpdated(now), now));
  }
}
