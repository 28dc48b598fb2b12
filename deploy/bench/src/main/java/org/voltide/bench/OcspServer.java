package org.voltide.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.voltide.pki.authority.OcspDesk;
import org.voltide.pki.authority.OcspResponder;

/** The responder of somebody else's authorities, on loopback. */
final class OcspServer implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  private final HttpServer server;
  private final OcspDesk desk = new OcspDesk();
  private final List<OcspResponder> responders;

  private OcspServer(HttpServer server, List<OcspResponder> responders) {
    this.server = server;
    this.responders = List.copyOf(responders);
  }

  static OcspServer start(List<OcspResponder> responders) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    OcspServer started = new OcspServer(server, responders);
    server.createContext("/", started::answer);
    server.start();
    return started;
  }

  String address() {
    return "http://%s:%d/".formatted(HOST, server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readNBytes(OcspResponder.MOST_BYTES);
      byte[] said = desk.answer(responders, request, Instant.now()).der();
      exchange.getResponseHeaders().add("Content-Type", "application/ocsp-response");
      exchange.sendResponseHeaders(200, said.length);
      exchange.getResponseBody().write(said);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
