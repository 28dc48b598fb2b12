package org.voltide.csms.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.voltide.csms.authorities.RootSigner.content;
import static org.voltide.csms.authorities.RootSigner.entry;
import static org.voltide.csms.authorities.RootSigner.root;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.authorities.PublishedRoots.RefusedRoot;
import org.voltide.csms.authorities.RootListChange.Root;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.store.Database;

/** A list of roots is taken when the right person signed it, somebody saw it and it is newer. */
class RootListsTest {
  private static final Instant NOW = LaneWorld.NOW;
  private static final String MARKET = "market";

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final SecurityReports reports =
      new SecurityReports(new SecurityLog(database, new LiveEvents(), LaneWorld.CLOCK));
  private final RootLists lists = new RootLists(database, reports, LaneWorld.CLOCK);
  private final Authorities authorities = new Authorities(database, LaneWorld.CLOCK);
  private final RootSigner signer = new RootSigner("Market's list", NOW);
  private final X509Certificate v2g = root("V2G", NOW);
  private final X509Certificate provider = root("Provider", NOW);

  @BeforeEach
  void pin() {
    lists.pin(MARKET, signer.certificate(), "ann");
  }

  @AfterEach
  void close() {
    reports.close();
    world.close();
  }

  @SafeVarargs
  private byte[] list(int minute, Map<String, String>... entries) {
    return signer.signed(
        NOW.minus(Duration.ofHours(1)).plusSeconds(60L * minute), content(entries));
  }

  private RootListChange taken(byte[] list) {
    return lists.take(MARKET, list, lists.preview(MARKET, list, "ann").digest(), "ann");
  }

