package org.voltide.csms.platform;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.gateway.TrustedProxies;

/** Where requests come from, through the proxies that are trusted. Thread-safe. */
@Singleton
public class CallerAddress {

  private final TrustedProxies proxies;

  CallerAddress(Settings settings) {
    proxies = proxies(settings);
  }

  /**
   * The proxies that are configured.
   *
   * @throws StartFailure when one of them is none
   */
  public static TrustedProxies proxies(Settings settings) {
    try {
      return TrustedProxies.in(settings.trustedProxies().orElse(List.of()));
    } catch (IllegalArgumentException none) {
      throw new StartFailure("voltide.trusted-proxies: " + none.getMessage(), none);
    }
  }

  /** The address of who sent a request, without a port. */
  public String of(HttpServerRequest request) {
    String peer =
        Optional.ofNullable(request.connection().remoteAddress().hostAddress())
            .orElseThrow(() -> new IllegalStateException("A request came over no network"));
    return proxies
        .caller(InetAddress.ofLiteral(peer), request.headers().getAll(TrustedProxies.HEADER))
        .getHostAddress();
  }
}
