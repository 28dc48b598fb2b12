package org.voltide.simulator.firmware;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Published files, served on loopback while there are any. Thread-safe. */
final class Shelf {
  private static final int MAX_FILES = 5;

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private HttpServer server;

  /**
   * Serves a file.
   *
   * @return where
   * @throws IOException when no port can be opened or the shelf is full
   */
  synchronized String put(String checksum, byte[] file) throws IOException {
    if (files.size() >= MAX_FILES && !files.containsKey(checksum)) {
      throw new IOException("no room for another file");
    }
    if (server == null) {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::serve);
      server.start();
    }
    files.put(checksum, file);
    return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), checksum);
  }

  /** Takes a file away; false when there was none. */
  synchronized boolean remove(String checksum) {
    boolean known = files.remove(checksum) != null;
    if (files.isEmpty() && server != null) {
      server.stop(0);
      server = null;
    }
    return known;
  }

  synchronized void clear() {
    Map.copyOf(files).keySet().forEach(this::remove);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] file = files.get(exchange.getRequestURI().getPath().substring(1));
      if (file == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, file.length);
        exchange.getResponseBody().write(file);
      }
    }
  }
}
