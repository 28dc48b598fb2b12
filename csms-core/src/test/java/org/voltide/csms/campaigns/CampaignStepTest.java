package org.voltide.csms.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.campaigns.CampaignStep.Begin;
import org.voltide.csms.campaigns.CampaignStep.Care;
import org.voltide.csms.campaigns.CampaignStep.Finish;
import org.voltide.csms.campaigns.CampaignStep.Member;
import org.voltide.csms.campaigns.CampaignStep.MemberState;
import org.voltide.csms.campaigns.CampaignStep.Stop;
import org.voltide.csms.campaigns.CampaignStep.Wait;

class CampaignStepTest {
  private static final Care CARE = new Care(2, 3, 1);

  @Test
  void canariesComeFirst() {
    assertThat(step("WWWWW")).isEqualTo(new Begin(List.of("0", "1")));
    assertThat(step("UUWWW")).isEqualTo(new Wait());
    assertThat(step("DUWWW")).isEqualTo(new Wait());
    assertThat(step("DDWWWWW")).isEqualTo(new Begin(List.of("2", "3", "4")));
  }

  @Test
  void aStationThatIsAwayHoldsNobodyUp() {
    assertThat(step("wWwW")).isEqualTo(new Begin(List.of("1", "3")));
    assertThat(step("wDDw")).isEqualTo(new Wait());
    assertThat(step("WDDw")).isEqualTo(new Begin(List.of("0")));
  }

  @Test
  void aFailedCanaryStopsIt() {
    assertThat(step("FUWWW")).isInstanceOf(Stop.class);
    assertThat(step("DFWWW")).isInstanceOf(Stop.class);
  }

  @Test
  void laterOnlyTooManyFailuresStopIt() {
    assertThat(step("DDFWW")).isEqualTo(new Begin(List.of("3", "4")));
    assertThat(step("DDFFW")).isEqualTo(new Stop("2 stations failed"));
  }

  @Test
  void itEndsWithItsLastStation() {
    assertThat(step("DDDU")).isEqualTo(new Wait());
    assertThat(step("DDDF")).isEqualTo(new Finish());
    assertThat(step("D")).isEqualTo(new Finish());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverHappensItEndsAndNeverUpdatesTooManyAtOnce(long seed) {
    Random random = new Random(seed);
    List<Member> members =
        new ArrayList<>(
            IntStream.range(0, 40)
                .mapToObj(i -> new Member("" + i, MemberState.WAITING, true))
                .toList());
    for (int round = 0; round < 1_000; round++) {
      switch (CampaignStep.of(CARE, members)) {
        case Begin(List<String> stations) ->
            stations.forEach(station -> become(members, station, MemberState.UPDATING));
        case Wait() -> finishOne(random, members);
        case Stop(String why) -> {
          assertThat(why).contains("failed");
          return;
        }
        case Finish() -> {
          assertThat(members).noneMatch(m -> m.state() == MemberState.WAITING);
          return;
        }
      }
      assertThat(members.stream().filter(m -> m.state() == MemberState.UPDATING).count())
          .isLessThanOrEqualTo(CARE.maxInFlight());
    }
    throw new AssertionError("it never ends");
  }

  private static void finishOne(Random random, List<Member> members) {
    List<Member> updating =
        members.stream().filter(m -> m.state() == MemberState.UPDATING).toList();
    Member one = updating.get(random.nextInt(updating.size()));
    become(
        members, one.stationId(), random.nextInt(30) == 0 ? MemberState.FAILED : MemberState.DONE);
  }

  private static void become(List<Member> members, String station, MemberState state) {
    members.replaceAll(m -> m.stationId().equals(station) ? new Member(station, state, true) : m);
  }

  /** A letter per station: waiting (small: away), updating, done, failed. */
  private static CampaignStep step(String stations) {
    return CampaignStep.of(
        CARE,
        IntStream.range(0, stations.length())
            .mapToObj(i -> member("" + i, stations.charAt(i)))
            .toList());
  }

  private static Member member(String id, char letter) {
    MemberState state =
        switch (letter) {
          case 'U' -> MemberState.UPDATING;
          case 'D' -> MemberState.DONE;
          case 'F' -> MemberState.FAILED;
          default -> MemberState.WAITING;
        };
    return new Member(id, state, letter != 'w');
  }
}
