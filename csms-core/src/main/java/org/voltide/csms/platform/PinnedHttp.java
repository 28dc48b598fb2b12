package org.voltide.csms.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Asks servers that somebody from outside named. A name is resolved once for each connection: what
 * it led to is judged, and that address is connected to, so that no second answer of a name server
 * leads to another one. Bounded in time, from the first to the last byte, and in the answer's size;
 * follows no redirects, keeps no cookies. Blocks. Thread-safe.
 */
public final class PinnedHttp implements AutoCloseable {
  private static final int OK = 200;
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_TO_ONE = 16;

  private final Duration patience;
  private final int mostBytes;
  private final CloseableHttpClient client;
  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param isAllowed which addresses may be connected to, whatever names led to them
   */
  public PinnedHttp(Duration patience, int mostBytes, Predicate<InetAddress> isAllowed) {
    this(patience, mostBytes, isAllowed, InetAddress::getAllByName);
  }

  /** How names are resolved. */
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  PinnedHttp(Duration patience, int mostBytes, Predicate<InetAddress> isAllowed, Names names) {
    this.patience = patience;
    this.mostBytes = mostBytes;
    Timeout timeout = Timeout.of(patience);
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new Judged(isAllowed, names))
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_TO_ONE)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .disableAuthCaching()
            .build();
  }

  /** What a name led to, when all of it is allowed. */
  private record Judged(Predicate<InetAddress> isAllowed, Names names) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] addresses = names.of(host);
      for (InetAddress address : addresses) {
        if (!isAllowed.test(address)) {
          throw new UnknownHostException(host + " is, or leads to, an inner address");
        }
      }
      return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  /**
   * What a server answers to a question.
   *
   * @throws HttpTimeoutException when it takes too long
   * @throws IOException when its address is not allowed, or there is no answer of status 200, or
   *     one that is too long
   */
  public byte[] post(URI address, String type, byte[] question, String accepted)
      throws IOException, InterruptedException {
    HttpPost request = new HttpPost(address);
    request.setEntity(new ByteArrayEntity(question, ContentType.create(type)));
    return inTime(request, accepted);
  }

  /** What is at an address, with the same exceptions. */
  public byte[] get(URI address, String accepted) throws IOException, InterruptedException {
    return inTime(new HttpGet(address), accepted);
  }

  private byte[] inTime(HttpUriRequestBase request, String accepted)
      throws IOException, InterruptedException {
    request.setHeader("Accept", accepted);
    Future<byte[]> answer =
        virtualThreads.submit(() -> client.execute(request, response -> body(response)));
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("no answer within " + patience);
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause().getMessage(), failed.getCause());
    } finally {
      request.cancel();
    }
  }

  private byte[] body(ClassicHttpResponse response) throws IOException {
    if (response.getCode() != OK) {
      throw new IOException("the answer is " + response.getCode());
    }
    if (response.getEntity() == null) {
      return new byte[0];
    }
    try (InputStream content = response.getEntity().getContent()) {
      byte[] body = content.readNBytes(mostBytes + 1);
      if (body.length > mostBytes) {
        throw new IOException("the answer is longer than %d bytes".formatted(mostBytes));
      }
      return body;
    }
  }

  @Override
  public void close() {
    virtualThreads.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      throw new IllegalStateException("A client that is closed has nothing left to say", e);
    }
  }
}
