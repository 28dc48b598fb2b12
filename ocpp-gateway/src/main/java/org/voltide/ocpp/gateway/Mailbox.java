package org.voltide.ocpp.gateway;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.frame.Frame;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/**
 * What one station said and nobody has handled yet: one message is with the central system, the
 * others wait in order. Used on the connection's event loop only.
 */
final class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  /** Instead of the message id of a CALL. */
  private static final String IMPLIED = "implied";

  private final StationSocket socket;
  private final GatewayParts parts;
  private final Queue<Mail> waiting = new ArrayDeque<>(1);
  private boolean busy;

  /** Of the message that is with the central system. */
  private MessageSpan handled = MessageSpan.NONE;

  private boolean closed;

  /** What waits. */
  private sealed interface Mail {
    /** A message of the station. */
    record Said(Frame message, MessageSpan span) implements Mail {}

    /** What it has said by its answer to something else; it expects no answer. */
    record Implied(Request<?> request) implements Mail {}
  }

  Mailbox(StationSocket socket, GatewayParts parts) {
    this.socket = socket;
    this.parts = parts;
  }

  /** False when too many messages wait already; then neither they nor later ones are handled. */
  boolean add(Frame message, MessageSpan span) {
    if (closed) {
      return true;
    }
    if (waiting.size() >= parts.settings().maxWaitingMessages()) {
      close();
      return false;
    }
    if (busy || !waiting.isEmpty()) {
      waiting.add(new Mail.Said(message, span));
    } else {
      busy = true;
      handle(message, span);
      handleWaiting();
    }
    return true;
  }

  /** Unbounded here: what one answer of bounded size implies. */
  void imply(Request<?> request) {
    if (!closed) {
      waiting.add(new Mail.Implied(request));
      handleWaiting();
    }
  }

  /** Drops what waits, and whatever comes. */
  void close() {
    closed = true;
    waiting.clear();
  }

  private void handleWaiting() {
    while (!busy && !waiting.isEmpty()) {
      busy = true;
      switch (waiting.remove()) {
        case Mail.Said(Frame message, MessageSpan span) -> handle(message, span);
        case Mail.Implied(Request<?> request) -> handle(request);
      }
    }
  }

  private void handle(Frame message, MessageSpan span) {
    handled = span;
    long receivedNanos = System.nanoTime();
    switch (message) {
      case Frame.Call call -> {
        var asked = socket.whileOpen(() -> ask(call));
        if (asked.isPresent()) {
          whenDone(
              asked.get(), (response, failure) -> answer(call, response, failure, receivedNanos));
        } else {
          close();
        }
      }
      case Frame.Send send -> {
        var asked =
            socket.whileOpen(
                () ->
                    asked(() -> parts.central().handle(socket, send.messageId(), send.payload())));
        if (asked.isPresent()) {
          whenDone(asked.get(), (nothing, failure) -> told(send, failure));
        } else {
          close();
        }
      }
      case Frame.CallResult _, Frame.CallError _, Frame.CallResultError _ ->
          throw new IllegalArgumentException("answers have no place in a mailbox");
    }
  }

  private void handle(Request<?> implied) {
    handled = MessageSpan.NONE;
    socket
        .whileOpen(() -> asked(() -> parts.central().handle(socket, IMPLIED, implied)))
        .ifPresentOrElse(
            stage -> whenDone(stage, (response, failure) -> implied(implied, failure)),
            this::close);
  }

  /** What the central system does not support it need not hear. */
  private void implied(Request<?> request, @Nullable Throwable failure) {
    if (failure != null && !(cause(failure) instanceof OcppFaultException)) {
      unexpected(request.getClass().getSimpleName(), failure);
    }
  }

  private CompletionStage<? extends Response> ask(Frame.Call call) {
    try (MessageSpan.Scope _ = handled.handling()) {
      return socket.ask(call.messageId(), call.payload());
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private <T> CompletionStage<? extends T> asked(Supplier<CompletionStage<? extends T>> question) {
    try (MessageSpan.Scope _ = handled.handling()) {
      return question.get();
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  /** Takes what the central system did; exactly one of the two is set, but for a SEND. */
  private interface Done<T> {
    void take(@Nullable T result, @Nullable Throwable failure);
  }

  /** A stage that is already complete is taken at once, and the loop above goes on. */
  private <T> void whenDone(CompletionStage<? extends T> stage, Done<? super T> done) {
    stage.whenComplete(
        (result, failure) -> {
          if (socket.channel().eventLoop().inEventLoop()) {
            done.take(result, failure);
            busy = false;
            handleWaiting();
          } else {
            socket
                .channel()
                .eventLoop()
                .execute(
                    () -> {
                      done.take(result, failure);
                      busy = false;
                      handleWaiting();
                    });
          }
        });
  }

  private void answer(
      Frame.Call call, @Nullable Response response, @Nullable Throwable failure, long sinceNanos) {
    Frame frame =
        response != null && failure == null
            ? new Frame.CallResult(call.messageId(), response)
            : Frame.CallError.of(call.messageId(), fault(call, failure));
    try {
      socket.answer(frame, call.action(), sinceNanos);
    } catch (OcppFaultException unsayable) {
      OcppFault fault = unexpected(call.action().name(), unsayable);
      frame = Frame.CallError.of(call.messageId(), fault);
      socket.answer(frame, call.action(), sinceNanos);
    }
    handled.answered(
        frame instanceof Frame.CallError error ? Optional.of(error.code()) : Optional.empty());
  }

  private void told(Frame.Send send, @Nullable Throwable failure) {
    if (failure != null) {
      unexpected(send.action().name(), failure);
    }
    handled.answered(Optional.empty());
  }

  private OcppFault fault(Frame.Call call, @Nullable Throwable failure) {
    Throwable cause = cause(failure);
    return cause instanceof OcppFaultException known
        ? known.fault()
        : unexpected(call.action().name(), cause);
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private OcppFault unexpected(String action, @Nullable Throwable failure) {
    UUID incident = UUID.randomUUID();
    parts.counters().count(GatewayEvent.INTERNAL_ERROR);
    try (var _ = MDC.putCloseable("station", socket.stationId())) {
      LOG.error("{} of {} failed, incident {}", action, socket.stationId(), incident, failure);
    }
    return OcppFault.of(OcppErrorCode.InternalError, "unexpected failure, incident " + incident);
  }
}
