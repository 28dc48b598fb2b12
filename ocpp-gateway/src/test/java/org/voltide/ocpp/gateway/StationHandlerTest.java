package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.ocpp.gateway.MessageTrace.Direction;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.availability.HeartbeatResponse;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.provisioning.ResetType;

class StationHandlerTest {
  private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";

  private final FakeCentral central = new FakeCentral();
  private final GatewayParts parts =
      Embedded.parts(central, settings -> settings.maxWaitingMessages(2));

  private static void say(EmbeddedChannel channel, String text) {
    channel.writeInbound(new TextWebSocketFrame(text));
  }

  private static void silence(EmbeddedChannel channel) {
    channel.pipeline().fireUserEventTriggered(IdleStateEvent.READER_IDLE_STATE_EVENT);
  }

  @Test
  void answersAndReleasesWhatItRead() {
    EmbeddedChannel channel = Embedded.station(parts, 1);
    TextWebSocketFrame heartbeat = new TextWebSocketFrame(HEARTBEAT);
    channel.writeInbound(heartbeat);
    TextWebSocketFrame answer = channel.readOutbound();
    assertThat(answer.text()).startsWith("[3,\"1\"");
    assertThat(heartbeat.refCnt()).isZero();
    answer.release();
    channel.close();
    assertThat(central.life).containsExactly("opened 1", "closed 1");
    assertThat(parts.connections().size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[2,\"\\ud800\",\"Heartbeat\",{}]|[4,\"-1\",\"RpcFrameworkError\"",
        "[2,\"1\",\"\\ud800\",{}]|[4,\"1\",\"NotImplemented\"",
        "[2,\"1\",\"Heartbeat\",{\"\\ud800\":1}]|[4,\"1\",\"FormatViolation\""
      })
  void answersToHalfACharacter(String message, String answered) {
    EmbeddedChannel channel = Embedded.station(parts, 1);
    say(channel, message);
    TextWebSocketFrame answer = channel.readOutbound();
    assertThat(answer.text()).startsWith(answered);
    answer.release();
    say(channel, HEARTBEAT);
    assertThat(central.handled).hasSize(1);
    channel.finishAndReleaseAll();
  }

  @Test
  void pingsOnSilenceAndHangsUpOnTheSecond() {
    EmbeddedChannel channel = Embedded.station(parts, 1);
    silence(channel);
    assertThat((Object) channel.readOutbound()).isInstanceOf(PingWebSocketFrame.class);
    channel.writeInbound(new PongWebSocketFrame());
    silence(channel);
    assertThat((Object) channel.readOutbound()).isInstanceOf(PingWebSocketFrame.class);
    silence(channel);
    assertThat(channel.isOpen()).isFalse();
    assertThat(parts.counters().of(GatewayEvent.UNRESPONSIVE)).isEqualTo(1);
  }

  @Test
  void hearsNothingAfterItDecidedToClose() {
    EmbeddedChannel channel = Embedded.station(parts, 1);
    channel.writeInbound(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[3])));
    assertThat(Embedded.closeCode(channel)).isEqualTo(1003);
    say(channel, HEARTBEAT);
    assertThat(central.handled).isEmpty();
  }

  @Test
  void hearsNothingAfterTooManyMessagesWaited() {
    CompletableFuture<Response> first = new CompletableFuture<>();
    central.behaviour = request -> first;
    EmbeddedChannel channel = Embedded.station(parts, 1);
    for (int i = 0; i < 6; i++) {
      say(channel, HEARTBEAT);
    }
    assertThat(Embedded.closeCode(channel)).isEqualTo(1008);
    first.complete(new HeartbeatResponse(FakeCentral.NOW, null));
    channel.runPendingTasks();
    assertThat(central.handled).hasSize(1);
    assertThat(parts.counters().of(GatewayEvent.MAILBOX_FULL)).isEqualTo(1);
    channel.releaseOutbound();
  }

  @Test
  void answersNothingAfterItWasToldToClose() {
    central.behaviour =
        request -> {
          parts.connections().of("CS-1").orElseThrow().close(1013, "try again later");
          return CompletableFuture.failedFuture(new IllegalStateException("no storage"));
        };
    EmbeddedChannel channel = Embedded.station(parts, 1);
    say(channel, HEARTBEAT);
    assertThat(Embedded.closeCode(channel)).isEqualTo(1013);
    assertThat((Object) channel.readOutbound()).isNull();
    assertThat(central.traces).extracting(MessageTrace::direction).containsOnly(Direction.IN);
    channel.close();
  }

  @Test
  void aNewerConnectionEndsTheOlderFirst() {
    EmbeddedChannel old = Embedded.station(parts, 1);
    var call = parts.connections().of("CS-1").orElseThrow().call(reset()).toCompletableFuture();
    old.runPendingTasks();
    old.releaseOutbound();
    EmbeddedChannel fresh = Embedded.station(parts, 2);
    old.runPendingTasks();
    assertThat(call).isCompletedWithValueMatching(CallOutcome.ConnectionLost.class::isInstance);
    assertThat(Embedded.closeCode(old)).isEqualTo(1008);
    say(old, HEARTBEAT);
    assertThat(central.handled).isEmpty();
    old.close();
    assertThat(central.life).containsExactly("opened 1", "closed 1", "opened 2");
    assertThat(parts.connections().of("CS-1").map(StationConnection::epoch)).contains(2L);
    fresh.close();
  }

  @Test
  void aConnectionThatComesTooLateIsNeverTold() {
    EmbeddedChannel owner = Embedded.station(parts, 2);
    EmbeddedChannel late = Embedded.station(parts, 1);
    say(late, HEARTBEAT);
    late.close();
    assertThat(central.handled).isEmpty();
    assertThat(central.life).containsExactly("opened 2");
    assertThat(parts.connections().of("CS-1").map(StationConnection::epoch)).contains(2L);
    late.releaseOutbound();
    owner.close();
  }

  private static ResetRequest reset() {
    return new ResetRequest(ResetType.OnIdle, null, null);
  }
}
