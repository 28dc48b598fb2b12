package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveEventsTest {

  private final LiveEvents events = new LiveEvents();

  @BeforeEach
  void json() {
    events.json = new ObjectMapper();
  }

  private AssertSubscriber<LiveEvents.Event> listen(long demand, String... topics) {
    return events
        .listen(Set.of(topics))
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
