package org.voltide.csms.ocpp;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.voltide.csms.lanes.LaneRefusal;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;

/** Finds the handler of a message and says in OCPP's terms what went wrong. Thread-safe. */
@Singleton
final class Dispatch {
  private static final Logger LOG = Logger.getLogger(Dispatch.class);

  /** RFC 6455, 7.4.1: policy violation. */
  private static final int SUPERSEDED = 1008;

  private final Map<Class<?>, StationMessageHandler<?, ?>> handlers = new HashMap<>();
  private final BootStates bootStates;
  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  Dispatch(@All List<StationMessageHandler<?, ?>> all, BootStates bootStates) {
    this.bootStates = bootStates;
    for (StationMessageHandler<?, ?> handler : all) {
      StationMessageHandler<?, ?> other = handlers.put(handler.request(), handler);
      if (other != null) {
        throw new IllegalStateException(other + " and " + handler + " answer the same action");
      }
    }
  }

  /** The stage fails with {@link OcppFaultException} only. */
  CompletionStage<? extends Response> handle(StationConnection connection, Request<?> request) {
    StationMessageHandler<?, ?> handler = handlers.get(request.getClass());
    if (handler == null) {
      return refused(OcppErrorCode.NotSupported, Action.of(request) + " is not supported");
    }
    if (!(request instanceof BootNotificationRequest)
        && !bootStates.isAccepted(connection.stationId())) {
      return refused(OcppErrorCode.SecurityError, "no BootNotification was accepted yet");
    }
    return run(handler, connection, request)
        .exceptionallyCompose(failure -> explained(connection, request, failure));
  }

  @SuppressWarnings("unchecked") // Handlers are filed under the class of their request.
  private <Q extends Request<R>, R extends Response> CompletionStage<Response> run(
      StationMessageHandler<?, ?> any, StationConnection connection, Request<?> request) {
    StationMessageHandler<Q, R> handler = (StationMessageHandler<Q, R>) any;
    CompletionStage<R> answer =
        switch (handler.runsOn()) {
          case EVENT_LOOP -> answer(handler, connection, (Q) request);
          case VIRTUAL_THREAD ->
              CompletableFuture.supplyAsync(
                      () -> answer(handler, connection, (Q) request), virtualThreads)
                  .thenCompose(stage -> stage);
        };
    return answer.thenApply(response -> response);
  }

  private static <Q extends Request<R>, R extends Response> CompletionStage<R> answer(
      StationMessageHandler<Q, R> handler, StationConnection connection, Q request) {
    try {
      return handler.handle(connection, request);
    } catch (RuntimeException failure) {
      return CompletableFuture.failedStage(failure);
    }
  }

  private static CompletionStage<Response> explained(
      StationConnection connection, Request<?> request, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case OcppFaultException fault -> CompletableFuture.failedStage(fault);
      case LaneRefusal refusal -> {
        if (refusal.reason() == LaneRefusal.Reason.SUPERSEDED) {
          connection.close(SUPERSEDED, "a newer connection owns this station");
        }
        yield refused(OcppErrorCode.InternalError, refusal.getMessage());
      }
      default -> {
        UUID id = UUID.randomUUID();
        LOG.errorf(
            cause,
            "%s of station %s failed, id %s",
            Action.of(request),
            connection.stationId(),
            id);
        yield refused(OcppErrorCode.InternalError, "unexpected failure, id " + id);
      }
    };
  }

  private static CompletionStage<Response> refused(OcppErrorCode code, String description) {
    return CompletableFuture.failedStage(OcppFault.of(code, description).asException());
  }
}
