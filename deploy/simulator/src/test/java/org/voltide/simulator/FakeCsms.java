package org.voltide.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.simulator.wire.Line;

/**
 * The other end of a station's line, without a network: answers, keeps silent, hangs up. All it is
 * told is checked against the constraints of the version's schemas.
 */
public final class FakeCsms implements Line.Opener {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A CALL that came, in the order of their coming. */
  public record Call(String id, String action, JsonNode payload) {}

  private record Asked(String action, CompletableFuture<JsonNode> answer) {}

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Call, JsonNode>> answers = new ConcurrentHashMap<>();
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private volatile OcppVersion version = OcppVersion.V2_1;
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
        "NotifyEVChargingSchedule",
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

  public FakeCsms speaks(OcppVersion spoken) {
    version = spoken;
    return this;
  }

  /** What the station said that its version does not allow. */
  public List<String> violations() {
    return List.copyOf(violations);
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
    asked.put(id, new Asked(action, answer));
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
      int type = frame.get(0).asInt();
      if (type == 5) {
        return;
      }
      if (type == 3 || type == 4) {
        Optional.ofNullable(asked.remove(id)).ifPresent(question -> settle(question, frame));
        return;
      }
      var call = new Call(id, frame.get(2).asText(), frame.get(3));
      check(call.action, Action::requestType, call.payload);
      calls.add(call);
      if (type == 6) {
        return;
      }
      JsonNode answer = answers.getOrDefault(call.action, c -> parse("{}")).apply(call);
      if (answer != null) {
        say(
            answer.isArray()
                ? answer.toString().replace("{id}", id)
                : array(3, id).add(answer).toString());
      }
    }

    private void settle(Asked question, JsonNode frame) {
      if (frame.get(0).asInt() == 3) {
        check(question.action, a -> a.responseType().orElseThrow(), frame.get(2));
      }
      question.answer.complete(frame);
    }

    private void check(
        String action, Function<Action, Class<? extends Message>> type, JsonNode payload) {
      try {
        var _ =
            PayloadCodec.of(version)
                .read(type.apply(Action.named(action).orElseThrow()), payload.toString());
      } catch (OcppFaultException e) {
        violations.add(action + " " + payload + ": " + e);
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
