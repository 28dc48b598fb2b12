package org.voltide.csms.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracesTest {
  private static final int MORE_THAN_WAIT = BoundedExport.MOST_WAITING + 1_000;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void nothingIsTracedNorAllocatedWithoutACollector() {
    Traces off = Tracing.off();
    assertThat(off.isOn()).isFalse();
    assertThat(off.arrived("message")).isSameAs(Trace.NONE);
    assertThat(off.calling("call")).isSameAs(Trace.NONE);
    assertThat(Trace.joining("round", List.of(Trace.NONE))).isSameAs(Trace.NONE);
    assertThat(allocated(() -> work(off), 10_000)).isLessThan(10_000);
  }

  private static void work(Traces traces) {
    Trace message = traces.arrived("message");
    try (Trace.Scope _ = message.enter()) {
      Trace part = Trace.current().child("part").with("key", 1).linked(message);
      part.failed("Not");
      part.end();
    }
    message.end();
  }

  private static long allocated(Runnable work, int times) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    work.run();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < times; i++) {
      work.run();
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void aRoundIsLinkedWithItsMessagesAndTheyWithIt() {
    try (Collector collector = new Collector()) {
      Traces traces = Tracing.to(collector.endpoint(), registry);
      Trace one = traces.arrived("one");
      Trace other = traces.arrived("other");
      Trace round = Trace.joining("round", List.of(one, Trace.NONE, other));
      one.child("commit").linked(round).end();
      round.failed("SQLException").end();
      one.end();
      other.end();
      traces.close();

      Span joint = collector.named("round").getFirst();
      assertThat(joint.getParentSpanId().isEmpty()).isTrue();
      assertThat(joint.getLinksList())
          .extracting(Span.Link::getSpanId)
          .containsExactly(
              collector.named("one").getFirst().getSpanId(),
              collector.named("other").getFirst().getSpanId());
      assertThat(joint.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
      Span part = collector.named("commit").getFirst();
      assertThat(part.getParentSpanId()).isEqualTo(collector.named("one").getFirst().getSpanId());
      assertThat(part.getLinks(0).getSpanId()).isEqualTo(joint.getSpanId());
      assertThat(counted("exported")).isEqualTo(4);
    }
  }

  @Test
  void whatAThreadWorksOnEndsWithItsScope() {
    try (Collector collector = new Collector()) {
      Traces traces = Tracing.to(collector.endpoint(), registry);
      Trace outer = traces.arrived("outer");
      Trace inner = traces.arrived("inner");
      try (Trace.Scope _ = outer.enter()) {
        try (Trace.Scope _ = inner.enter()) {
          assertThat(Trace.current()).isEqualTo(inner);
        }
        assertThat(Trace.current()).isEqualTo(outer);
      }
      assertThat(Trace.current()).isSameAs(Trace.NONE);
      traces.close();
    }
  }

  @Test
  void spansThatNobodyTakesAreDroppedAndCounted() throws IOException {
    String closed;
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = endpoint(port);
    }
    Traces traces = Tracing.to(closed, registry);
    for (int i = 0; i < 10; i++) {
      traces.arrived("message").end();
    }
    traces.close();
    assertThat(counted("dropped")).isEqualTo(10);
    assertThat(counted("exported")).isZero();
  }

  @Test
  void onlySoManyWaitForACollectorThatDoesNotAnswer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
      Traces traces = Tracing.to(endpoint(silent), registry);
      for (int i = 0; i < MORE_THAN_WAIT; i++) {
        traces.arrived("message").end();
      }
      assertThat(counted("dropped")).isGreaterThanOrEqualTo(1_000);
      traces.close();
    }
  }

  private static String endpoint(ServerSocket port) {
    return "http://127.0.0.1:%d/v1/traces".formatted(port.getLocalPort());
  }

  private double counted(String what) {
    return registry.get("voltide.traces." + what).counter().count();
  }

  @Test
  void settingsAreChecked() {
    assertThat(Tracing.settings(Map.of()).endpoint()).isEmpty();
    assertThat(Tracing.settings(Map.of()).ratio()).isEqualTo(0.01);
    assertThat(
            Tracing.settings(Map.of("voltide.traces.endpoint", "http://otel:4318/v1/traces"))
                .endpoint())
        .contains("http://otel:4318/v1/traces");
    assertThatThrownBy(() -> Tracing.settings(Map.of("voltide.traces.endpoint", "otel:4318")))
        .hasMessageContaining("voltide.traces.endpoint");
    assertThatThrownBy(() -> Tracing.settings(Map.of("voltide.traces.ratio", "2")))
        .hasMessageContaining("voltide.traces.ratio");
  }
}
