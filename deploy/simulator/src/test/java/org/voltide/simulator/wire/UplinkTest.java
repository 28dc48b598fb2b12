package org.voltide.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;
import org.voltide.simulator.FakeCsms;

/** Silence, late answers and crossed calls. */
class UplinkTest {
  private static final Duration IMPATIENT = Duration.ofMillis(150);

  private final FakeCsms csms = new FakeCsms();
  private Bench bench = new Bench(Bench.dc(), csms);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatIsNotAnsweredInTimeIsSaidAgainAndTheLateAnswerDropped() {
    AtomicReference<String> unanswered = new AtomicReference<>();
    csms.answer(
        "TransactionEvent",
        call -> {
          if (unanswered.compareAndSet(null, call.id())) {
            return null;
          }
          return FakeCsms.parse("{}");
        });
    bench.close();
    bench = new Bench(Bench.dc(), csms, IMPATIENT);
    bench.plugIn(50);

    await().until(() -> csms.calls("TransactionEvent").size() >= 2);
    csms.say("[3,\"" + unanswered.get() + "\",{\"idTokenInfo\":{\"status\":\"Blocked\"}}]");
    await().until(bench.station()::toldEverything);
    bench.settle();

    List<JsonNode> events = csms.calls("TransactionEvent");
    assertThat(events.get(0)).isEqualTo(events.get(1));
    assertThat(events).noneMatch(e -> e.get("eventType").asText().equals("Ended"));
    assertThat(csms.calls()).extracting(FakeCsms.Call::id).doesNotHaveDuplicates();
    assertThat(bench.station().line().resent()).isEqualTo(1);
  }

  @Test
  void onlyOneCallIsOutstandingButTheOthersCallsAreAnswered() {
    List<String> held = new CopyOnWriteArrayList<>();
    csms.answer(
        "Authorize",
        call -> {
          held.add(call.id());
          return null;
        });
    bench.plugIn(50);
    int said = csms.calls().size();

    JsonNode answer = csms.call("UnlockConnector", "{\"evseId\":9,\"connectorId\":1}").join();
    csms.call("TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}").join();
    bench.settle();
    assertThat(answer.at("/2/status").asText()).isEqualTo("UnknownConnector");
    assertThat(csms.calls()).hasSize(said);

    csms.say("[3,\"" + held.getFirst() + "\",{\"idTokenInfo\":{\"status\":\"Invalid\"}}]");
    bench.settle();
    assertThat(csms.calls().get(said).action()).isEqualTo("Heartbeat");
  }

  @Test
  void anAnswerThatCannotBeReadCountsAsARefusal() {
    csms.answer("TransactionEvent", "{\"idTokenInfo\":{}}");
    bench.plugIn(50);

    await().until(() -> bench.station().line().dropped() > 0);
    assertThat(csms.calls("TransactionEvent")).hasSizeGreaterThanOrEqualTo(3);
  }
}
