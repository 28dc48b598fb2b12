package org.voltide.csms.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A server of EST (RFC 7030) with the label {@code stations}, which issues for what it gets. */
public final class EstServer implements AutoCloseable {
  public static final String BASIC =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("voltide:top secret".getBytes(StandardCharsets.UTF_8));

  private static final String BELOW = "/.well-known/est/stations/";

  private final TestAuthority authority;
  private final HttpServer server;
  private final boolean demandsPassword;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger notYet = new AtomicInteger();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Without TLS, on this machine only; wants a password. */
  public EstServer(TestAuthority authority) throws IOException {
    this(authority, HttpServer.create(loopback(), 0), true);
  }

  /** With TLS on both sides, and no password. */
  public EstServer(TestAuthority authority, SSLContext tls) throws IOException {
    this(authority, secured(tls), false);
  }

  private EstServer(TestAuthority authority, HttpServer server, boolean demandsPassword) {
    this.authority = authority;
    this.server = server;
    this.demandsPassword = demandsPassword;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static HttpsServer secured(SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters both = tls.getDefaultSSLParameters();
            both.setNeedClientAuth(true);
            parameters.setSSLParameters(both);
          }
        });
    return server;
  }

  public String address() {
    return "%s://127.0.0.1:%d"
        .formatted(server instanceof HttpsServer ? "https" : "http", server.getAddress().getPort());
  }

  /** So often it says that it takes longer. */
  public void takeLonger(int times) {
    notYet.set(times);
  }

  /** What it was asked for, the oldest first. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      if (demandsPassword
          && !BASIC.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"est\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      asked.add(path.startsWith(BELOW) ? path.substring(BELOW.length()) : path);
      switch (path) {
        case BELOW + "cacerts" -> send(exchange, authority.authorities());
        case BELOW + "simpleenroll", BELOW + "simplereenroll" -> enrol(exchange, body);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void enrol(HttpExchange exchange, byte[] body) throws IOException {
    if (notYet.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      exchange.sendResponseHeaders(202, -1);
      return;
    }
    String csr =
        "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n"
            .formatted(new String(body, StandardCharsets.US_ASCII));
    Optional<List<X509Certificate>> issued = issued(csr);
    if (issued.isPresent()) {
      send(exchange, issued.get().subList(0, 1));
    } else {
      exchange.sendResponseHeaders(400, -1);
    }
  }

  private Optional<List<X509Certificate>> issued(String csr) {
    try {
      return Optional.of(authority.issue(csr));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private static void send(HttpExchange exchange, List<X509Certificate> certificates)
      throws IOException {
    byte[] bytes =
        Base64.getMimeEncoder().encode(TestAuthority.pkcs7(new ArrayList<>(certificates)));
    exchange
        .getResponseHeaders()
        .set("Content-Type", "application/pkcs7-mime; smime-type=certs-only");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
