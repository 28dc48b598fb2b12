package org.voltide.csms.ocpp;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.voltide.csms.lanes.LaneRefusal;
import org.voltide.csms.lanes.Lanes;
import org.voltide.csms.platform.LogContext;
import org.voltide.csms.traces.Trace;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OneWay;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;

/** Finds the handler of a message and says in OCPP's terms what went wrong. Thread-safe. */
@Singleton
final class Dispatch {
  private static final Logger LOG = Logger.getLogger(Dispatch.class);

  /** RFC 6455, 7.4.1: policy violation. */
  private static final int SUPERSEDED = 1008;

  /** RFC 6455 registry: try again later. */
  private static final int NOT_NOW = 1013;

  private final Map<Class<?>, StationMessageHandler<?, ?>> handlers = new HashMap<>();
  private final Map<Class<?>, Recording<?, ?>> recordings = new HashMap<>();
  private final Lanes lanes;
  private final BootStates bootStates;
  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  Dispatch(
      @All List<StationMessageHandler<?, ?>> answering,
      @All List<RecordingHandler<?, ?>> recording,
      Lanes lanes,
      BootStates bootStates) {
    this.lanes = lanes;
    this.bootStates = bootStates;
    answering.forEach(handler -> file(handlers, handler.request(), handler));
    recording.forEach(handler -> file(recordings, handler.message(), new Recording<>(handler)));
    Set<Class<?>> both = new HashSet<>(handlers.keySet());
    both.retainAll(recordings.keySet());
    if (!both.isEmpty()) {
      throw new IllegalStateException("two handlers answer " + both);
    }
  }

  private static <H> void file(Map<Class<?>, H> handlers, Class<?> message, H handler) {
    H other = handlers.put(message, handler);
    if (other != null) {
      throw new IllegalStateException(other + " and " + handler + " answer the same action");
    }
  }

  /**
   * The stage fails with {@link OcppFaultException} only. The connection is closed before, and so
   * the message stays unanswered, when the station is to send it again.
   */
  CompletionStage<? extends Response> handle(StationConnection connection, Request<?> request) {
    StationMessageHandler<?, ?> handler = handlers.get(request.getClass());
    Recording<?, ?> recording = recordings.get(request.getClass());
    if (handler == null && recording == null) {
      return refused(OcppErrorCode.NotSupported, Action.of(request) + " is not supported");
    }
    if (connection.renewOnly() && !Renewal.isServedBy(request)) {
      return refused(OcppErrorCode.SecurityError, "the certificate has expired: renew it first");
    }
    if (!(request instanceof BootNotificationRequest) && !mayBeHeard(connection)) {
      return refused(OcppErrorCode.SecurityError, "no BootNotification was accepted yet");
    }
    CompletionStage<? extends Response> answer =
        handler == null
            ? this.<Request<?>, Response>record(recording, connection, request)
            : run(handler, connection, request);
    return answer
        .<Response>thenApply(response -> response)
        .exceptionallyCompose(failure -> explained(connection, Action.of(request).name(), failure));
  }

  /**
   * A rejected station is not listened to (B03.FR.03); one that is pending is, because it answers
   * what was asked of it, and a transaction that it did not get rid of would be lost.
   */
  private boolean mayBeHeard(StationConnection connection) {
    return bootStates.mayBeConfigured(connection.stationId());
  }

  /** Whatever becomes of a SEND, its sender expects no word (OCPP 2.1 part 4, 4.1.5). */
  CompletionStage<Void> handle(StationConnection connection, OneWay message) {
    Recording<?, ?> recording = recordings.get(message.getClass());
    if (recording == null || connection.renewOnly() || !mayBeHeard(connection)) {
      return CompletableFuture.completedStage(null);
    }
    // What a handler says of a SEND may be of any type.
    return this.<OneWay, Object>record(recording, connection, message)
        .handle(
            (written, failure) -> {
              if (failure != null) {
                LOG.debugf("A SEND of %s: %s", connection.stationId(), failure.getMessage());
              }
              return null;
            });
  }

  @SuppressWarnings("unchecked") // Handlers are filed under the class of their message.
  private <M extends Message, A> CompletionStage<A> record(
      Recording<?, ?> recording, StationConnection connection, Message message) {
    return lanes.submit(
        (Recording<M, A>) recording, connection.stationId(), connection.epoch(), (M) message);
  }

  @SuppressWarnings("unchecked") // Handlers are filed under the class of their request.
  private <Q extends Request<R>, R extends Response> CompletionStage<Response> run(
      StationMessageHandler<?, ?> any, StationConnection connection, Request<?> request) {
    StationMessageHandler<Q, R> handler = (StationMessageHandler<Q, R>) any;
    CompletionStage<R> answer =
        switch (handler.runsOn()) {
          case EVENT_LOOP -> answer(handler, connection, (Q) request);
          case VIRTUAL_THREAD -> {
            Trace trace = Trace.current();
            yield CompletableFuture.supplyAsync(
                    () -> {
                      try (Trace.Scope _ = trace.enter()) {
                        return answer(handler, connection, (Q) request);
                      }
                    },
                    virtualThreads)
                .thenCompose(stage -> stage);
          }
        };
    return answer.thenApply(response -> response);
  }

  private static <Q extends Request<R>, R extends Response> CompletionStage<R> answer(
      StationMessageHandler<Q, R> handler, StationConnection connection, Q request) {
    try {
      return LogContext.station(connection.stationId())
          .call(() -> handler.handle(connection, request));
    } catch (RuntimeException failure) {
      return CompletableFuture.failedStage(failure);
    }
  }

  /**
   * Says in OCPP's terms what went wrong; the stage fails with {@link OcppFaultException} only.
   *
   * @param action what was being done
   */
  static <T> CompletionStage<T> explained(
      StationConnection connection, String action, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case OcppFaultException fault -> CompletableFuture.failedStage(fault);
      case LaneRefusal refusal -> {
        switch (refusal.reason()) {
          case SUPERSEDED -> connection.close(SUPERSEDED, "a newer connection owns this station");
          // Unanswered, a message stays in the station's queue; errors use its attempts up (E13).
          case FULL, DATABASE_AWAY -> connection.close(NOT_NOW, refusal.getMessage());
          case FAILED -> {}
        }
        yield refused(OcppErrorCode.InternalError, refusal.getMessage());
      }
      default -> {
        UUID id = UUID.randomUUID();
        LogContext.station(connection.stationId())
            .run(
                () ->
                    LOG.errorf(
                        cause,
                        "%s of station %s failed, id %s",
                        action,
                        connection.stationId(),
                        id));
        yield refused(OcppErrorCode.InternalError, "unexpected failure, id " + id);
      }
    };
  }

  private static <T> CompletionStage<T> refused(OcppErrorCode code, String description) {
    return CompletableFuture.failedStage(OcppFault.of(code, description).asException());
  }
}
