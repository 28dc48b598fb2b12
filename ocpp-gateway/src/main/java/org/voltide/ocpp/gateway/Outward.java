package org.voltide.ocpp.gateway;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.voltide.ocpp.dialect.Dialect16;
import org.voltide.ocpp.dialect.Exchange;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** Calls of a central system that speaks 2.1 to a station of OCPP 1.6. */
final class Outward {
  private final StationSocket socket;
  private final Dialect16 dialect;

  Outward(StationSocket socket, Dialect16 dialect) {
    this.socket = socket;
    this.dialect = dialect;
  }

  <R extends Response> CompletionStage<CallOutcome<R>> call(Request<R> request) {
    return go(() -> dialect.outward(request));
  }

  private <R extends Response> CompletionStage<CallOutcome<R>> go(Supplier<Exchange<R>> next) {
    try {
      return run(next.get());
    } catch (OcppFaultException wrong) {
      return ended(
          wrong.fault().code() == OcppErrorCode.NotSupported
              ? new CallOutcome.InvalidRequest<>(wrong.fault())
              : new CallOutcome.InvalidResponse<>(wrong.fault()));
    }
  }

  private <R extends Response> CompletionStage<CallOutcome<R>> run(Exchange<R> exchange) {
    return switch (exchange) {
      case Exchange.Done<R> done -> {
        done.implied().forEach(socket::imply);
        yield ended(new CallOutcome.Answered<>(done.answer()));
      }
      case Exchange.Ask<?, R> ask -> ask(ask);
      case Exchange.Number<R> _ -> throw new IllegalStateException("no station gives numbers");
    };
  }

  private <Q extends Response, R extends Response> CompletionStage<CallOutcome<R>> ask(
      Exchange.Ask<Q, R> ask) {
    return socket.send(ask.request()).thenCompose(outcome -> next(ask, outcome));
  }

  private <Q extends Response, R extends Response> CompletionStage<CallOutcome<R>> next(
      Exchange.Ask<Q, R> ask, CallOutcome<Q> outcome) {
    return switch (outcome) {
      case CallOutcome.Answered<Q>(Q answer) -> go(() -> ask.then().apply(answer));
      case CallOutcome.Refused<Q> refused
          when ask.instead().isPresent() && isUnsupported(refused) ->
          go(ask.instead().get());
      case CallOutcome.Refused<Q>(var code, var description, var details) ->
          ask.failed()
              .apply(Optional.of(code + ": " + description))
              .map(this::run)
              .orElseGet(() -> ended(new CallOutcome.Refused<>(code, description, details)));
      case CallOutcome.NotConnected<Q> _ -> ended(new CallOutcome.NotConnected<>());
      case CallOutcome.ConnectionLost<Q> _ -> ended(new CallOutcome.ConnectionLost<>());
      case CallOutcome.NotAccepted<Q> _ -> ended(new CallOutcome.NotAccepted<>());
      case CallOutcome.TimedOut<Q>(var after) ->
          ask.failed()
              .apply(Optional.empty())
              .map(this::run)
              .orElseGet(() -> ended(new CallOutcome.TimedOut<>(after)));
      case CallOutcome.InvalidResponse<Q>(var fault) ->
          ended(new CallOutcome.InvalidResponse<>(fault));
      case CallOutcome.InvalidRequest<Q>(var fault) ->
          ended(new CallOutcome.InvalidRequest<>(fault));
      case CallOutcome.QueueFull<Q>(int waiting) -> ended(new CallOutcome.QueueFull<>(waiting));
    };
  }

  private static boolean isUnsupported(CallOutcome.Refused<?> refused) {
    return refused.code().equals(OcppErrorCode.NotImplemented.name())
        || refused.code().equals(OcppErrorCode.NotSupported.name());
  }

  private static <R extends Response> CompletionStage<CallOutcome<R>> ended(CallOutcome<R> how) {
    return CompletableFuture.completedFuture(how);
  }
}
