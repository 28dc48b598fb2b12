package org.voltide.csms.roaming.partners;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.voltide.csms.roaming.partners.PartnerClient.Question;

/**
 * Reads lists of partners page by page: only at their own hosts, and no page twice. A list that
 * cannot be read to its end counts as not read. Blocks.
 */
@Singleton
public class Pages {
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
   * @throws PartnerFailure when a page is missing or makes no sense; those before were handed out
   */
  public int read(Partner partner, String first, Predicate<JsonNode> taker)
      throws PartnerFailure, InterruptedException {
    return read(partner, Question.of("GET", first, null), taker);
  }

  /** The same from a question on. */
  public int read(Partner partner, Question first, Predicate<JsonNode> taker)
      throws PartnerFailure, InterruptedException {
    Set<String> seen = new HashSet<>();
    Optional<String> next = Optional.of(first.url());
    int taken = 0;
    while (next.isPresent()) {
      String url = next.get();
      if (!seen.add(url) || !isAt(partner, url)) {
        throw client.strayed(partner, url + ": this list leads astray");
      } else if (seen.size() > MOST_PAGES) {
        throw client.strayed(partner, first.url() + ": this list has no end");
      }
      PartnerClient.Reply page = client.ask(partner, Question.of("GET", url, null).to(first.to()));
      if (!page.data().isArray()) {
        throw client.strayed(partner, url + ": its answer is no list");
      }
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
