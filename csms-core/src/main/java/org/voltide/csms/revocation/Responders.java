package org.voltide.csms.revocation;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.voltide.csms.platform.PinnedHttp;

/** Asks OCSP responders, and fetches revocation lists, over HTTP. Blocks. Thread-safe. */
@Singleton
class Responders {
  private static final int LONGEST_ANSWER = 1 << 16;

  /** About 100,000 revoked certificates. */
  private static final int LONGEST_LIST = 1 << 22;

  private final AllowedAddresses addresses;
  private final ResponderHealth health;
  private final PinnedHttp http;
  private final PinnedHttp large;

  Responders(AllowedAddresses addresses, ResponderHealth health, RevocationSettings settings) {
    this.addresses = addresses;
    this.health = health;
    http = new PinnedHttp(settings.patience(), LONGEST_ANSWER, addresses::mayBeReached);
    large = new PinnedHttp(settings.patience(), LONGEST_LIST, addresses::mayBeReached);
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
    return http.post(
        addresses.allowed(address),
        "application/ocsp-request",
        question,
        "application/ocsp-response");
  }

  /**
   * @return the revocation list that is at the address
   * @throws IOException when it is not allowed, or nothing comes in time
   */
  byte[] fetch(String address) throws IOException, InterruptedException {
    return large.get(addresses.allowed(address), "application/pkix-crl");
  }

  @PreDestroy
  void close() {
    http.close();
    large.close();
  }
}
