package org.voltide.simulator.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;
import org.voltide.simulator.station.Visit;

/** The local list and the cache, and what a station does by them. The bench's car is car-1. */
class TokenBookTest {
  private final Bench bench = new Bench(Bench.dc());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theListIsReplacedOrChangedAndCounted() {
    assertThat(send("Full", 3, entry("a", "Accepted"), entry("b", "Blocked")))
        .isEqualTo("Accepted");
    assertThat(version()).isEqualTo(3);
    assertThat(bench.get("LocalAuthListCtrlr", "Entries")).isEqualTo("2");

    assertThat(send("Differential", 3, entry("c", "Accepted"))).isEqualTo("VersionMismatch");
    assertThat(send("Differential", 4, entry("c", "Accepted"), entry("a", null)))
        .isEqualTo("Accepted");
    assertThat(bench.get("LocalAuthListCtrlr", "Entries")).isEqualTo("2");
    assertThat(version()).isEqualTo(4);
    assertThat(send("Full", 5)).isEqualTo("Accepted");
    assertThat(bench.get("LocalAuthListCtrlr", "Entries")).isEqualTo("0");
  }

  @Test
  void aListThatMakesNoSenseChangesNothing() {
    assertThat(send("Full", 1, entry("a", "Accepted"))).isEqualTo("Accepted");

    assertThat(send("Full", 2, entry("A", "Accepted"), entry("a", "Blocked"))).isEqualTo("Failed");
    assertThat(send("Full", 2, entry("b", null))).isEqualTo("Failed");
    assertThat(send("Full", 0, entry("b", "Accepted"))).isEqualTo("Failed");
    bench.set("LocalAuthListCtrlr", "Enabled", "false");
    assertThat(send("Full", 2, entry("b", "Accepted"))).isEqualTo("Failed");
    assertThat(version()).isZero();
    bench.set("LocalAuthListCtrlr", "Enabled", "true");
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void listedTokensChargeWithoutAskingWhereThatIsWanted() {
    send("Full", 1, entry("CAR-1", "Accepted"));
    bench.set("AuthCtrlr", "LocalPreAuthorize", "true");

    bench.plugIn(50);

    assertThat(bench.csms().calls("Authorize")).isEmpty();
    assertThat(bench.csms().calls("TransactionEvent")).isNotEmpty();
  }

  @Test
  void offlineAListedRefusalCountsAndAnUnknownTokenMayBeAllowed() {
    send("Full", 1, entry("car-1", "Blocked"));
    offline();
    Visit visit = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(2));
    assertThat(visit.inWh()).isZero();
  }

  @Test
  void whatTheCsmsAnsweredIsRememberedUntilTheCacheIsCleared() {
    bench.unplug(bench.plugIn(50));
    bench.set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "false");
    bench.set("AuthCacheCtrlr", "LifeTime", "3600");
    offline();
    Visit known = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(2));
    assertThat(known.inWh()).isPositive();
    bench.unplug(known);

    bench.pass(Duration.ofHours(2));
    Visit forgotten = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(2));
    assertThat(forgotten.inWh()).isZero();
  }

  @Test
  void theCacheIsClearedOnlyWhereThereIsOne() {
    assertThat(bench.status("ClearCache", "{}")).isEqualTo("Accepted");
    bench.set("AuthCacheCtrlr", "Enabled", "false");
    assertThat(bench.status("ClearCache", "{}")).isEqualTo("Rejected");
  }

  @Test
  void aWebPaymentKeepsTheEvseForAWhile() {
    bench.ask("NotifyWebPaymentStarted", "{\"evseId\":1,\"timeout\":120}");
    Visit visit = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(1));
    assertThat(visit.inWh()).isZero();

    bench.pass(Duration.ofMinutes(4));
    assertThat(visit.inWh()).isPositive();
  }

  private void offline() {
    bench.csms().reachable(false);
    bench.csms().drop();
    bench.settle();
  }

  private int version() {
    return bench.ask("GetLocalListVersion", "{}").get("versionNumber").asInt();
  }

  private String send(String type, int version, String... entries) {
    String list =
        entries.length == 0
            ? ""
            : ",\"localAuthorizationList\":[" + String.join(",", entries) + "]";
    return bench.status(
        "SendLocalList",
        "{\"versionNumber\":%d,\"updateType\":\"%s\"%s}".formatted(version, type, list));
  }

  private static String entry(String token, String status) {
    String info = status == null ? "" : ",\"idTokenInfo\":{\"status\":\"%s\"}".formatted(status);
    return "{\"idToken\":{\"idToken\":\"%s\",\"type\":\"ISO14443\"}%s}".formatted(token, info);
  }
}
