package org.voltide.csms.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.voltide.csms.authorities.RootSigner.content;
import static org.voltide.csms.authorities.RootSigner.entry;
import static org.voltide.csms.authorities.RootSigner.root;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.store.Database;

/**
 * What a list's signer signed anew is fetched and taken; whatever else is there changes nothing.
 */
class RootListFetcherTest {
  private static final Instant NOW = LaneWorld.NOW;
  private static final String MARKET = "market";
  private static final String ADDRESS = "https://lists.example/roots";

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final SecurityReports reports =
      new SecurityReports(new SecurityLog(database, new LiveEvents(), LaneWorld.CLOCK));
  private final RootLists lists = new RootLists(database, reports, LaneWorld.CLOCK);
  private final RootListSources sources = new RootListSources(database, reports, LaneWorld.CLOCK);
  private final Authorities authorities = new Authorities(database, LaneWorld.CLOCK);
  private final RootSigner signer = new RootSigner("Market's list", NOW);
  private final X509Certificate provider = root("Provider", NOW);
  private final X509Certificate next = root("Next provider", NOW);

  @BeforeEach
  void pin() {
    lists.pin(MARKET, signer.certificate(), "ann");
    sources.set(MARKET, ADDRESS, 24, "ann");
  }

  @AfterEach
  void close() {
    reports.close();
    world.close();
  }

  private byte[] list(int minute, X509Certificate root) {
    return list(signer, minute, root);
  }

  private static byte[] list(RootSigner signer, int minute, X509Certificate root) {
    Map<String, String> entry = entry("MO", root);
    return signer.signed(NOW.minus(Duration.ofHours(1)).plusSeconds(60L * minute), content(entry));
  }

  private RootLists.Source fetched(RootListFetcher.Server server) throws Exception {
    world.run("update root_list set next_fetch_at = '2020-01-01T00:00:00Z'");
    new RootListFetcher(sources, lists, server).fetchDue();
    return lists.all().getFirst().source();
  }

  @Test
  void whatIsSignedAnewIsTaken() throws Exception {
    byte[] list = list(0, provider);
    RootLists.Source first = fetched(address -> address.equals(ADDRESS) ? list : new byte[0]);
    assertThat(first.error()).isNull();
    assertThat(first.fetchedAt()).isEqualTo(NOW);
    assertThat(first.nextAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    assertThat(authorities.forContracts()).containsExactly(provider);
    assertThat(lists.all().getFirst().takenBy()).isEqualTo("voltide");

    assertThat(fetched(_ -> Base64.getEncoder().encode(list)).error())
        .as("the same, however it is written, is no failure")
        .isNull();
    assertThat(fetched(_ -> list(1, next)).error()).isNull();
    assertThat(authorities.forContracts()).containsExactly(next);
    reports.close();
    assertThat(world.rows("select tech_info from security_event where type = 'RootListTaken'"))
        .hasSize(2)
        .allMatch(text -> text.startsWith("market by voltide"));
  }

  @Test
  void whatWasTakenBeforeItsDigestWasKeptIsUnchangedToo() throws Exception {
    byte[] list = list(0, provider);
    fetched(_ -> list);
    world.run("update root_list set list_digest = null");
    authorities.forget(StoredCertificate.fingerprint(provider), Optional.empty());
    assertThat(fetched(_ -> list).error()).isNull();
    assertThat(authorities.forContracts()).as("nothing is taken again").isEmpty();
    assertThat(world.rows("select list_digest from root_list"))
        .containsExactly(StoredCertificate.digest(list));
    RootSigner other = new RootSigner("Somebody", NOW);
    world.run("update root_list set list_digest = null");
    assertThat(fetched(_ -> list(other, 0, provider)).error()).contains("Somebody other");
  }

  @Test
  void whatCannotBeReliedOnChangesNothingAndIsToldOnce() throws Exception {
    fetched(_ -> list(5, provider));
    assertThat(fetched(_ -> list(0, next)).error()).contains("only newer ones are");
    assertThat(fetched(_ -> list(0, next)).nextAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    RootSigner other = new RootSigner("Somebody", NOW);
    assertThat(fetched(_ -> list(other, 9, next)).error()).contains("Somebody other");
    assertThat(fetched(_ -> "<html>".getBytes(StandardCharsets.UTF_8)).error()).contains("neither");
    RootListFetcher.Server away =
        _ -> {
          throw new IOException("the answer is 503");
        };
    assertThat(fetched(away).error()).isEqualTo("cannot be fetched: the answer is 503");
    assertThat(fetched(away).fetchedAt()).as("of what worked").isEqualTo(NOW);
    assertThat(authorities.forContracts()).containsExactly(provider);

    assertThat(fetched(_ -> list(6, next)).error()).isNull();
    reports.close();
    assertThat(world.rows("select id from security_event where type = 'RootListNotFetched'"))
        .as("each reason once in a row")
        .hasSize(4);
  }

  @Test
  void nobodyIsAskedWhoseListIsFetchedNoMore() throws Exception {
    sources.remove(MARKET, "ann");
    new RootListFetcher(
            sources,
            lists,
            _ -> {
              throw new IOException("asked");
            })
        .fetchDue();
    assertThat(lists.all().getFirst().source()).isNull();
    assertThatThrownBy(() -> sources.set("nobody", ADDRESS, 24, "ann"))
        .hasMessageContaining("root list");
  }

  @ParameterizedTest
  @CsvSource({
    "http://lists.example/, none of HTTPS",
    "https://127.0.0.1/, private network",
    "https://169.254.169.254/latest, private network",
    "https://[::1]/, private network",
    "https://10.0.0.1:8443/, private network"
  })
  void serversInsideAreNotAsked(String address, String why) {
    RootListServers servers =
        new RootListServers(
            new RootListSettings() {
              @Override
              public boolean privateAddresses() {
                return false;
              }

              @Override
              public Duration patience() {
                return Duration.ofSeconds(20);
              }
            });
    try {
      assertThatThrownBy(() -> servers.read(address))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(why);
    } finally {
      servers.close();
    }
  }
}
