package org.voltide.csms.roaming.partners;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.voltide.csms.roaming.partners.PartnerClient.Question;

/** Reads lists of partners page by page: only at their own hosts, and no page twice. Blocks. */
@Singleton
public class Pages {
  private static final Logger LOG = Logger.getLogger(Pages.class);
  private static final int MOST_PAGES = 20_000;

  private final PartnerClient client;

  public Pages(PartnerClient client) {
    this.client = client;
  }

  /**
   * Hands out each item.
   *
   * @param taker says whether it took the item
   * @return how many were taken
   */
  public int read(Partner partner, String first, Predicate<JsonNode> taker)
      throws PartnerFailure, InterruptedException {
    Set<String> seen = new HashSet<>();
    Optional<String> next = Optional.of(first);
    int taken = 0;
    while (next.isPresent() && seen.size() < MOST_PAGES) {
      String url = next.get();
      if (!seen.add(url) || !isAt(partner, url)) {
        LOG.warnf("A list of %s leads astray at %s", partner, url);
        break;
      }
      PartnerClient.Reply page = client.ask(partner, Question.of("GET", url, null));
      for (JsonNode item : page.data()) {
        taken += taker.test(item) ? 1 : 0;
      }
      next = page.next();
    }
    return taken;
  }

  private static boolean isAt(Partner partner, String url) {
    try {
      return partner.owns(URI.create(url));
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
