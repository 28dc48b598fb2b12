package org.voltide.ocpp.gateway;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.SERVICE_UNAVAILABLE;
import static io.netty.handler.codec.http.HttpResponseStatus.UNAUTHORIZED;
import static io.netty.handler.codec.http.HttpResponseStatus.UPGRADE_REQUIRED;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voltide.ocpp.gateway.Admission.Admitted;
import org.voltide.ocpp.gateway.Admission.Unavailable;
import org.voltide.ocpp.gateway.Admission.UnknownStation;
import org.voltide.ocpp.gateway.Admission.WrongCredentials;

/** Asks the central system before the upgrade, and reads nothing more until it has answered. */
final class AdmissionHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(AdmissionHandler.class);

  private final GatewayParts parts;
  private final int securityProfile;
  private boolean asked;

  AdmissionHandler(GatewayParts parts, int securityProfile) {
    this.parts = parts;
    this.securityProfile = securityProfile;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    if (asked) {
      ctx.close();
      return;
    }
    asked = true;
    Optional<String> identity = StationRequest.identity(request.uri());
    if (request.decoderResult().isFailure()) {
      refuse(ctx, GatewayEvent.NOT_A_STATION_REQUEST, answer(BAD_REQUEST, "not readable as HTTP"));
    } else if (identity.isEmpty()) {
      refuse(ctx, GatewayEvent.NOT_A_STATION_REQUEST, answer(NOT_FOUND, "not a station's path"));
    } else if (!StationRequest.wantsWebSocket(request.headers())) {
      FullHttpResponse answer = answer(UPGRADE_REQUIRED, "stations connect by WebSocket");
      answer.headers().set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
      refuse(ctx, GatewayEvent.NOT_A_STATION_REQUEST, answer);
    } else {
      ask(ctx, request.retain(), identity.get());
    }
  }

  private void ask(ChannelHandlerContext ctx, FullHttpRequest request, String stationId) {
    ctx.channel().config().setAutoRead(false);
    InetSocketAddress remote = (InetSocketAddress) ctx.channel().remoteAddress();
    ConnectionAttempt attempt =
        new ConnectionAttempt(
            stationId,
            StationRequest.credentials(request.headers().get(HttpHeaderNames.AUTHORIZATION)),
            securityProfile,
            remote);
    admit(attempt)
        .whenComplete(
            (admission, failure) ->
                ctx.executor()
                    .execute(
                        () -> decided(ctx, request, attempt, orUnavailable(admission, failure))));
  }

  private CompletionStage<Admission> admit(ConnectionAttempt attempt) {
    try {
      return parts.central().admit(attempt);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Admission orUnavailable(@Nullable Admission admission, @Nullable Throwable failure) {
    if (admission != null) {
      return admission;
    }
    LOG.error("admission failed, incident {}", UUID.randomUUID(), failure);
    return new Unavailable(parts.settings().retryAfter());
  }

  private void decided(
      ChannelHandlerContext ctx,
      FullHttpRequest request,
      ConnectionAttempt attempt,
      Admission admission) {
    if (!ctx.channel().isActive()) {
      request.release();
      return;
    }
    if (!(admission instanceof Admitted)) {
      request.release();
    }
    switch (admission) {
      case Admitted(long epoch) -> upgrade(ctx, request, attempt, epoch);
      case UnknownStation _ ->
          refuse(ctx, GatewayEvent.UNKNOWN_STATION, answer(NOT_FOUND, "unknown station"));
      case WrongCredentials _ -> refuse(ctx, GatewayEvent.WRONG_CREDENTIALS, unauthorized());
      case Unavailable(Duration retryAfter) ->
          refuse(ctx, GatewayEvent.UNAVAILABLE, unavailable(retryAfter));
    }
  }

  private void upgrade(
      ChannelHandlerContext ctx, FullHttpRequest request, ConnectionAttempt attempt, long epoch) {
    // Some stations send "Upgrade" without naming it in "Connection".
    request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    ctx.fireUserEventTriggered(
        new StationAdmitted(attempt.stationId(), securityProfile, attempt.remote(), epoch));
    ctx.fireChannelRead(request);
    ctx.pipeline().remove(this);
    ctx.channel().config().setAutoRead(true);
  }

  private void refuse(ChannelHandlerContext ctx, GatewayEvent why, FullHttpResponse answer) {
    parts.counters().count(why);
    ctx.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  private static FullHttpResponse unauthorized() {
    FullHttpResponse answer = answer(UNAUTHORIZED, "wrong user name or password");
    answer
        .headers()
        .set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"ocpp\", charset=\"UTF-8\"");
    return answer;
  }

  private static FullHttpResponse unavailable(Duration retryAfter) {
    FullHttpResponse answer = answer(SERVICE_UNAVAILABLE, "try again later");
    answer.headers().set(HttpHeaderNames.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
    return answer;
  }

  private static FullHttpResponse answer(HttpResponseStatus status, String sentence) {
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            status,
            Unpooled.copiedBuffer(sentence + "\n", StandardCharsets.UTF_8));
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
        .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    return answer;
  }
}
