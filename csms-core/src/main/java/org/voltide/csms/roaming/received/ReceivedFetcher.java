package org.voltide.csms.roaming.received;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.partners.Pages;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.PartnerFailure;
import org.voltide.csms.roaming.partners.PartnerThreads;
import org.voltide.csms.roaming.partners.Partners;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.roaming.wire.OcpiTimes;
import org.voltide.csms.store.Database;

/**
 * Fetches what partners own, for pushes may get lost: all after the registration, then every few
 * hours what changed since, with a day's overlap because clocks differ. Thread-safe.
 */
@Singleton
public class ReceivedFetcher {
  private static final Logger LOG = Logger.getLogger(ReceivedFetcher.class);
  private static final List<Kind> KINDS =
      List.of(Kind.LOCATION, Kind.TARIFF, Kind.SESSION, Kind.CDR);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration USUAL = Duration.ofHours(6);
  private static final Duration OVERLAP = Duration.ofDays(1);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

  /** Sessions cannot be asked for without a time; nothing of OCPI is older. */
  private static final Instant EVER = Instant.parse("2010-01-01T00:00:00Z");

  private final RoamingSettings settings;
  private final Partners partners;
  private final Pages pages;
  private final ReceivedObjects objects;
  private final Database database;
  private final Clock clock;
  private final PartnerThreads threads = new PartnerThreads("what it owns cannot be kept");

  public ReceivedFetcher(
      RoamingSettings settings,
      Partners partners,
      Pages pages,
      ReceivedObjects objects,
      Database database,
      Clock clock) {
    this.settings = settings;
    this.partners = partners;
    this.pages = pages;
    this.objects = objects;
    this.database = database;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    if (settings.address().isPresent() && settings.provider()) {
      rounds.every(LOOK, "lists of roaming partners", this::look);
    }
  }

  private void look() {
    for (Partner partner : partners.callable()) {
      if (!partner.retryAt().isAfter(clock.instant())) {
        threads.begin(partner.id(), () -> fetch(partner));
      }
    }
  }

  /**
   * Fetches of each kind that is due what changed.
   *
   * @return how much of what was offered is known now
   */
  public int fetch(Partner partner) throws InterruptedException {
    int taken = 0;
    for (Kind kind : KINDS) {
      Optional<String> url = partner.endpoint(kind.module(), "SENDER");
      if (url.isPresent() && isDue(partner, kind)) {
        taken += fetch(partner, kind, url.get());
      }
    }
    return taken;
  }

  private boolean isDue(Partner partner, Kind kind) {
    return database
        .query(
            "select 1 as waiting from roaming_fetch"
                + " where partner_id = ? and kind = ? and next_at > ?",
            row -> row.whole("waiting"),
            partner.id(),
            kind.name(),
            clock.instant())
        .isEmpty();
  }

  private int fetch(Partner partner, Kind kind, String url) throws InterruptedException {
    Instant began = clock.instant();
    Instant since =
        database
            .query(
                "select fetched_at from roaming_fetch where partner_id = ? and kind = ?",
                row -> row.maybeInstant("fetched_at"),
                partner.id(),
                kind.name())
            .stream()
            .flatMap(Optional::stream)
            .findFirst()
            .map(before -> before.minus(OVERLAP))
            .orElse(EVER);
    // Before anything can go wrong, so that no kind of failure is repeated at once.
    note(partner, kind, null, began.plus(AFTER_FAILURE));
    try {
      String first = url + "?date_from=" + OcpiTimes.text(since);
      int taken = pages.read(partner, first, item -> take(partner, kind, item));
      note(partner, kind, began, began.plus(USUAL));
      return taken;
    } catch (PartnerFailure failure) {
      LOG.infof("The %s of %s are fetched later: %s", kind.module(), partner, failure.getMessage());
      return 0;
    }
  }

  /** What makes no sense harms nothing else. */
  private boolean take(Partner partner, Kind kind, JsonNode item) {
    try {
      objects.put(partner, kind, item);
      return true;
    } catch (OcpiFault wrong) {
      LOG.infof("One of the %s of %s is left out: %s", kind.module(), partner, wrong.getMessage());
      return false;
    }
  }

  private void note(Partner partner, Kind kind, @Nullable Instant fetched, Instant next) {
    database.update(
        "insert into roaming_fetch values (?, ?, ?, ?) on conflict (partner_id, kind) do update"
            + " set fetched_at = coalesce(excluded.fetched_at, roaming_fetch.fetched_at),"
            + " next_at = excluded.next_at",
        partner.id(),
        kind.name(),
        fetched,
        next);
  }
}
