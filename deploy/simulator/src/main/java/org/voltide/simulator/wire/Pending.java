package org.voltide.simulator.wire;

import java.util.function.Consumer;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/**
 * A CALL that waits for its turn or its answer.
 *
 * @param durable kept over disconnects and tried again; others fail with the connection
 * @param attempts how often the CSMS failed to accept it
 */
record Pending(
    Action action,
    Request<?> request,
    boolean durable,
    int attempts,
    Consumer<Response> answered,
    Consumer<String> failed) {

  static <R extends Response> Pending of(
      Request<R> request,
      Class<R> responseType,
      boolean durable,
      Consumer<R> answered,
      Consumer<String> failed) {
    return new Pending(
        Action.of(request),
        request,
        durable,
        0,
        response -> answered.accept(responseType.cast(response)),
        failed);
  }

  Pending failedOnce() {
    return new Pending(action, request, durable, attempts + 1, answered, failed);
  }

  /** The same message once more, with nobody interested in the answer. */
  Pending echo() {
    return new Pending(action, request, false, 0, response -> {}, why -> {});
  }
}
