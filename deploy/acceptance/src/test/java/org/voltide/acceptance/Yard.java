package org.voltide.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.voltide.acceptance.Operator.Answer;

/** The stations of a scenario as an operator sees and orders them; each has one car. */
final class Yard {
  private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(180);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final double ROUNDING_W = 1;

  private final Operator operator;

  Yard(Operator operator) {
    this.operator = operator;
  }

  /** The session that goes on at a station; empty while there is none. */
  JsonNode session(String station) {
    return operator.get("/sessions?state=active&station=" + station).at("/items/0");
  }

  String sessionId(String station) {
    JsonNode session = session(station);
    assertThat(session.path("id").isTextual())
        .as("a session at %s; there are %s", station, operator.get("/sessions?station=" + station))
        .isTrue();
    return session.path("id").asText();
  }

  /** Orders an operation mode for the car at a station. */
  Answer order(String station, String order) {
    return operator.put(of(station, "operation-mode"), order);
  }

  /** Orders it, which must be done. */
  void ordered(String station, String order) {
    order(station, order).done();
  }

  /** Where something of the session at a station is. */
  String of(String station, String what) {
    return "/sessions/%s/%s".formatted(sessionId(station), what);
  }

  /** Waits until the station says this mode and its meter this power. */
  void follows(String station, String mode, double watts) {
    follows(station, mode, watts - ROUNDING_W, watts + ROUNDING_W);
  }

  /** The same with any power from here to there, positive into the car. */
  void follows(String station, String mode, double fromW, double toW) {
    awaited(
        station,
        session ->
            session.at("/details/operationMode").asText().equals(mode)
                && session.path("powerW").isNumber()
                && session.path("powerW").asDouble() >= fromW
                && session.path("powerW").asDouble() <= toW);
  }

  /** Waits until the session at a station is so. */
  JsonNode awaited(String station, Predicate<JsonNode> so) {
    await(station)
        .atMost(FOLLOWS_WITHIN)
        .pollInterval(POLL)
        .untilAsserted(
            () -> {
              JsonNode now = session(station);
              assertThat(so.test(now)).as("%s", now).isTrue();
            });
    return session(station);
  }

  /** What the meter of the session at a station said so far, oldest first. */
  List<JsonNode> readings(String station) {
    List<JsonNode> readings = new ArrayList<>();
    operator.get(of(station, "samples")).path("items").forEach(readings::add);
    return readings;
  }
}
