package org.voltide.ocpp.gateway;

import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.OcppAction;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** A CALL to a station that has no outcome yet. Used on the connection's event loop only. */
final class OpenCall<R extends Response> {
  private final String messageId = UUID.randomUUID().toString();
  private final Request<R> request;
  private final CompletableFuture<CallOutcome<R>> outcome;
  private final Executor callers;
  private long sentNanos;
  private @Nullable ScheduledFuture<?> timeout;

  OpenCall(Request<R> request, CompletableFuture<CallOutcome<R>> outcome, Executor callers) {
    this.request = request;
    this.outcome = outcome;
    this.callers = callers;
  }

  String messageId() {
    return messageId;
  }

  Request<R> request() {
    return request;
  }

  OcppAction action() {
    return OcppAction.of(request);
  }

  Class<? extends Response> responseType() {
    return action().responseType().orElseThrow();
  }

  void sent(ScheduledFuture<?> timeout) {
    this.sentNanos = System.nanoTime();
    this.timeout = timeout;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - sentNanos);
  }

  @SuppressWarnings("unchecked") // The payload was read as the response type of the request.
  void answer(Response response) {
    end(new CallOutcome.Answered<>((R) response));
  }

  /** What waits for the outcome runs elsewhere, never on the event loop. */
  void end(CallOutcome<R> how) {
    if (timeout != null) {
      timeout.cancel(false);
    }
    callers.execute(() -> outcome.complete(how));
  }
}
