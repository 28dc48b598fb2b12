package org.voltide.ocpp.gateway;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.frame.Frame;
import org.voltide.ocpp.frame.OpenCalls;
import org.voltide.ocpp.message.Response;

/**
 * The CALLs to one station: one is open, the others wait (OCPP 2.1 part 4, 4.1.1). Used on the
 * connection's event loop only.
 */
final class CallQueue implements OpenCalls {
  private final StationSocket socket;
  private final GatewayParts parts;
  private final Queue<OpenCall<?>> waiting = new ArrayDeque<>(1);
  private @Nullable OpenCall<?> open;
  private boolean closed;

  CallQueue(StationSocket socket, GatewayParts parts) {
    this.socket = socket;
    this.parts = parts;
  }

  <R extends Response> void add(OpenCall<R> call) {
    if (closed) {
      call.end(new CallOutcome.NotConnected<>());
    } else if (open == null) {
      send(call);
    } else if (waiting.size() >= parts.settings().maxQueuedCalls()) {
      parts.counters().count(GatewayEvent.CALL_QUEUE_FULL);
      call.end(new CallOutcome.QueueFull<>(waiting.size()));
    } else {
      waiting.add(call);
    }
  }

  /** The open CALL of that id; empty for a late answer. */
  Optional<OpenCall<?>> open(String messageId) {
    return Optional.<OpenCall<?>>ofNullable(open)
        .filter(call -> call.messageId().equals(messageId));
  }

  @Override
  public Optional<Class<? extends Response>> answerTo(String messageId) {
    return open(messageId).map(OpenCall::responseType);
  }

  void answered(OpenCall<?> call, Response response) {
    call.answer(response);
    sendNext();
  }

  <R extends Response> void ended(OpenCall<R> call, CallOutcome<R> how) {
    call.end(how);
    sendNext();
  }

  void refused(OpenCall<?> call, Frame.CallError error) {
    ended(call, new CallOutcome.Refused<>(error.code(), error.description(), error.detailsJson()));
  }

  void invalid(OpenCall<?> call, OcppFault fault) {
    ended(call, new CallOutcome.InvalidResponse<>(fault));
  }

  void close() {
    closed = true;
    if (open != null) {
      open.end(new CallOutcome.ConnectionLost<>());
      open = null;
    }
    waiting.forEach(call -> call.end(new CallOutcome.NotConnected<>()));
    waiting.clear();
  }

  private void sendNext() {
    open = null;
    while (open == null && !waiting.isEmpty()) {
      send(waiting.remove());
    }
  }

  private <R extends Response> void send(OpenCall<R> call) {
    try {
      socket.write(new Frame.Call(call.messageId(), call.action(), call.request()));
      open = call;
      long timeoutMillis = parts.settings().callTimeout().toMillis();
      call.sent(
          socket
              .channel()
              .eventLoop()
              .schedule(() -> timedOut(call), timeoutMillis, TimeUnit.MILLISECONDS));
    } catch (OcppFaultException invalid) {
      call.end(new CallOutcome.InvalidRequest<>(invalid.fault()));
    }
  }

  private <R extends Response> void timedOut(OpenCall<R> call) {
    parts.counters().count(GatewayEvent.CALL_TIMED_OUT);
    ended(call, new CallOutcome.TimedOut<>(parts.settings().callTimeout()));
  }
}
