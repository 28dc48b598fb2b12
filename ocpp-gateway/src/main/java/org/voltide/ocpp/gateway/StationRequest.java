package org.voltide.ocpp.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.gateway.ConnectionAttempt.BasicCredentials;

/** What a station's HTTP request says: who it is and how it proves it (OCPP 2.1 part 4, 3.1). */
final class StationRequest {
  private static final String PREFIX = "/ocpp/";
  private static final int MAX_IDENTITY_LENGTH = 48;
  private static final String BASIC = "Basic ";

  private StationRequest() {}

  /** The last path segment, percent-decoded once; empty when the path is no station's. */
  static Optional<String> identity(String uri) {
    String path = new QueryStringDecoder(uri).rawPath();
    if (!path.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String segment = path.substring(path.lastIndexOf('/') + 1);
    try {
      return Optional.of(new QueryStringDecoder(segment).path()).filter(StationRequest::isIdentity);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** 1 to 48 visible characters without a colon, which would end the user name in Basic. */
  private static boolean isIdentity(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_IDENTITY_LENGTH
        && name.chars().noneMatch(c -> c == ':' || Character.isISOControl(c));
  }

  static boolean wantsWebSocket(HttpHeaders headers) {
    return headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
  }

  /** Some stations send "Upgrade" without naming it in "Connection", as RFC 6455 4.1 demands. */
  static boolean namesUpgrade(HttpHeaders headers) {
    return headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
  }

  /** Split at the first colon only: a password may contain more. */
  static Optional<BasicCredentials> credentials(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      int colon = indexOfColon(decoded);
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new BasicCredentials(
                  new String(decoded, 0, colon, StandardCharsets.UTF_8),
                  Arrays.copyOfRange(decoded, colon + 1, decoded.length)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int indexOfColon(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == ':') {
        return i;
      }
    }
    return -1;
  }
}
