package org.voltide.simulator.wire;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;

/**
 * A CALL that waits for its turn or its answer.
 *
 * @param durable kept over disconnects and tried again; others fail with the connection
 * @param solicited follows from what the CSMS asked for, so that it may leave while it keeps the
 *     station waiting (OCPP 2.1 B02)
 * @param attempts how often the CSMS failed to accept it
 */
record Pending(
    Action action,
    Request<?> request,
    boolean durable,
    boolean solicited,
    int attempts,
    Consumer<Response> answered,
    Consumer<String> failed) {

  static <R extends Response> Pending of(
      Request<R> request,
      Class<R> responseType,
      boolean durable,
      boolean solicited,
      Consumer<R> answered,
      Consumer<String> failed) {
    return new Pending(
        Action.of(request),
        request,
        durable,
        solicited,
        0,
        response -> answered.accept(responseType.cast(response)),
        failed);
  }

  Pending failedOnce() {
    return new Pending(action, request, durable, solicited, attempts + 1, answered, failed);
  }

  /** The same message once more, with nobody interested in the answer. */
  Pending echo() {
    return new Pending(action, request, false, solicited, 0, response -> {}, why -> {});
  }

  boolean tellsOf(Predicate<String> transactionId) {
    return request instanceof TransactionEventRequest event
        && transactionId.test(event.transactionInfo().transactionId());
  }
}
