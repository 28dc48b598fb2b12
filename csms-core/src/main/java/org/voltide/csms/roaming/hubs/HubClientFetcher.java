package org.voltide.csms.roaming.hubs;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.ClientInfo;
import org.voltide.csms.roaming.partners.Pages;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.PartnerClient.Question;
import org.voltide.csms.roaming.partners.PartnerFailure;
import org.voltide.csms.roaming.partners.PartnerThreads;
import org.voltide.csms.roaming.partners.Partners;
import org.voltide.csms.roaming.partners.Recipient;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.store.Database;

/**
 * Fetches the whole list of a hub's parties after the registration and every hour, for what hubs
 * tell in between may get lost. Thread-safe.
 */
@Singleton
public class HubClientFetcher {
  private static final Logger LOG = Logger.getLogger(HubClientFetcher.class);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

  private final RoamingSettings settings;
  private final Partners partners;
  private final Pages pages;
  private final HubClients clients;
  private final Database database;
  private final Clock clock;
  private final PartnerThreads threads = new PartnerThreads("its parties cannot be kept");

  public HubClientFetcher(
      RoamingSettings settings,
      Partners partners,
      Pages pages,
      HubClients clients,
      Database database,
      Clock clock) {
    this.settings = settings;
    this.partners = partners;
    this.pages = pages;
    this.clients = clients;
    this.database = database;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    if (settings.address().isPresent()) {
      rounds.every(LOOK, "parties behind roaming hubs", this::look);
    }
  }

  private void look() {
    List<UUID> due =
        database.query(
            "select id from roaming_partner where hub is not null"
                + " and (clients_next is null or clients_next <= ?) and retry_at <= ?",
            row -> row.id("id"),
            clock.instant(),
            clock.instant());
    for (UUID id : due) {
      partners
          .find(id)
          .filter(Partner::isCallable)
          .filter(hub -> hub.endpoint(HubClientInfoModule.IDENTIFIER, "SENDER").isPresent())
          .ifPresent(hub -> threads.begin(id, () -> fetch(hub)));
    }
  }

  /** Fetches the list; a party that it does not have is suspended. */
  public void fetch(Partner hub) throws InterruptedException {
    Instant began = clock.instant();
    // Before anything can go wrong, so that no kind of failure is repeated at once.
    next(hub, began.plus(AFTER_FAILURE));
    String url = hub.endpoint(HubClientInfoModule.IDENTIFIER, "SENDER").orElseThrow();
    try {
      Question first = Question.of("GET", url, null).to(Recipient.PLATFORM);
      pages.read(hub, first, client -> take(hub, client));
      clients.suspendUnseen(hub, began);
      next(hub, began.plus(USUAL));
    } catch (PartnerFailure failure) {
      LOG.infof("The parties of %s are fetched later: %s", hub, failure.getMessage());
    }
  }

  private void next(Partner hub, Instant at) {
    database.update("update roaming_partner set clients_next = ? where id = ?", at, hub.id());
  }

  /** What makes no sense harms no other. */
  private boolean take(Partner hub, JsonNode client) {
    try {
      clients.put(hub, hub.wire().read(client, ClientInfo.class));
      return true;
    } catch (OcpiFault wrong) {
      LOG.infof("A party of %s is left out: %s", hub, wrong.getMessage());
      return false;
    }
  }
}
