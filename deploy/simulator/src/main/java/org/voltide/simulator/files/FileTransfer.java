package org.voltide.simulator.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Fetches files and hands them over. A simulation reaches nothing beyond this machine, so that any
 * other location fails as one does that a station has no route to.
 */
public record FileTransfer(HttpClient http) {
  private static final int MAX_BYTES = 16 << 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int METHOD_NOT_ALLOWED = 405;

  /**
   * Fetches a file of up to 16 MiB. Blocks.
   *
   * @throws TransferException when there is none to be had
   */
  public byte[] fetch(String location) throws TransferException, InterruptedException {
    HttpResponse<InputStream> response =
        send(request(location).GET().build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      require(response.statusCode());
      byte[] file = body.readNBytes(MAX_BYTES + 1);
      if (file.length > MAX_BYTES) {
        throw new TransferException(TransferException.Kind.FAILED, "more than 16 MiB");
      }
      return file;
    } catch (IOException e) {
      throw new TransferException("broken off: " + e.getMessage(), e);
    }
  }

  /**
   * Hands a file over: PUT, or POST where the server knows no PUT. A location that ends with a
   * slash is a directory. Blocks.
   *
   * @throws TransferException when the server does not take it
   */
  public void handOver(String location, String name, byte[] file)
      throws TransferException, InterruptedException {
    String target = location.endsWith("/") ? location + name : location;
    int status = hand(target, "PUT", file);
    require(status == METHOD_NOT_ALLOWED ? hand(target, "POST", file) : status);
  }

  private int hand(String target, String method, byte[] file)
      throws TransferException, InterruptedException {
    HttpRequest request =
        request(target)
            .header("Content-Type", "application/octet-stream")
            .method(method, BodyPublishers.ofByteArray(file))
            .build();
    return send(request, BodyHandlers.discarding()).statusCode();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws TransferException, InterruptedException {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new TransferException("no answer: " + e.getMessage(), e);
    }
  }

  private static void require(int status) throws TransferException {
    if (status == 401 || status == 403) {
      throw new TransferException(TransferException.Kind.DENIED, "HTTP " + status);
    }
    if (status / 100 != 2) {
      throw new TransferException(TransferException.Kind.FAILED, "HTTP " + status);
    }
  }

  private static HttpRequest.Builder request(String location) throws TransferException {
    URI uri = reachable(location);
    HttpRequest.Builder request = HttpRequest.newBuilder(withoutUser(uri)).timeout(TIMEOUT);
    Optional.ofNullable(uri.getUserInfo())
        .map(user -> Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
        .ifPresent(basic -> request.header("Authorization", "Basic " + basic));
    return request;
  }

  private static URI reachable(String location) throws TransferException {
    try {
      URI uri = URI.create(location);
      if ("http".equals(uri.getScheme()) && uri.getHost() != null && isHere(uri.getHost())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new TransferException(
          TransferException.Kind.UNSUPPORTED, "not a location: " + e.getMessage());
    }
    throw new TransferException(
        TransferException.Kind.UNSUPPORTED, "only http on this machine can be reached");
  }

  /** By its name alone: nobody is asked what a name means. */
  private static boolean isHere(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  private static URI withoutUser(URI uri) {
    return uri.getRawUserInfo() == null
        ? uri
        : URI.create(uri.toString().replaceFirst("\\Q" + uri.getRawUserInfo() + "@\\E", ""));
  }
}
