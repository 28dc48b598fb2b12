package org.voltide.csms.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A charging station spoken for by an OCPP client of others, which holds every payload of both
 * sides against the official schemas: {@link #close()} fails when Voltide broke one.
 */
public final class ForeignStation implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 40;

  private final String id;
  private final NodeProgram program;
  private final BlockingQueue<JsonNode> attempts = new LinkedBlockingQueue<>();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> calls = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> closings = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> drops = new LinkedBlockingQueue<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<JsonNode> invalid = new CopyOnWriteArrayList<>();
  private int lastCall;

  ForeignStation(String id) {
    this.id = id;
    program = NodeProgram.toldTo(this::heard);
  }

  public String id() {
    return id;
  }

  /**
   * Tries to connect.
   *
   * @return the subprotocol the CSMS chose, or the HTTP status with which it refused (0: the
   *     connection did not come about)
   */
  Attempt connect(ObjectNode how) {
    program.tell(how.put("do", "connect"));
    JsonNode outcome = next(attempts, "an answer to the upgrade");
    return new Attempt(
        outcome.path("protocol").asText(),
        outcome.path("status").asInt(),
        outcome.path("why").asText());
  }

  /** What became of a try to connect: either a protocol, or a status and why. */
  record Attempt(String protocol, int status, String why) {}

  /** Sends a CALL and returns the payload of its CALLRESULT. */
  public JsonNode call(String action, String payload) {
    JsonNode outcome = outcome(action, payload);
    assertThat(outcome.has("payload")).as("%s answered by %s", action, outcome).isTrue();
    return outcome.get("payload");
  }

  /** Sends a TransactionEvent and returns its answer. */
  JsonNode tells(String transactionEvent) {
    return call("TransactionEvent", transactionEvent);
  }

  /** Sends a CALL that the CSMS has to refuse and returns the error code of its CALLERROR. */
  public String fault(String action, String payload) {
    JsonNode outcome = outcome(action, payload);
    assertThat(outcome.has("code")).as("%s answered by %s", action, outcome).isTrue();
    return outcome.get("code").asText();
  }

  private JsonNode outcome(String action, String payload) {
    int number = ++lastCall;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(number, answer);
    ObjectNode order = NodeProgram.order("call").put("id", number).put("action", action);
    program.tell(order.set("payload", NodeProgram.json(payload)));
    return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** What to answer to this action from now on; without this the answer is the least consent. */
  public void answers(String action, String payload) {
    ObjectNode order = NodeProgram.order("prepare").put("action", action);
    program.tell(order.set("payload", NodeProgram.json(payload)));
  }

  /** The CALLERROR to answer to this action from now on. */
  public void refuses(String action, String errorCode) {
    program.tell(NodeProgram.order("prepare").put("action", action).put("fault", errorCode));
  }

  /** The payload of the next CALL of this action; other CALLs before it are passed over. */
  public JsonNode called(String action) {
    return called(action, _ -> true);
  }

  /** The payload of the next such CALL; other CALLs before it are passed over. */
  public JsonNode called(String action, Predicate<JsonNode> such) {
    List<JsonNode> passed = new ArrayList<>();
    while (true) {
      JsonNode call = next(calls, "a %s after %s".formatted(action, passed));
      if (call.get("action").asText().equals(action) && such.test(call.get("payload"))) {
        return call.get("payload");
      }
      passed.add(call);
    }
  }

  /** How many CALLs of this action have come. */
  long heard(String action) {
    return heard.stream().filter(action::equals).count();
  }

  /** Forgets the CALLs that came before. */
  public void forget() {
    calls.clear();
  }

  /** Sends any text as one frame, and forgets the frames that came before. */
  public void raw(String text) {
    frames.clear();
    program.tell(NodeProgram.order("raw").put("text", text));
  }

  /** The next frame that comes, whatever it is. */
  public JsonNode frame() {
    return NodeProgram.json(next(frames, "a frame").get("text").asText());
  }

  /** Waits until the CSMS ends the connection and returns the status code. */
  public int closed() {
    return next(closings, "the end of the connection").get("code").asInt();
  }

  /** Ends the connection without a word. */
  public void drop() {
    program.tell(NodeProgram.order("drop"));
    next(drops, "the end of the program's connection");
  }

  @Override
  public void close() {
    drop();
    program.release();
    assertThat(invalid).as("payloads that break the official schemas").isEmpty();
  }

  private void heard(JsonNode event) {
    switch (event.get("event").asText()) {
      case "connected", "refused" -> attempts.add(event);
      case "answer", "fault" -> answers.remove(event.get("id").asInt()).complete(event);
      case "called" -> {
        heard.add(event.get("action").asText());
        calls.add(event);
      }
      case "frame" -> frames.add(event);
      case "closed" -> closings.add(event);
      case "dropped" -> drops.add(event);
      default -> invalid.add(event);
    }
  }

  private JsonNode next(BlockingQueue<JsonNode> events, String what) {
    try {
      JsonNode event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("%s waited in vain for %s".formatted(id, what));
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, e);
    }
  }
}
