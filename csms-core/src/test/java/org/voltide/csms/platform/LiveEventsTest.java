package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveEventsTest {

  private final LiveEvents events = new LiveEvents();
  private final List<Set<UUID>> asked = new ArrayList<>();
  private final Set<UUID> standing = new HashSet<>();
  private final UUID ann = standing("ann");
  private final Standing.Judge judge =
      ids -> {
        asked.add(ids);
        return ids.stream().filter(standing::contains).collect(Collectors.toMap(id -> id, _ -> 1));
      };

  private UUID standing(String name) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    standing.add(id);
    return id;
  }

  @BeforeEach
  void json() {
    events.json = new ObjectMapper();
  }

  private AssertSubscriber<LiveEvents.Event> listen(long demand, String... topics) {
    return listen(demand, new LiveEvents.Audience(Optional.empty(), 0), topics);
  }

  private AssertSubscriber<LiveEvents.Event> listen(
      long demand, LiveEvents.Audience audience, String... topics) {
    return listen(demand, audience, new Standing(ann, 1, judge), topics);
  }

  private AssertSubscriber<LiveEvents.Event> listen(
      long demand, LiveEvents.Audience audience, Standing standing, String... topics) {
    return events
        .listen(Set.of(topics), audience, standing)
        .subscribe()
        .withSubscriber(AssertSubscriber.create(demand));
  }

  @Test
  void listenersHearTheirTopicsInOrder() {
    AssertSubscriber<LiveEvents.Event> listener = listen(Long.MAX_VALUE, "site", "plan");
    events.publish("site", Map.of("n", 1));
    events.publish("station", Map.of("n", 2));
    events.publish("plan", Map.of("n", 3));
    assertThat(listener.getItems())
        .isEqualTo(
            List.of(
                new LiveEvents.Event("site", "{\"n\":1}"),
                new LiveEvents.Event("plan", "{\"n\":3}")));
  }

  @Test
  void whoMayHearOfSomeSitesHearsNothingElse() {
    LiveEvents.Audience depot =
        new LiveEvents.Audience(Optional.of(Set.of("depot")), events.version());
    AssertSubscriber<LiveEvents.Event> confined = listen(Long.MAX_VALUE, depot, "plan", "security");
    events.publish("plan", "street", Map.of("n", 1));
    events.publish("security", Map.of("n", 2));
    events.publish("plan", "depot", Map.of("n", 3, "holder", "Ada"), Set.of("holder"));
    assertThat(confined.getItems()).isEqualTo(List.of(new LiveEvents.Event("plan", "{\"n\":3}")));
  }

  @Test
  void whenSitesChangeHandsStreamsOfTheirOwnersEnd() {
    LiveEvents.Audience depot =
        new LiveEvents.Audience(Optional.of(Set.of("depot")), events.version());
    AssertSubscriber<LiveEvents.Event> confined = listen(Long.MAX_VALUE, depot, "plan");
    AssertSubscriber<LiveEvents.Event> everybody = listen(Long.MAX_VALUE, "plan");
    events.whoMayHearChanged();
    confined.assertFailedWith(IllegalStateException.class);
    everybody.assertNotTerminated();
    // Its sites were found out before the change, and it began to listen after it.
    listen(Long.MAX_VALUE, depot, "plan").assertFailedWith(IllegalStateException.class);
    assertThat(events.isHeard("plan")).isTrue();
    everybody.cancel();
    assertThat(events.isHeard("plan")).isFalse();
  }

  @Test
  void aStreamEndsWithWhatItWasOpenedWith() {
    AssertSubscriber<LiveEvents.Event> listener = listen(Long.MAX_VALUE, "plan");
    events.look();
    listener.assertNotTerminated();
    standing.clear();
    events.look();
    listener.assertFailedWith(IllegalStateException.class);
    assertThat(events.isHeard("plan")).isFalse();
  }

  @Test
  void allStreamsOfAKindAreAskedForAtOnceAndAFailureStopsNoOther() {
    LiveEvents.Audience all = new LiveEvents.Audience(Optional.empty(), 0);
    UUID bob = standing("bob");
    listen(1, all, new Standing(ann, 1, judge), "plan");
    listen(1, all, new Standing(ann, 1, judge), "site");
    var less = listen(1, all, new Standing(bob, "more", judge), "plan");
    var gone = listen(1, all, new Standing(UUID.randomUUID(), 1, judge), "plan");
    List<AssertSubscriber<LiveEvents.Event>> undecided =
        IntStream.range(0, 20)
            .mapToObj(i -> listen(1, all, new Standing(bob, i, this::fail), "plan"))
            .toList();
    assertThatThrownBy(events::look).hasMessage("away");
    assertThat(asked).hasSize(1).first().satisfies(ids -> assertThat(ids).hasSize(3));
    less.assertFailedWith(IllegalStateException.class);
    gone.assertFailedWith(IllegalStateException.class);
    undecided.forEach(AssertSubscriber::assertNotTerminated);
  }

  private Map<UUID, ?> fail(Set<UUID> ids) {
    throw new IllegalArgumentException("away");
  }

  @Test
  void aSlowListenerIsCutOffAndOthersStay() {
    AssertSubscriber<LiveEvents.Event> slow = listen(0, "site");
    AssertSubscriber<LiveEvents.Event> quick = listen(Long.MAX_VALUE, "site");
    for (int i = 0; i <= LiveEvents.BUFFERED_EVENTS; i++) {
      events.publish("site", Map.of("n", i));
    }
    assertThat(slow.getFailure()).isNotNull();
    quick.assertNotTerminated();
    assertThat(quick.getItems()).hasSize(LiveEvents.BUFFERED_EVENTS + 1);
  }

  @Test
  void nobodyListensAfterTheLastLeft() {
    AssertSubscriber<LiveEvents.Event> listener = listen(1, "site");
    assertThat(events.isHeard("site")).isTrue();
    assertThat(events.isHeard("plan")).isFalse();
    listener.cancel();
    assertThat(events.isHeard("site")).isFalse();
  }
}
