package org.voltide.csms.revocation;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.platform.InnerAddresses;

/**
 * Which addresses may be asked whether certificates are revoked. They come from stations and
 * certificates, so only those of hosts that an operator allows, and of this machine and its
 * networks none unless an operator allows that too.
 */
@Singleton
class AllowedAddresses {
  private final RevocationSettings settings;

  AllowedAddresses(RevocationSettings settings) {
    this.settings = settings;
  }

  /**
   * The address as one that may be asked.
   *
   * @throws IOException when it may not
   */
  URI allowed(String address) throws IOException {
    URI uri = uri(address);
    if (entry(uri).isEmpty()) {
      throw new IOException("the responder is not in voltide.revocation.responders");
    }
    return uri;
  }

  /** Whether what a name led to may be connected to. */
  boolean mayBeReached(InetAddress address) {
    return settings.local() || !InnerAddresses.include(address);
  }

  private static URI uri(String address) throws IOException {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new IOException("the responder's address cannot be read", e);
    }
  }

  /** What operators allow, as they wrote it. */
  List<String> entries() {
    return settings.responders().orElse(List.of());
  }

  /** By which of them an address is allowed, if by any. */
  Optional<String> entry(String address) {
    try {
      return entry(uri(address));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<String> entry(URI uri) {
    boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!isHttp || uri.getUserInfo() != null) {
      return Optional.empty();
    }
    return Optional.ofNullable(uri.getHost())
        .flatMap(
            host ->
                entries().stream()
                    .filter(
                        entry ->
                            entry.equalsIgnoreCase(host)
                                || entry.equalsIgnoreCase(host + ":" + port(uri)))
                    .findFirst());
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equals(uri.getScheme()) ? 443 : 80;
  }
}
