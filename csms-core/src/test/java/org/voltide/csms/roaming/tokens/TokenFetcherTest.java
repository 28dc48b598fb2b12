package org.voltide.csms.roaming.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.MockPartner.Answer;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.partners.Pages;
import org.voltide.csms.roaming.partners.Partner;

class TokenFetcherTest {
  private final RoamingWorld world = new RoamingWorld();
  private final MockPartner mock = new MockPartner("MCK");
  private final RoamingTokens tokens = new RoamingTokens(world.database, world.clock);
  private final TokenFetcher fetcher =
      new TokenFetcher(
          world.settings,
          world.partners,
          new Pages(world.client),
          tokens,
          world.database,
          world.clock);

  @AfterEach
  void close() {
    mock.close();
    world.close();
  }

  private long known() {
    return world
        .database
        .query("select count(*) as known from roaming_token", row -> row.big("known"))
        .getFirst();
  }

  private static String token(String uid) {
    return RoamingWorld.token("MCK", uid, "ALLOWED");
  }

  private static Answer page(String tokens, String next) {
    return new Answer(
        200, MockPartner.envelope(tokens), next.isEmpty() ? Map.of() : Map.of("Link", next));
  }

  @Test
  void pagesAreFollowedAndNonsenseIsLeftOut() throws InterruptedException {
    Partner partner = world.registered(mock);
    mock.answer(
        "/2.3.0/tokens",
        asked ->
            asked.path().contains("offset=2")
                ? page("[" + token("04CC") + "]", "")
                : page(
                    "[%s,%s,%s,null,{\"uid\":7},%s]"
                        .formatted(
                            token("04AA"),
                            token("04AA"),
                            token("04BB").replace("\"MCK\"", "\"OTH\""),
                            token("04BB").replace("RFID", "IMPLANT")),
                    "<%s/2.3.0/tokens?offset=2>; rel=\"next\"".formatted(mock.address())));
    assertThat(fetcher.fetch(partner)).isEqualTo(4);
    assertThat(known()).as("one came twice").isEqualTo(3);

    world.clock.pass(Duration.ofDays(1));
    fetcher.fetch(partner);
    assertThat(mock.asked("GET", "/2.3.0/tokens").get(2).path())
        .isEqualTo("/2.3.0/tokens?date_from=2026-04-30T12:00:00Z");
  }

  @Test
  void aListThatLeadsInCirclesOrElsewhereOrIsNoneIsFetchedAgain() throws InterruptedException {
    Partner partner = world.registered(mock);
    for (String next : new String[] {mock.address() + "/2.3.0/tokens", "http://127.0.0.2:9/x"}) {
      mock.answer(
          "/2.3.0/tokens",
          _ -> page("[" + token("04AA") + "]", "<%s>; rel=\"next\"".formatted(next)));
      assertThat(fetcher.fetch(partner)).as(next).isZero();
      assertThat(world.partners.demand(partner.id()).lastError()).contains(next, "leads astray");
    }
    assertThat(known()).as("what was read is kept").isEqualTo(1);
    for (String none : new String[] {"null", "{}", "7"}) {
      mock.answer("/2.3.0/tokens", _ -> page(none, ""));
      assertThat(fetcher.fetch(partner)).isZero();
      assertThat(world.partners.demand(partner.id()).lastError()).contains("is no list");
    }
    mock.answer("/2.3.0/tokens", _ -> page("[]", ""));
    fetcher.fetch(partner);
    assertThat(mock.asked("GET", "/2.3.0/tokens").getLast().path())
        .as("nothing counts as fetched")
        .isEqualTo("/2.3.0/tokens");
  }

  @Test
  void whatIsTooLargeOrBrokenIsFetchedLater() throws InterruptedException {
    Partner partner = world.registered(mock);
    String giant = "[" + " ".repeat(9_000_000) + "]";
    for (String page : new String[] {giant, "[" + token("04AA"), "{\"data\":"}) {
      mock.answer(
          "/2.3.0/tokens",
          _ -> Answer.of(200, page.length() > 100_000 ? MockPartner.envelope(page) : page));
      assertThat(fetcher.fetch(world.partners.demand(partner.id()))).isZero();
      assertThat(world.partners.demand(partner.id()).lastError()).contains("/2.3.0/tokens");
    }
    assertThat(known()).isZero();
  }
}
