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

  /**
   * Through the proxies that are configured.
   *
   * @throws StartFailure when one of them is none
   */
  CallerAddress(Settings settings) {
    try {
      proxies = TrustedProxies.in(settings.trustedProxies().orElse(List.of()));
    } catch (IllegalArgumentException none) {
      throw new StartFailure("voltide.trusted-proxies: " + none.getMessage(), none);
    }
  }

  /** The proxies that are configured. */
  public TrustedProxies proxies() {
    return proxies;
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
