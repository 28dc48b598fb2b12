package org.voltide.csms.ocpp;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.voltide.csms.traces.Trace;
import org.voltide.csms.traces.Traces;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.MessageSpan;
import org.voltide.ocpp.message.OcppAction;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/**
 * Traces messages of stations from the socket to their answers, and calls to stations. Spans name
 * the action, the station and the message's id. Thread-safe.
 */
@Singleton
class MessageTraces {
  private static final String STATION = "voltide.station";

  private final Traces traces;

  MessageTraces(Traces traces) {
    this.traces = traces;
  }

  /** A text message of a station is about to be read. */
  MessageSpan arrived(String stationId) {
    Trace trace = traces.arrived("message");
    return trace == Trace.NONE ? MessageSpan.NONE : new Arrived(trace.with(STATION, stationId));
  }

  /** Asks a station. */
  <R extends Response> CompletionStage<CallOutcome<R>> calling(
      String stationId, Request<R> request, Supplier<CompletionStage<CallOutcome<R>>> call) {
    Trace trace = traces.calling(OcppAction.of(request).name());
    if (trace == Trace.NONE) {
      return call.get();
    }
    trace.with(STATION, stationId);
    return call.get()
        .whenComplete(
            (outcome, failure) -> {
              String how = outcome == null ? "Failed" : outcome.getClass().getSimpleName();
              trace.with("voltide.outcome", how);
              if (!(outcome instanceof CallOutcome.Answered<R>)) {
                trace.failed(how);
              }
              trace.end();
            });
  }

  /** Used on one event loop only. */
  private static final class Arrived implements MessageSpan {
    private final Trace message;
    private Trace part;

    Arrived(Trace message) {
      this.message = message;
      this.part = message.child("parse");
    }

    @Override
    public void read(OcppAction action, String messageId) {
      message.named(action.name()).with("ocpp.action", action.name());
      message.with("ocpp.message_id", messageId);
      next("mailbox");
    }

    @Override
    public Scope handling() {
      next("handle");
      return message.enter()::close;
    }

    @Override
    public void answered(Optional<String> errorCode) {
      part.end();
      errorCode.ifPresent(message::failed);
      message.end();
    }

    private void next(String name) {
      part.end();
      part = message.child(name);
    }
  }
}
