package org.voltide.csms.platform;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Asks other services over HTTP, with a bound on time, from the first to the last byte, and on the
 * answer's size; follows no redirects. Blocks. Thread-safe.
 */
public final class BoundedHttp implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 16;

  private final Duration patience;
  private final int mostBytes;
  private final HttpClient client;

  /** For answers of at most 64 KiB. */
  public BoundedHttp(Duration patience) {
    this(patience, MOST_BYTES);
  }

  public BoundedHttp(Duration patience, int mostBytes) {
    this(patience, mostBytes, HttpClient.newBuilder());
  }

  /** For others than public servers. */
  public BoundedHttp(Duration patience, int mostBytes, SSLContext tls) {
    this(patience, mostBytes, HttpClient.newBuilder().sslContext(tls));
  }

  private BoundedHttp(Duration patience, int mostBytes, HttpClient.Builder client) {
    this.patience = patience;
    this.mostBytes = mostBytes;
    this.client = client.connectTimeout(patience).build();
  }

  /**
   * @throws HttpTimeoutException when it takes too long
   * @throws IOException when there is no answer, or one that is too long
   */
  public HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return send(request, patience);
  }

  /** The same with less patience. */
  public HttpResponse<byte[]> send(HttpRequest request, Duration patience)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), mostBytes));
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("no answer within " + patience);
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
