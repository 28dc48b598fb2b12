package org.voltide.simulator.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;

/** Each misbehaviour, while its time is and after. The bench begins at noon UTC. */
class MischiefTest {
  private Bench bench = new Bench(Bench.dc());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void dropsTheLineAndComesBackAfterwards() {
    misbehave(Misbehaviour.DROP_LINE, "12:05", "12:10");
    bench.plugIn(50);
    bench.pass(Duration.ofMinutes(4));
    assertThat(bench.station().online()).isTrue();

    bench.pass(Duration.ofMinutes(3));
    assertThat(bench.station().online()).isFalse();
    assertThat(bench.station().toldEverything()).isFalse();

    bench.pass(Duration.ofMinutes(4));
    await().until(() -> bench.station().online() && bench.station().toldEverything());
    assertThat(bench.csms().connections()).isEqualTo(2);
    assertThat(seqNos()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void saysEverythingTwice() {
    misbehave(Misbehaviour.REPEAT_MESSAGES, "00:00", "00:00");
    bench.plugIn(50);
    bench.pass(Duration.ofMinutes(2));

    List<Integer> once = seqNos().stream().distinct().toList();
    assertThat(seqNos()).hasSize(2 * once.size()).isSorted();
    assertThat(bench.station().line().repeated()).isEqualTo(once.size());
  }

  @Test
  void sendsPairsTheWrongWayRoundAndLosesNothing() {
    misbehave(Misbehaviour.OUT_OF_ORDER, "00:00", "00:00");
    Visit visit = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(6));
    bench.unplug(visit);

    assertThat(seqNos()).isNotEqualTo(seqNos().stream().sorted().toList());
    assertThat(seqNos()).doesNotHaveDuplicates().contains(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(bench.station().toldEverything()).isTrue();
  }

  @Test
  void rejectsProfilesAndCountsThem() {
    misbehave(Misbehaviour.REJECT_PROFILES, "12:00", "12:30");

    assertThat(setMax(1_000)).isEqualTo("Rejected");
    bench.pass(Duration.ofMinutes(30));
    assertThat(setMax(1_000)).isEqualTo("Accepted");
    assertThat(bench.station().rejectedProfiles()).isEqualTo(1);
  }

  @Test
  void ignoresProfilesItAccepted() {
    misbehave(Misbehaviour.IGNORE_PROFILES, "12:00", "12:10");
    Visit visit = bench.plugIn(30);
    assertThat(setMax(6_000)).isEqualTo("Accepted");
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.inWh()).isCloseTo(5_000, within(1.0));

    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.inWh()).isCloseTo(6_000, within(1.0));
  }

  @Test
  void tellsAndObeysTheTimeItsClockShows() {
    bench.close();
    bench =
        new Bench(
            Bench.dc(
                new Mischief.Window(
                    Misbehaviour.CLOCK_OFF,
                    LocalTime.MIDNIGHT,
                    LocalTime.MIDNIGHT,
                    Duration.ofMinutes(7),
                    0)));
    Visit visit = bench.plugIn(30);
    JsonNode started = bench.csms().calls("TransactionEvent").getFirst();
    assertThat(started.get("timestamp").asText()).isEqualTo("2026-03-01T12:07:00Z");

    set(
        """
        {"evseId":0,"chargingProfile":{"id":5,"stackLevel":0,"chargingProfilePurpose":
        "ChargingStationMaxProfile","chargingProfileKind":"Absolute","chargingSchedule":[{"id":1,
        "chargingRateUnit":"W","startSchedule":"2026-03-01T12:10:00Z","chargingSchedulePeriod":
        [{"startPeriod":0,"limit":0}]}]}}""");
    bench.pass(Duration.ofMinutes(10));
    assertThat(visit.inWh()).isCloseTo(1_500, within(1.0));
  }

  @Test
  void doesNotResumeAfterAPause() {
    misbehave(Misbehaviour.REFUSE_RESUME, "12:00", "12:20");
    Visit visit = bench.plugIn(30);
    bench.pass(Duration.ofMinutes(2));
    setMax(0);
    bench.pass(Duration.ofMinutes(2));
    setMax(30_000);
    bench.pass(Duration.ofMinutes(2));
    assertThat(visit.inWh()).isCloseTo(1_000, within(1.0));
    JsonNode last = bench.csms().calls("TransactionEvent").getLast();
    assertThat(last.at("/transactionInfo/chargingState").asText()).isEqualTo("SuspendedEV");

    bench.pass(Duration.ofMinutes(24));
    assertThat(visit.inWh()).isGreaterThan(4_000);
  }

  @Test
  void aWindowMayGoOverMidnightAndAnEqualOneLastsAllDay() {
    var night = window(Misbehaviour.DROP_LINE, "22:00", "06:00");
    var always = window(Misbehaviour.DROP_LINE, "22:00", "22:00");
    var mischief = new Mischief(List.of(night), ZoneId.of("Europe/Berlin"));

    assertThat(night.contains(LocalTime.of(23, 0))).isTrue();
    assertThat(night.contains(LocalTime.of(6, 0))).isFalse();
    assertThat(always.contains(LocalTime.of(12, 0))).isTrue();
    assertThat(mischief.nextEdge(Bench.NOON)).contains(Instant.parse("2026-03-01T21:00:00Z"));
  }

  private void misbehave(Misbehaviour what, String from, String until) {
    bench.close();
    bench = new Bench(Bench.dc(window(what, from, until)));
  }

  private static Mischief.Window window(Misbehaviour what, String from, String until) {
    return new Mischief.Window(
        what, LocalTime.parse(from), LocalTime.parse(until), Duration.ZERO, 0);
  }

  private String setMax(double limit) {
    return set(
        """
        {"evseId":0,"chargingProfile":{"id":1,"stackLevel":0,"chargingProfilePurpose":
        "ChargingStationMaxProfile","chargingProfileKind":"Relative","chargingSchedule":[{"id":1,
        "chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":%s}]}]}}"""
            .formatted(limit));
  }

  private String set(String json) {
    String status = bench.csms().call("SetChargingProfile", json).join().at("/2/status").asText();
    bench.settle();
    return status;
  }

  private List<Integer> seqNos() {
    return bench.csms().calls("TransactionEvent").stream()
        .map(e -> e.get("seqNo").asInt())
        .toList();
  }
}
