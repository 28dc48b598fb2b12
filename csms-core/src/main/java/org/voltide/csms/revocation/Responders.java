package org.voltide.csms.revocation;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.voltide.csms.platform.BoundedHttp;

/** Asks OCSP responders, and fetches revocation lists, over HTTP. Blocks. Thread-safe. */
@Singleton
class Responders {
  /** About 100,000 revoked certificates. */
  private static final int LONGEST_LIST = 1 << 22;

  private final AllowedAddresses addresses;
  private final ResponderHealth health;
  private final BoundedHttp http;
  private final BoundedHttp large;

  Responders(AllowedAddresses addresses, ResponderHealth health, RevocationSettings settings) {
    this.addresses = addresses;
    this.health = health;
    http = new BoundedHttp(settings.patience());
    large = new BoundedHttp(settings.patience(), LONGEST_LIST);
  }

  /** Where it is noted whether what they said was of use. */
  ResponderHealth health() {
    return health;
  }

  /**
   * @return what the responder answered
   * @throws IOException when it is not allowed, or does not answer in time
   */
  byte[] ask(String address, byte[] question) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(addresses.allowed(address))
            .header("Content-Type", "application/ocsp-request")
            .header("Accept", "application/ocsp-response")
            .POST(HttpRequest.BodyPublishers.ofByteArray(question))
            .build();
    return body(http.send(request));
  }

  /**
   * @return the revocation list that is at the address
   * @throws IOException when it is not allowed, or nothing comes in time
   */
  byte[] fetch(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(addresses.allowed(address))
            .header("Accept", "application/pkix-crl")
            .GET()
            .build();
    return body(large.send(request));
  }

  private static byte[] body(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException("the answer is " + answer.statusCode());
    }
    return answer.body();
  }

  @PreDestroy
  void close() {
    http.close();
    large.close();
  }
}
