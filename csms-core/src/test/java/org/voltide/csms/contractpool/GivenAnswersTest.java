package org.voltide.csms.contractpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;
import org.voltide.pki.provisioning.Answer;

/** A station fetches its answers one after the other, whatever happens to Voltide in between. */
class GivenAnswersTest {
  private static final Instant NOW = LaneWorld.NOW;

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());

  @AfterEach
  void close() {
    world.close();
  }

  /** As after a start. */
  private GivenAnswers started() {
    return new GivenAnswers(database);
  }

  private static List<Answer> answers(String... emaids) {
    return Stream.of(emaids)
        .map(emaid -> new Answer(emaid.getBytes(StandardCharsets.UTF_8), emaid, emaids.length))
        .toList();
  }

  private String next(GivenAnswers given, Instant at) {
    return given.next("CS1", "request", at).map(Answer::emaid).orElse("none");
  }

  @Test
  void eachIsGivenOnceAndTheLastAgain() {
    assertThat(next(started(), NOW)).isEqualTo("none");
    Answer first = started().keep("CS1", "request", answers("ONE", "TWO", "THREE"), NOW);
    assertThat(first.emaid()).isEqualTo("ONE");
    assertThat(next(started(), NOW)).isEqualTo("TWO");
    assertThat(next(started(), NOW)).isEqualTo("THREE");
    assertThat(next(started(), NOW)).isEqualTo("THREE");
    assertThat(next(started(), NOW.plus(Duration.ofHours(1)))).isEqualTo("none");
    assertThat(started().next("CS2", "request", NOW)).isEmpty();
    assertThat(GivenAnswers.elsewhere(database).next("CS1", "request", NOW)).isEmpty();
  }

  @Test
  void thoseOfAnEarlierTurnAreReplacedAndOldOnesGo() {
    started().keep("CS1", "old", answers("OLD"), NOW.minus(Duration.ofHours(2)));
    started().keep("CS1", "request", answers("ONE", "TWO", "THREE"), NOW);
    started().keep("CS1", "request", answers("FOUR"), NOW);
    assertThat(next(started(), NOW)).isEqualTo("FOUR");
    assertThat(world.rows("select emaid from given_answer")).containsExactly("FOUR");
  }

  @Test
  void allThatCameWithAContractIsForgottenWithIt() {
    started().keep("CS1", "request", answers("DEABCC12345678", "DEABCC87654321"), NOW);
    started().keep("CS1", "another", answers("DEABCC00000001"), NOW);
    started().forget("de-abc-c87654321-9");
    assertThat(next(started(), NOW)).isEqualTo("none");
    assertThat(started().next("CS1", "another", NOW)).isPresent();
  }
}
