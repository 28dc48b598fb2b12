package org.voltide.csms.revocation;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.voltide.csms.platform.BoundedHttp;

/**
 * Asks OCSP responders over HTTP. Their addresses come from stations and certificates, so only
 * those are asked that an operator allows. Blocks. Thread-safe.
 */
@Singleton
class Responders {
  private final RevocationSettings settings;
  private final BoundedHttp http;

  Responders(RevocationSettings settings) {
    this.settings = settings;
    http = new BoundedHttp(settings.patience());
  }

  /**
   * @return what the responder answered
   * @throws IOException when it is not allowed, or does not answer in time
   */
  byte[] ask(String address, byte[] question) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(allowed(address))
            .header("Content-Type", "application/ocsp-request")
            .header("Accept", "application/ocsp-response")
            .POST(HttpRequest.BodyPublishers.ofByteArray(question))
            .build();
    HttpResponse<byte[]> answer = http.send(request);
    if (answer.statusCode() != 200) {
      throw new IOException("the answer is " + answer.statusCode());
    }
    return answer.body();
  }

  private URI allowed(String address) throws IOException {
    URI uri = uri(address);
    String host = uri.getHost();
    boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!isHttp || host == null || uri.getUserInfo() != null || !isListed(host, port(uri))) {
      throw new IOException("the responder is not in voltide.revocation.responders");
    }
    // The JDK keeps what a name led to for longer than this takes: it is asked what was checked.
    if (!isLiteral(host) && !leadsOutside(host)) {
      throw new IOException("the responder's name leads to an inner address");
    }
    return uri;
  }

  private static URI uri(String address) throws IOException {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new IOException("the responder's address cannot be read", e);
    }
  }

  private boolean isListed(String host, int port) {
    List<String> listed = settings.responders().orElse(List.of());
    return listed.stream()
        .anyMatch(
            entry -> entry.equalsIgnoreCase(host) || entry.equalsIgnoreCase(host + ":" + port));
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equals(uri.getScheme()) ? 443 : 80;
  }

  /** An address itself is listed, or it is refused already. */
  private static boolean isLiteral(String host) {
    return host.startsWith("[") || host.matches("[0-9.]+");
  }

  private static boolean leadsOutside(String host) throws UnknownHostException {
    return Arrays.stream(InetAddress.getAllByName(host)).noneMatch(Responders::isInner);
  }

  static boolean isInner(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean isUniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
    boolean isShared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isUniqueLocal
        || isShared;
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
