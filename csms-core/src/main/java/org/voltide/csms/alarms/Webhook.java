package org.voltide.csms.alarms;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.voltide.csms.platform.BoundedHttp;
import org.voltide.csms.platform.InnerAddresses;

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
    if (!settings.privateAddresses() && InnerAddresses.includeHost(uri.getHost())) {
      throw new IOException(
          "the address is of a private network; see voltide.alarms.private-addresses");
    }
    return uri;
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
