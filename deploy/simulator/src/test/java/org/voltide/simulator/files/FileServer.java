package org.voltide.simulator.files;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Files on loopback: serves and takes them. */
public final class FileServer implements AutoCloseable {
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final boolean onlyPost;
  private final AtomicInteger failures = new AtomicInteger();

  public FileServer(boolean onlyPost) throws IOException {
    this.onlyPost = onlyPost;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url(String path) {
    return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), path);
  }

  public FileServer with(String path, byte[] file) {
    files.put("/" + path, file);
    return this;
  }

  /** Fails so many times from now on. */
  public FileServer failing(int times) {
    failures.set(times);
    return this;
  }

  public Map<String, byte[]> files() {
    return files;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] sent = exchange.getRequestBody().readAllBytes();
      if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        exchange.sendResponseHeaders(503, -1);
      } else if (exchange.getRequestMethod().equals("GET")) {
        byte[] file = files.get(path);
        exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
        if (file != null) {
          exchange.getResponseBody().write(file);
        }
      } else if (onlyPost && exchange.getRequestMethod().equals("PUT")) {
        exchange.sendResponseHeaders(405, -1);
      } else {
        files.put(path, sent);
        exchange.sendResponseHeaders(201, -1);
      }
    }
  }
}
