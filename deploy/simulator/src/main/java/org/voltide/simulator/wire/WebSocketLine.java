package org.voltide.simulator.wire;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.OcppVersion;

/** A WebSocket, with HTTP Basic authentication where there is a password. Thread-safe. */
public final class WebSocketLine implements Line {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
  private static final int MAX_CHARS = 1 << 20;

  private final WebSocket socket;
  private CompletableFuture<WebSocket> lastSend;

  private WebSocketLine(WebSocket socket) {
    this.socket = socket;
    this.lastSend = CompletableFuture.completedFuture(socket);
  }

  /**
   * Opens lines to {@code endpoint/identity}.
   *
   * @param password asked anew for each line, since the CSMS may change it (OCPP 2.1 A01); empty
   *     for none
   */
  public static Opener opener(
      HttpClient http,
      URI endpoint,
      String identity,
      OcppVersion version,
      Supplier<Optional<String>> password) {
    URI uri = URI.create(endpoint + "/" + identity);
    return events -> {
      var listener = new Listener(events, version);
      WebSocket.Builder builder = http.newWebSocketBuilder();
      password.get().ifPresent(secret -> builder.header("Authorization", basic(identity, secret)));
      var _ =
          builder
              .subprotocols(version.subprotocol())
              .connectTimeout(CONNECT_TIMEOUT)
              .buildAsync(uri, listener)
              .whenComplete(
                  (socket, failure) -> {
                    if (failure != null) {
                      listener.closedOnce(reason(failure));
                    }
                  });
    };
  }

  private static String basic(String identity, String password) {
    String credentials = identity + ":" + password;
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void send(String text) {
    afterLast(() -> socket.sendText(text, true));
  }

  @Override
  public void close() {
    afterLast(() -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
  }

  /** A socket takes one message at a time; what fails is told by {@code onError}. */
  private synchronized void afterLast(Supplier<CompletableFuture<WebSocket>> next) {
    lastSend = lastSend.exceptionally(failure -> socket).thenCompose(sent -> next.get());
  }

  @Override
  public void cut() {
    socket.abort();
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof java.net.http.WebSocketHandshakeException refused) {
      return "refused with HTTP " + refused.getResponse().statusCode();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static final class Listener implements WebSocket.Listener {
    private final Events events;
    private final OcppVersion version;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final StringBuilder partial = new StringBuilder();

    Listener(Events events, OcppVersion version) {
      this.events = events;
      this.version = version;
    }

    @Override
    public void onOpen(WebSocket socket) {
      if (!version.subprotocol().equals(socket.getSubprotocol())) {
        socket.abort();
        closedOnce("the CSMS does not speak " + version.subprotocol());
        return;
      }
      events.opened(new WebSocketLine(socket));
      socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      partial.append(data);
      if (partial.length() > MAX_CHARS) {
        socket.abort();
        closedOnce("a message of more than " + MAX_CHARS + " characters came");
        return null;
      }
      if (last) {
        events.received(partial.toString());
        partial.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closedOnce("closed by the CSMS with " + status + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closedOnce(reason(error));
    }

    void closedOnce(String why) {
      if (closed.compareAndSet(false, true)) {
        events.closed(why);
      }
    }
  }
}
