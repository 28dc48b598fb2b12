package org.voltide.ocpp.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A station's end of the line, on the JDK's WebSocket. */
final class Client implements WebSocket.Listener {
  private static final int PATIENCE_SECONDS = 20;

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private WebSocket socket;

  static CompletableFuture<Client> connect(
      int port, String path, String password, String... subprotocols) {
    Client client = new Client();
    String user = path.substring(path.lastIndexOf('/') + 1);
    String credentials =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    var builder =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Basic " + credentials);
    if (subprotocols.length > 0) {
      String[] others = new String[subprotocols.length - 1];
      System.arraycopy(subprotocols, 1, others, 0, others.length);
      builder.subprotocols(subprotocols[0], others);
    }
    return builder
        .buildAsync(URI.create("ws://127.0.0.1:" + port + path), client)
        .thenApply(
            socket -> {
              client.socket = socket;
              return client;
            });
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      texts.add(part.toString());
      part.setLength(0);
    }
    webSocket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closeCode.complete(statusCode);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closeCode.completeExceptionally(error);
  }

  Client say(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  WebSocket socket() {
    return socket;
  }

  String hear() throws InterruptedException {
    String text = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError("nothing was said");
    }
    return text;
  }

  int closeCode() {
    return closeCode.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  void hangUp() {
    socket.abort();
  }
}
