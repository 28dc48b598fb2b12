package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionHandlerTest {
  private final FakeCentral central = new FakeCentral();
  private final List<Runnable> undecided = new ArrayList<>();
  private final GatewayParts parts = Embedded.parts(central, settings -> settings);
  private final EmbeddedChannel channel =
      Embedded.channel(new AdmissionHandler(parts, Entrance.PLAIN));

  @BeforeEach
  void decideWhenTheTestWants() {
    central.admissions = undecided::add;
  }

  @ParameterizedTest
  @CsvSource({
    "/ocpp/stranger, 404, UNKNOWN_STATION",
    "/ocpp/busy, 503, UNAVAILABLE",
    "/ocpp/, 404, NOT_A_STATION_REQUEST",
    "/ocpp/a%3Ab, 404, NOT_A_STATION_REQUEST"
  })
  void saysWhyNotAndCloses(String uri, int status, GatewayEvent why) {
    FullHttpRequest request = Embedded.request(uri);
    channel.writeInbound(request);
    FullHttpResponse answer = answer();
    assertThat(answer.status().code()).isEqualTo(status);
    assertThat(channel.isOpen()).isFalse();
    assertThat(parts.counters().of(why)).isEqualTo(1);
    assertThat(request.refCnt()).isZero();
    answer.release();
  }

  @Test
  void asksForAnUpgrade() {
    FullHttpRequest request = Embedded.request("/ocpp/CS-1");
    request.headers().remove(HttpHeaderNames.UPGRADE);
    channel.writeInbound(request);
    FullHttpResponse answer = answer();
    assertThat(answer.status().code()).isEqualTo(426);
    answer.release();
  }

  @Test
  void passesTheRequestOfAnAdmittedStationOnAndLeaves() {
    channel.writeInbound(Embedded.request("/ocpp/CS-1"));
    assertThat(channel.config().isAutoRead()).isFalse();
    assertThat(channel.inboundMessages()).isEmpty();
    decide();
    assertThat(channel.pipeline().get(AdmissionHandler.class)).isNull();
    assertThat(channel.config().isAutoRead()).isTrue();
    FullHttpRequest passed = channel.readInbound();
    assertThat(passed.refCnt()).isEqualTo(1);
    passed.release();
  }

  @Test
  void whoShowsNoPasswordOverAPlainConnectionUsesProfileZero() {
    FullHttpRequest request = Embedded.request("/ocpp/CS-1");
    request.headers().remove(HttpHeaderNames.AUTHORIZATION);
    channel.writeInbound(request);
    answer().release();
    assertThat(central.attempts.remove().securityProfile()).isZero();
    assertThat(central.refusals.remove().reason()).isEqualTo(GatewayEvent.WRONG_CREDENTIALS);
  }

  @Test
  void letsGoOfARequestWhoseStationHasLeft() {
    FullHttpRequest request = Embedded.request("/ocpp/CS-1");
    channel.writeInbound(request);
    channel.close();
    decide();
    assertThat(request.refCnt()).isZero();
  }

  private void decide() {
    undecided.forEach(Runnable::run);
    channel.runPendingTasks();
  }

  private FullHttpResponse answer() {
    decide();
    return channel.readOutbound();
  }

  @Test
  void aTrustedProxySaysWhereTheStationIs() {
    GatewayParts behind =
        Embedded.parts(
            central, settings -> settings.proxies(TrustedProxies.in(List.of("192.0.2.0/24"))));
    EmbeddedChannel proxied = Embedded.channel(new AdmissionHandler(behind, Entrance.PLAIN));
    FullHttpRequest request = Embedded.request("/ocpp/CS-1");
    request.headers().add(TrustedProxies.HEADER, "198.51.100.1, 203.0.113.9");
    proxied.writeInbound(request);
    undecided.forEach(Runnable::run);
    assertThat(central.attempts.remove().remote().getHostString()).isEqualTo("203.0.113.9");
    proxied.finishAndReleaseAll();
  }
}
