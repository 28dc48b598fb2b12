package org.voltide.ocpp.gateway;

import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.SERVICE_UNAVAILABLE;
import static io.netty.handler.codec.http.HttpResponseStatus.UNAUTHORIZED;
import static io.netty.handler.codec.http.HttpResponseStatus.UPGRADE_REQUIRED;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What who is kept out reads, before the connection is closed. */
final class HttpAnswers {

  private HttpAnswers() {}

  static FullHttpResponse upgradeRequired() {
    FullHttpResponse answer = of(UPGRADE_REQUIRED, "stations connect by WebSocket");
    answer.headers().set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
    return answer;
  }

  /** Tells no more than an attacker may know. */
  static FullHttpResponse keptOut(GatewayEvent reason) {
    return switch (reason) {
      case UNKNOWN_STATION -> of(NOT_FOUND, "unknown station");
      case WRONG_CREDENTIALS -> unauthorized("wrong user name or password");
      case CERTIFICATE_REFUSED -> unauthorized("certificate refused");
      case DOWNGRADE_REFUSED -> unauthorized("security profile too low");
      default -> throw new IllegalArgumentException(reason + " is no answer to a station");
    };
  }

  private static FullHttpResponse unauthorized(String sentence) {
    FullHttpResponse answer = of(UNAUTHORIZED, sentence);
    answer
        .headers()
        .set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"ocpp\", charset=\"UTF-8\"");
    return answer;
  }

  static FullHttpResponse unavailable(Duration retryAfter) {
    FullHttpResponse answer = of(SERVICE_UNAVAILABLE, "try again later");
    answer.headers().set(HttpHeaderNames.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
    return answer;
  }

  static FullHttpResponse of(HttpResponseStatus status, String sentence) {
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
