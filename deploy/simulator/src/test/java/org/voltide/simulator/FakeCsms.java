package org.voltide.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.voltide.simulator.wire.Line;

/** The other end of a station's line, without a network: answers, keeps silent, hangs up. */
public final class FakeCsms implements Line.Opener {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A CALL that came, in the order of their coming. */
  public record Call(String id, String action, JsonNode payload) {}

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Call, JsonNode>> answers = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private volatile boolean reachable = true;
  private volatile Line.Events station = new Nobody();
  private final AtomicInteger opened = new AtomicInteger();

  public FakeCsms() {
    answer(
        "BootNotification",
        """
        {"currentTime":"2026-03-01T12:00:00Z","interval":300,"status":"Accepted"}""");
    answer(
        "Authorize",
        """
        {"idTokenInfo":{"status":"Accepted"}}""");
    answer(
        "NotifyEVChargingNeeds",
        """
        {"status":"Accepted"}""");
    answer(
        "Heartbeat",
        """
        {"currentTime":"2026-03-01T12:00:00Z"}""");
  }

  @Override
  public void open(Line.Events events) {
    if (!reachable) {
      events.closed("unreachable");
      return;
    }
    opened.incrementAndGet();
    station = events;
    events.opened(new Wire());
  }

  public FakeCsms answer(String action, String json) {
    return answer(action, call -> parse(json));
  }

  /** A null answer is none. */
  public FakeCsms answer(String action, Function<Call, JsonNode> how) {
    answers.put(action, how);
    return this;
  }

  public void reachable(boolean now) {
    reachable = now;
  }

  /** Hangs up. */
  public void drop() {
    station.closed("dropped");
  }

  public int connections() {
    return opened.get();
  }

  /** Says something, well-formed or not. */
  public void say(String text) {
    station.received(text);
  }

  /** Sends a CALL; the future gets the whole frame that answers it. */
  public CompletableFuture<JsonNode> call(String action, String json) {
    String id = UUID.randomUUID().toString();
    var answer = new CompletableFuture<JsonNode>();
    asked.put(id, answer);
    say(array(2, id).add(action).add(parse(json)).toString());
    return answer;
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  public List<JsonNode> calls(String action) {
    return calls.stream().filter(c -> c.action.equals(action)).map(Call::payload).toList();
  }

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ArrayNode array(int type, String id) {
    return JsonNodeFactory.instance.arrayNode().add(type).add(id);
  }

  private final class Wire implements Line {
    @Override
    public void send(String text) {
      JsonNode frame = parse(text);
      String id = frame.get(1).asText();
      if (frame.get(0).asInt() != 2) {
        asked.getOrDefault(id, new CompletableFuture<>()).complete(frame);
        return;
      }
      var call = new Call(id, frame.get(2).asText(), frame.get(3));
      calls.add(call);
      JsonNode answer = answers.getOrDefault(call.action, c -> parse("{}")).apply(call);
      if (answer != null) {
        say(
            answer.isArray()
                ? answer.toString().replace("{id}", id)
                : array(3, id).add(answer).toString());
      }
    }

    @Override
    public void close() {
      drop();
    }

    @Override
    public void cut() {
      drop();
    }
  }

  private static final class Nobody implements Line.Events {
    @Override
    public void opened(Line line) {}

    @Override
    public void received(String text) {}

    @Override
    public void closed(String why) {}
  }
}
