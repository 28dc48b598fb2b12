package org.voltide.ocpp.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.voltide.ocpp.dialect.Dialect16;
import org.voltide.ocpp.dialect.Exchange;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** What a station of OCPP 1.6 says, put to a central system that speaks 2.1. */
final class Inward {
  private final StationSocket socket;
  private final CentralSystem central;
  private final Dialect16 dialect;

  Inward(StationSocket socket, CentralSystem central, Dialect16 dialect) {
    this.socket = socket;
    this.central = central;
    this.dialect = dialect;
  }

  CompletionStage<? extends Response> handle(String messageId, Request<?> request) {
    return run(messageId, dialect.inward(request));
  }

  private <R extends Response> CompletionStage<R> run(String messageId, Exchange<R> exchange) {
    return switch (exchange) {
      case Exchange.Done<R> done -> CompletableFuture.completedFuture(done.answer());
      case Exchange.Ask<?, R> ask -> ask(messageId, ask);
      case Exchange.Number<R> number ->
          whileOpen(() -> central.transactionNumber(socket, number.start()))
              .thenCompose(known -> run(messageId, number.then().apply(known)));
    };
  }

  private <Q extends Response, R extends Response> CompletionStage<R> ask(
      String messageId, Exchange.Ask<Q, R> ask) {
    return this.<Q>answer(messageId, ask.request())
        .handle(
            (answer, failure) -> {
              if (failure == null) {
                return run(messageId, ask.then().apply(answer));
              }
              return ask.instead().isPresent() && isUnsupported(failure)
                  ? run(messageId, ask.instead().get().get())
                  : CompletableFuture.<R>failedStage(failure);
            })
        .thenCompose(stage -> stage);
  }

  @SuppressWarnings("unchecked") // A request is answered with the response it names.
  private <Q extends Response> CompletionStage<Q> answer(String messageId, Request<Q> request) {
    return whileOpen(() -> (CompletionStage<Q>) central.handle(socket, messageId, request));
  }

  /** Between two steps a newer connection may have come. */
  private <T> CompletionStage<T> whileOpen(Supplier<CompletionStage<T>> question) {
    return socket
        .whileOpen(question)
        .orElseGet(
            () ->
                CompletableFuture.failedStage(
                    OcppFault.of(OcppErrorCode.InternalError, "the connection has ended")
                        .asException()));
  }

  private static boolean isUnsupported(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof OcppFaultException known
        && (known.fault().code() == OcppErrorCode.NotSupported
            || known.fault().code() == OcppErrorCode.NotImplemented);
  }
}
