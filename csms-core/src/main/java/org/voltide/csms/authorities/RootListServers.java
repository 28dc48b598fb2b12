package org.voltide.csms.authorities;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.voltide.csms.platform.BoundedHttp;
import org.voltide.csms.platform.InnerAddresses;

/**
 * Asks servers for lists of roots: over HTTPS, bounded in time and size, without redirects, and
 * none inside this network unless the operator says so. Blocks. Thread-safe.
 */
@Singleton
class RootListServers {
  private static final int MOST_BYTES = 2_000_000;

  private final RootListSettings settings;
  private final BoundedHttp http;

  RootListServers(RootListSettings settings) {
    this.settings = settings;
    http = new BoundedHttp(settings.patience(), MOST_BYTES);
  }

  /**
   * What is there.
   *
   * @throws IOException when it may not be asked for or is not given
   */
  byte[] read(String address) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(allowed(address)).build());
    if (answer.statusCode() != 200) {
      throw new IOException("the answer is " + answer.statusCode());
    }
    return answer.body();
  }

  private URI allowed(String address) throws IOException {
    URI uri = URI.create(address);
    if (!"https".equals(uri.getScheme())) {
      throw new IOException("the address is none of HTTPS");
    }
    if (!settings.privateAddresses() && InnerAddresses.includeHost(uri.getHost())) {
      throw new IOException(
          "the address is of a private network; see voltide.root-lists.private-addresses");
    }
    return uri;
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
