package org.voltide.ocpp.gateway;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.gateway.Admission.Admitted;
import org.voltide.ocpp.gateway.Admission.Downgrade;
import org.voltide.ocpp.gateway.Admission.Unavailable;
import org.voltide.ocpp.gateway.Admission.UnknownStation;
import org.voltide.ocpp.gateway.Admission.WrongCertificate;
import org.voltide.ocpp.gateway.Admission.WrongCredentials;

/** Asks the central system before the upgrade, and reads nothing more until it has answered. */
final class AdmissionHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(AdmissionHandler.class);

  private final GatewayParts parts;
  private final Entrance entrance;
  private boolean asked;

  AdmissionHandler(GatewayParts parts, Entrance entrance) {
    this.parts = parts;
    this.entrance = entrance;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent tls && !tls.isSuccess()) {
      tell(
          new Refusal(
              GatewayEvent.TLS_FAILED,
              Optional.empty(),
              entrance.securityProfile(false),
              (InetSocketAddress) ctx.channel().remoteAddress(),
              String.valueOf(tls.cause().getMessage())));
    }
    ctx.fireUserEventTriggered(event);
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
      notForUs(ctx, HttpAnswers.of(BAD_REQUEST, "not readable as HTTP"));
    } else if (identity.isEmpty()) {
      notForUs(ctx, HttpAnswers.of(NOT_FOUND, "not a station's path"));
    } else if (!StationRequest.wantsWebSocket(request.headers())) {
      notForUs(ctx, HttpAnswers.upgradeRequired());
    } else {
      ask(ctx, request.retain(), identity.get());
    }
  }

  private void ask(ChannelHandlerContext ctx, FullHttpRequest request, String stationId) {
    ctx.channel().config().setAutoRead(false);
    @Nullable String password = request.headers().get(HttpHeaderNames.AUTHORIZATION);
    ConnectionAttempt attempt =
        new ConnectionAttempt(
            stationId,
            StationRequest.credentials(password),
            certificates(ctx),
            entrance.securityProfile(password != null),
            remote(ctx, request));
    admit(attempt)
        .whenComplete(
            (admission, failure) ->
                ctx.executor()
                    .execute(
                        () -> decided(ctx, request, attempt, orUnavailable(admission, failure))));
  }

  /** The station's, also behind a proxy; its port is known only where there is none. */
  private InetSocketAddress remote(ChannelHandlerContext ctx, FullHttpRequest request) {
    InetSocketAddress peer = (InetSocketAddress) ctx.channel().remoteAddress();
    InetAddress station =
        parts
            .settings()
            .proxies()
            .caller(peer.getAddress(), request.headers().getAll(TrustedProxies.HEADER));
    return station.equals(peer.getAddress()) ? peer : new InetSocketAddress(station, 0);
  }

  private List<X509Certificate> certificates(ChannelHandlerContext ctx) {
    if (entrance != Entrance.MUTUAL_TLS) {
      return List.of();
    }
    try {
      SslHandler tls = ctx.pipeline().get(SslHandler.class);
      return Arrays.stream(tls.engine().getSession().getPeerCertificates())
          .map(X509Certificate.class::cast)
          .toList();
    } catch (SSLPeerUnverifiedException e) {
      LOG.debug("no certificate in a session of {}", ctx.channel().remoteAddress(), e);
      return List.of();
    }
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
    switch (admission) {
      case Admitted admitted -> upgrade(ctx, request, attempt, admitted);
      case UnknownStation _ ->
          keepOut(ctx, request, attempt, GatewayEvent.UNKNOWN_STATION, "unknown station");
      case WrongCredentials _ ->
          keepOut(ctx, request, attempt, GatewayEvent.WRONG_CREDENTIALS, "wrong password");
      case WrongCertificate(String reason) ->
          keepOut(ctx, request, attempt, GatewayEvent.CERTIFICATE_REFUSED, reason);
      case Downgrade(int minimum) ->
          keepOut(
              ctx,
              request,
              attempt,
              GatewayEvent.DOWNGRADE_REFUSED,
              "security profile %d, at least %d is wanted"
                  .formatted(attempt.securityProfile(), minimum));
      case Unavailable(Duration retryAfter) -> {
        request.release();
        parts.counters().count(GatewayEvent.UNAVAILABLE);
        refuse(ctx, HttpAnswers.unavailable(retryAfter));
      }
    }
  }

  private void keepOut(
      ChannelHandlerContext ctx,
      FullHttpRequest request,
      ConnectionAttempt attempt,
      GatewayEvent reason,
      String detail) {
    request.release();
    tell(
        new Refusal(
            reason,
            Optional.of(attempt.stationId()),
            attempt.securityProfile(),
            attempt.remote(),
            detail));
    refuse(ctx, HttpAnswers.keptOut(reason));
  }

  private void upgrade(
      ChannelHandlerContext ctx,
      FullHttpRequest request,
      ConnectionAttempt attempt,
      Admitted admitted) {
    boolean strict = admitted.strict().orElse(parts.settings().strict());
    boolean namesUpgrade = StationRequest.namesUpgrade(request.headers());
    if (strict && !namesUpgrade) {
      request.release();
      notForUs(ctx, HttpAnswers.upgradeRequired());
      return;
    }
    if (strict) {
      ctx.pipeline().remove(UnaskedInflate.class);
    }
    request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    ctx.fireUserEventTriggered(
        new StationAdmitted(
            attempt.stationId(),
            attempt.securityProfile(),
            attempt.remote(),
            admitted,
            strict,
            namesUpgrade ? Set.of() : Set.of(Finding.NO_UPGRADE_TOKEN)));
    ctx.fireChannelRead(request);
    ctx.pipeline().remove(this);
    ctx.channel().config().setAutoRead(true);
  }

  private void tell(Refusal refusal) {
    parts.counters().count(refusal.reason());
    parts.central().refused(refusal);
  }

  private void notForUs(ChannelHandlerContext ctx, FullHttpResponse answer) {
    parts.counters().count(GatewayEvent.NOT_A_STATION_REQUEST);
    refuse(ctx, answer);
  }

  private static void refuse(ChannelHandlerContext ctx, FullHttpResponse answer) {
    ctx.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }
}
