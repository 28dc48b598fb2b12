package org.voltide.csms.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

/** What a collector gets of messages and requests on real sockets. */
@QuarkusTest
@TestProfile(TraceJourneyTest.Everything.class)
class TraceJourneyTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";
  private static final String TOKEN = "04A1B2C3D4E5F6";

  @Inject StationGateway gateway;
  @Inject Clock clock;
  @Inject TraceSettings settings;

  private Collector collector;

  /** Every message and request is traced. */
  public static class Everything implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "voltide.traces.endpoint",
          "http://127.0.0.1:%d/v1/traces".formatted(free()),
          "voltide.traces.ratio",
          "1");
    }

    /** Below those that clients' sockets get, so that none of them takes it meanwhile. */
    private static int free() {
      return IntStream.range(21_000, 30_000).filter(Everything::isFree).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return true;
      } catch (IOException taken) {
        return false;
      }
    }
  }

  @BeforeEach
  void collect() {
    collector = new Collector(URI.create(settings.endpoint().orElseThrow()).getPort());
  }

  @AfterEach
  void close() {
    collector.close();
  }

  @Test
  void aMessageIsFollowedFromTheSocketThroughItsLaneToTheAnswer() {
    try (RealStation station = RealStation.booted(gateway)) {
      station.call("TransactionEvent", started());
      Span message = awaited("TransactionEvent");
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(collector.partsOf(message)).contains("commit"));

      assertThat(collector.partsOf(message))
          .containsExactlyInAnyOrder("parse", "mailbox", "handle", "lane", "commit");
      assertThat(message.getParentSpanId().isEmpty()).isTrue();
      assertThat(Collector.attribute(message, "voltide.station")).isEqualTo(station.id());
      assertThat(Collector.attribute(message, "ocpp.action")).isEqualTo("TransactionEvent");
      assertThat(Collector.attribute(message, "ocpp.message_id")).isNotEmpty();
      Span commit = collector.part(message, "commit");
      Span round =
          collector.named("group commit").stream()
              .filter(any -> any.getSpanId().equals(commit.getLinks(0).getSpanId()))
              .findFirst()
              .orElseThrow();
      assertThat(round.getLinksList())
          .extracting(Span.Link::getSpanId)
          .contains(message.getSpanId());
      assertThat(collector.spans().toString()).doesNotContain(TOKEN);
    }
  }

  @Test
  void anOperatorsRequestLeadsToTheCallToTheStationUnderTheCallersTrace() {
    try (RealStation station = RealStation.booted(gateway)) {
      station.operated(
          () ->
              Callers.operator()
                  .header("traceparent", "00-%s-%s-01".formatted(TRACE, CALLER))
                  .body("{}")
                  .post("/api/v1/stations/{id}/ocpp/ClearCache", station.id()),
          "ClearCache",
          "{\"status\":\"Accepted\"}");
      Span call = awaited("ClearCache");
      Span request = awaited("POST /api/v1/stations/{station}/ocpp/{action}");

      assertThat(hex(request.getTraceId().toByteArray())).isEqualTo(TRACE);
      assertThat(hex(request.getParentSpanId().toByteArray())).isEqualTo(CALLER);
      assertThat(call.getParentSpanId()).isEqualTo(request.getSpanId());
      assertThat(Collector.attribute(call, "voltide.outcome")).isEqualTo("Answered");
      assertThat(Collector.attribute(request, "http.response.status_code")).isEqualTo("200");
      assertThat(Collector.attribute(request, "voltide.request")).isNotEmpty();
    }
  }

  private Span awaited(String name) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !collector.named(name).isEmpty());
    return collector.named(name).getFirst();
  }

  private static String hex(byte[] id) {
    return HexFormat.of().formatHex(id);
  }

  private String started() {
    return """
    {"eventType":"Started","timestamp":"%s","triggerReason":"Authorized","seqNo":0,
     "transactionInfo":{"transactionId":"traced"},"evse":{"id":1,"connectorId":1},
     "idToken":{"idToken":"%s","type":"ISO14443"}}\
    """
        .formatted(clock.instant(), TOKEN);
  }
}