  private void refused(byte[] list, String why) {
    assertThatThrownBy(() -> lists.preview(MARKET, list, "ann"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> lists.take(MARKET, list, "", "ann"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(why);
  }

  @Test
  void itIsLookedAtAndThenTaken() {
    byte[] list = list(0, entry("V2G", v2g), entry("MO", provider));
    RootListChange seen = lists.preview(MARKET, list, "ann");
    assertThat(seen.added())
        .extracting(Root::purpose)
        .containsExactly(Purpose.STATIONS, Purpose.PROVISIONING, Purpose.CONTRACTS);
    assertThat(seen.ended()).isEmpty();
    assertThat(authorities.list()).as("nothing is changed by looking").isEmpty();
    assertThat(lists.all().getFirst().takenAt()).isNull();

    assertThat(lists.take(MARKET, list, seen.digest(), "ann")).isEqualTo(seen);
    assertThat(authorities.forStations()).containsExactly(v2g);
    assertThat(authorities.forProvisioning()).containsExactly(v2g);
    assertThat(authorities.forContracts()).containsExactly(provider);
    assertThat(authorities.forVehicles()).isEmpty();
    assertThat(authorities.list()).allSatisfy(one -> assertThat(one.ecosystem()).isEqualTo(MARKET));
    assertThat(lists.all().getFirst().takenBy()).isEqualTo("ann");
  }

  @Test
  void whatItHasNoMoreEndsButNotWhatOperatorsTrustThemselves() {
    authorities.trust(Purpose.VEHICLES, List.of(v2g));
    taken(list(0, entry("V2G", v2g), entry("MO", provider), entry("OEM", v2g)));
    X509Certificate next = root("Provider", NOW);
    RootListChange change = taken(list(1, entry("MO", next)));
    assertThat(change.added()).extracting(Root::subject).containsExactly("CN=Provider");
    assertThat(change.ended()).hasSize(3);
    assertThat(authorities.forContracts()).containsExactly(next);
    assertThat(authorities.forStations()).isEmpty();
    assertThat(authorities.forVehicles()).containsExactly(v2g);

    lists.forget(MARKET);
    assertThat(authorities.forContracts()).containsExactly(next);
    assertThatThrownBy(() -> lists.preview(MARKET, list(2), "ann"))
        .hasMessageContaining("root list");
  }

  @Test
  void whatTwoListsHaveGoesWithTheLast() {
    lists.pin("fleet", signer.certificate(), "ann");
    taken(list(0, entry("MO", provider), entry("V2G", v2g)));
    byte[] fleet = list(0, entry("MO", provider));
    lists.take("fleet", fleet, lists.preview("fleet", fleet, "ann").digest(), "ann");

    RootListChange change = taken(list(1, entry("V2G", v2g)));
    assertThat(change.left()).extracting(Root::subject).containsExactly("CN=Provider");
    assertThat(change.ended()).isEmpty();
    assertThat(authorities.forContracts()).containsExactly(provider);
    assertThat(authorities.list())
        .extracting(Authority::ecosystem)
        .as("shown as of the list that has it")
        .contains("fleet");

    byte[] nothing = list(1);
    lists.take("fleet", nothing, lists.preview("fleet", nothing, "ann").digest(), "ann");
    assertThat(authorities.forContracts()).isEmpty();
    assertThat(authorities.forStations()).containsExactly(v2g);
  }

  @Test
  void rootsOfAListThatIsForgottenStayUnlessAnotherHasThem() {
    lists.pin("fleet", signer.certificate(), "ann");
    taken(list(0, entry("MO", provider), entry("V2G", v2g)));
    byte[] fleet = list(0, entry("MO", provider));
    lists.take("fleet", fleet, lists.preview("fleet", fleet, "ann").digest(), "ann");
    lists.forget(MARKET);
    byte[] nothing = list(1);
    RootListChange change = lists.preview("fleet", nothing, "ann");
    assertThat(change.ended()).extracting(Root::subject).containsExactly("CN=Provider");
    lists.take("fleet", nothing, change.digest(), "ann");
    assertThat(authorities.forContracts()).isEmpty();
    assertThat(authorities.forStations()).as("its own list is forgotten").containsExactly(v2g);
  }

  @Test
  void anOlderOneIsNotTakenNorTheSameAgain() {
    byte[] old = list(0, entry("MO", provider));
    byte[] newer = list(5, entry("V2G", v2g));
    taken(newer);
    refused(old, "only newer ones are");
    refused(newer, "only newer ones are");
    assertThat(authorities.forContracts()).isEmpty();
  }

  @Test
  void whatWasSeenIsTakenAndNothingElse() {
    byte[] list = list(0, entry("MO", provider));
    String seen = lists.preview(MARKET, list, "ann").digest();
    byte[] other = list(0, entry("MO", provider), entry("V2G", v2g));
    assertThatThrownBy(() -> lists.take(MARKET, other, seen, "ann"))
        .hasMessageContaining("look again");
    authorities.trust(Purpose.CONTRACTS, List.of(provider));
    assertThatThrownBy(() -> lists.take(MARKET, list, seen, "ann"))
        .hasMessageContaining("look again");
  }

  @Test
  void onlyItsSignerSigns() {
    byte[] roots = content(entry("MO", provider));
    Instant at = NOW.minusSeconds(60);
    refused(new RootSigner("Somebody", NOW).signed(at, roots), "Somebody other");
    refused(new RootSigner("Market's list", NOW).signed(at, roots), "signature is wrong");
    byte[] changed = signer.signed(at, roots);
    String text = new String(changed, StandardCharsets.ISO_8859_1);
    refused(
        text.replace("\"MO\"", "\"V2\"").getBytes(StandardCharsets.ISO_8859_1),
        "signature is wrong");
    refused(signer.signed(NOW.plus(Duration.ofHours(1)), roots), "in the future");
    refused(signer.signed(NOW.minus(Duration.ofDays(5_000)), roots), "was not valid at");
    refused("nothing signed".getBytes(StandardCharsets.UTF_8), "no CMS");
    refused(signer.signed(at, "[]".getBytes(StandardCharsets.UTF_8)), "RootCertificateCollection");
    assertThat(authorities.list()).isEmpty();
    reports.close();
    assertThat(world.rows("select tech_info from security_event where type = 'RootListRefused'"))
        .anySatisfy(why -> assertThat(why).contains("Somebody other"))
        .anySatisfy(why -> assertThat(why).contains("signature is wrong"));
  }

  @Test
  void rootsThatAreNotFitAreLeftOutWithReasons() {
    X509Certificate ended = root("Ended", NOW, NOW.minusSeconds(1));
    X509Certificate stolen = root("Stolen", NOW);
    new DistrustedAuthorities(database, reports, LaneWorld.CLOCK).distrust(stolen, "stolen", "ann");
    RootListChange change =
        taken(
            list(
                0,
                entry("V2G", v2g),
                entry("MO", ended),
                entry("MO", stolen),
                entry("PE", provider),
                entry("OEM", signer.certificate()),
                Map.of("caCertificate", "AAAA", "rootType", "MO")));
    assertThat(change.added()).extracting(Root::id).hasSize(2);
    assertThat(change.refused())
        .extracting(RefusedRoot::reason)
        .containsExactlyInAnyOrder(
            "it ended on " + NOW.minusSeconds(1),
            "it is of an authority that is distrusted",
            "its type is none of V2G, MO and OEM",
            "it is none of an authority",
            "its certificate cannot be read");
    assertThat(authorities.forContracts()).isEmpty();
  }

  private void awaitThatSomebodyWaits() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                !world
                    .rows(
                        "select pid from pg_stat_activity"
                            + " where datname = current_database() and wait_event_type = 'Lock'")
                    .isEmpty());
  }

  @Test
  void oneChangeWaitsForAllOfAnother() throws Exception {
    authorities.trust(Purpose.VEHICLES, List.of(v2g, provider));
    String change = "update authority set ecosystem = 'x' where fingerprint = ?";
    CompletableFuture<Void> other =
        database.inTransaction(
            statements -> {
              statements.update(change, StoredCertificate.fingerprint(v2g));
              CompletableFuture<Void> waiting =
                  CompletableFuture.runAsync(
                      () ->
                          authorities.choose(
                              StoredCertificate.fingerprint(provider), WhenSilent.ACCEPT),
                      Thread::startVirtualThread);
              awaitThatSomebodyWaits();
              statements.update(change, StoredCertificate.fingerprint(provider));
              return waiting;
            });
    other.get(60, TimeUnit.SECONDS);
    assertThat(authorities.whenSilent(v2g)).isEqualTo(WhenSilent.REFUSE);
    assertThat(authorities.list()).hasSize(2).allMatch(one -> one.ecosystem().equals("x"));
  }

  @Test
  void aListKnowsWhatSomebodyTrustedWhileItWasFetched() throws Exception {
    byte[] list = list(0, entry("MO", provider));
    authorities.trust(Purpose.CONTRACTS, List.of(provider));
    String purpose = "update authority set purpose = ?";
    world.run(purpose, Purpose.VEHICLES.name());
    CompletableFuture<Void> taking =
        database.inTransaction(
            statements -> {
              statements.update(purpose, Purpose.CONTRACTS.name());
              CompletableFuture<Void> waiting =
                  CompletableFuture.runAsync(
                      () -> lists.takeFetched(MARKET, list), Thread::startVirtualThread);
              awaitThatSomebodyWaits();
              return waiting;
            });
    taking.get(60, TimeUnit.SECONDS);
    assertThat(authorities.list()).extracting(Authority::listed).containsExactly(false);
  }

  @Test
  void aListIsForgottenWhileSomebodyTakesAwayWhatItHas() throws Exception {
    taken(list(0, entry("MO", provider)));
    CompletableFuture<Void> forgetting =
        database.inTransaction(
            statements -> {
              Authorities.hold(statements);
              CompletableFuture<Void> waiting =
                  CompletableFuture.runAsync(
                      () -> lists.forget(MARKET), Thread::startVirtualThread);
              awaitThatSomebodyWaits();
              statements.update("delete from authority");
              return waiting;
            });
    forgetting.get(60, TimeUnit.SECONDS);
    assertThat(authorities.list()).isEmpty();
    assertThat(lists.all()).isEmpty();
  }
}
