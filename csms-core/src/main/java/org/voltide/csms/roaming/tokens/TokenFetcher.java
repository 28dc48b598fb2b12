package org.voltide.csms.roaming.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.partners.Pages;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.PartnerFailure;
import org.voltide.csms.roaming.partners.PartnerThreads;
import org.voltide.csms.roaming.partners.Partners;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.roaming.wire.OcpiTimes;
import org.voltide.csms.store.Database;

/**
 * Fetches tokens of partners: all after the registration, then daily what changed since, with a
 * day's overlap because clocks differ. A token that makes no sense harms no other. Thread-safe.
 */
@Singleton
public class TokenFetcher {
  private static final Logger LOG = Logger.getLogger(TokenFetcher.class);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

  private final RoamingSettings settings;
  private final Partners partners;
  private final Pages pages;
  private final RoamingTokens tokens;
  private final Database database;
  private final Clock clock;
  private final PartnerThreads threads = new PartnerThreads("its tokens cannot be kept");

  public TokenFetcher(
      RoamingSettings settings,
      Partners partners,
      Pages pages,
      RoamingTokens tokens,
      Database database,
      Clock clock) {
    this.settings = settings;
    this.partners = partners;
    this.pages = pages;
    this.tokens = tokens;
    this.database = database;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    if (settings.address().isPresent()) {
      rounds.every(LOOK, "tokens of roaming partners", this::look);
    }
  }

  private void look() {
    for (Partner partner : partners.callable()) {
      if (isDue(partner)) {
        threads.begin(partner.id(), () -> fetch(partner));
      }
    }
  }

  private boolean isDue(Partner partner) {
    return partner.endpoint("tokens", "SENDER").isPresent()
        && !database
            .query(
                "select 1 as due from roaming_partner where id = ?"
                    + " and (tokens_next is null or tokens_next <= ?) and retry_at <= ?",
                row -> row.whole("due"),
                partner.id(),
                clock.instant(),
                clock.instant())
            .isEmpty();
  }

  /**
   * Fetches what changed.
   *
   * @return how many tokens are known now that were offered
   */
  public int fetch(Partner partner) throws InterruptedException {
    Instant began = clock.instant();
    // Before anything can go wrong, so that no kind of failure is repeated at once.
    database.update(
        "update roaming_partner set tokens_next = ? where id = ?",
        began.plus(AFTER_FAILURE),
        partner.id());
    try {
      int taken = pages.read(partner, firstPage(partner), token -> take(partner, token));
      database.update(
          "update roaming_partner set tokens_at = ?, tokens_next = ? where id = ?",
          began,
          began.plus(USUAL),
          partner.id());
      return taken;
    } catch (PartnerFailure failure) {
      LOG.infof("Tokens of %s are fetched later: %s", partner, failure.getMessage());
      return 0;
    }
  }

  private String firstPage(Partner partner) {
    String url = partner.endpoint("tokens", "SENDER").orElseThrow();
    return database
        .query(
            "select tokens_at from roaming_partner where id = ?",
            row -> row.maybeInstant("tokens_at"),
            partner.id())
        .getFirst()
        .map(since -> url + "?date_from=" + OcpiTimes.text(since.minus(USUAL)))
        .orElse(url);
  }

  private boolean take(Partner partner, JsonNode token) {
    try {
      tokens.put(partner, partner.wire().read(token, Token.class));
      return true;
    } catch (OcpiFault wrong) {
      LOG.infof("A token of %s is left out: %s", partner, wrong.getMessage());
      return false;
    }
  }
}
