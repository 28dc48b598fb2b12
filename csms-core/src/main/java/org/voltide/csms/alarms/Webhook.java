package org.voltide.csms.alarms;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.voltide.csms.platform.BoundedHttp;

/**
 * Posts JSON with a signature: {@code Voltide-Signature: v1=HEX}, HMAC-SHA-256 by the destination's
 * secret over {@code Voltide-Timestamp}, a dot and the body. Follows no redirects.
 */
@Singleton
class Webhook {

  private static final String HMAC = "HmacSHA256";

  private final AlarmSettings settings;
  private final BoundedHttp http;

  Webhook(AlarmSettings settings) {
    this.settings = settings;
    http = new BoundedHttp(settings.patience());
  }

  /**
   * @param id the same for every attempt, so that a receiver knows what it had already
   * @throws IOException when it is not answered by a status from 200 to 299
   */
  void post(String address, String secret, long id, String body, Instant now)
      throws IOException, InterruptedException {
    String timestamp = Long.toString(now.getEpochSecond());
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(allowed(address))
                .header("Content-Type", "application/json")
                .header("User-Agent", "Voltide")
                .header("Voltide-Delivery", Long.toString(id))
                .header("Voltide-Timestamp", timestamp)
                .header("Voltide-Signature", "v1=" + signature(secret, timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("the answer is " + answer.statusCode());
    }
  }

  static String signature(String secret, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      byte[] signed = (timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + HMAC, e);
    }
  }

  private URI allowed(String address) throws IOException {
    URI uri = URI.create(address);
    // The JDK keeps what a name led to for longer than this takes: it is asked what was checked.
    if (!settings.privateAddresses() && leadsInside(uri.getHost())) {
      throw new IOException(
          "the address is of a private network; see voltide.alarms.private-addresses");
    }
    return uri;
  }

  private static boolean leadsInside(String host) throws IOException {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(Webhook::isPrivate);
    } catch (UnknownHostException e) {
      throw new IOException("nobody knows the host " + host, e);
    }
  }

  /** Loopback, link-local, multicast, RFC 1918, unique local (RFC 4193), shared (RFC 6598). */
  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean version4 = bytes.length == 4;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (version4 && bytes[0] == 0)
        || (version4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64)
        || (!version4 && (bytes[0] & 0xfe) == 0xfc);
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
