package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.availability.HeartbeatRequest;
import org.voltide.ocpp.message.availability.HeartbeatResponse;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationRequest;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationResponse;
import org.voltide.ocpp.message.diagnostics.UploadLogStatus;
import org.voltide.ocpp.message.firmware.FirmwareStatus;
import org.voltide.ocpp.message.firmware.FirmwareStatusNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationResponse;
import org.voltide.ocpp.message.provisioning.BootReason;
import org.voltide.ocpp.message.provisioning.ChargingStation;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;

class DispatchTest {
  private static final HeartbeatResponse BEAT = new HeartbeatResponse(Instant.EPOCH, null);
  private static final HeartbeatRequest HEARTBEAT = new HeartbeatRequest(null);
  private static final LogStatusNotificationRequest UPLOADED =
      new LogStatusNotificationRequest(UploadLogStatus.Uploaded, 1, null, null);

  private FakeConnection connection = new FakeConnection("CS1", 1);
  private final BootStates bootStates = new BootStates();
  private final LaneWorld world = new LaneWorld();

  @BeforeEach
  void booted() {
    world.station("CS1");
    bootStates.answered("CS1", RegistrationStatus.Accepted);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aMessageGoesToTheHandlerOfItsActionOnEitherThread() {
    for (StationMessageHandler.RunsOn runsOn : StationMessageHandler.RunsOn.values()) {
      var heartbeats = new Heartbeats(runsOn, () -> CompletableFuture.completedFuture(BEAT));
      assertThat(answer(dispatch(heartbeats), HEARTBEAT)).isEqualTo(BEAT);
      assertThat(heartbeats.thread.isVirtual())
          .isEqualTo(runsOn == StationMessageHandler.RunsOn.VIRTUAL_THREAD);
    }
  }

  @Test
  void anActionWithoutHandlerIsNotSupported() {
    var request = new FirmwareStatusNotificationRequest(FirmwareStatus.Idle, null, null, null);
    assertThat(fault(dispatch(), request).code()).isEqualTo(OcppErrorCode.NotSupported);
  }

  @Test
  void beforeItsBootAStationMayOnlyBoot() {
    bootStates.answered("CS1", RegistrationStatus.Rejected);
    Dispatch dispatch =
        dispatch(
            new Heartbeats(
                StationMessageHandler.RunsOn.EVENT_LOOP,
                () -> CompletableFuture.completedFuture(BEAT)),
            new Boots());
    var boot =
        new BootNotificationRequest(
            new ChargingStation("M", "V", null, null, null, null), BootReason.PowerUp, null);

    assertThat(fault(dispatch, HEARTBEAT).code()).isEqualTo(OcppErrorCode.SecurityError);
    assertThat(answer(dispatch, boot)).isInstanceOf(BootNotificationResponse.class);
    bootStates.answered("CS1", RegistrationStatus.Accepted);
    assertThat(answer(dispatch, HEARTBEAT)).isEqualTo(BEAT);
  }

  @Test
  void withAnExpiredCertificateAStationOnlyRenewsIt() {
    Dispatch dispatch =
        new Dispatch(
            List.of(
                new Heartbeats(
                    StationMessageHandler.RunsOn.EVENT_LOOP,
                    () -> CompletableFuture.completedFuture(BEAT))),
            List.of(
                new Uploads((_, _) -> Written.silently(new LogStatusNotificationResponse(null)))),
            world.lanes(),
            bootStates);
    connection = FakeConnection.expired("CS1", 1);

    assertThat(fault(dispatch, UPLOADED).code()).isEqualTo(OcppErrorCode.SecurityError);
    assertThat(answer(dispatch, HEARTBEAT)).isEqualTo(BEAT);
  }

  @Test
  void aHandlersFaultReachesTheStationAndAnythingElseOnlyAsAnId() {
    OcppFault fault = OcppFault.of(OcppErrorCode.PropertyConstraintViolation, "too long");

    assertThat(fault(failing(fault.asException()), HEARTBEAT)).isEqualTo(fault);
    OcppFault unexpected = fault(failing(new IllegalStateException("secret")), HEARTBEAT);
    assertThat(unexpected.code()).isEqualTo(OcppErrorCode.InternalError);
    assertThat(unexpected.description()).contains("id ").doesNotContain("secret");
  }

  @Test
  void aSupersededConnectionIsClosed() {
    LaneWork<String, HeartbeatResponse> work = new Unwritten();
    var heartbeats =
        new Heartbeats(
            StationMessageHandler.RunsOn.EVENT_LOOP,
            () -> world.lanes().submit(work, "CS1", 0, "old"));

    assertThat(fault(dispatch(heartbeats), HEARTBEAT).code())
        .isEqualTo(OcppErrorCode.InternalError);
    assertThat(connection.closed()).containsExactly(1008);
  }

  @Test
  void whatCannotBeStoredNowStaysUnansweredSoThatTheStationKeepsIt() {
    LaneWork<String, HeartbeatResponse> away =
        (database, messages) -> {
          throw new SQLException("gone", "08006");
        };
    try (LaneWorld impatient =
        new LaneWorld(world.database(), LaneWorld.settings(1, 10, Duration.ZERO))) {
      Dispatch dispatch =
          dispatch(
              new Heartbeats(
                  StationMessageHandler.RunsOn.EVENT_LOOP,
                  () -> impatient.lanes().submit(away, "CS1", 1, "kept")));

      assertThat(fault(dispatch, HEARTBEAT).code()).isEqualTo(OcppErrorCode.InternalError);
      assertThat(connection.closed()).containsExactly(1013);

      impatient.lanes().close(); // From now on it takes nothing, as when it is full.
      assertThat(fault(dispatch, HEARTBEAT).code()).isEqualTo(OcppErrorCode.InternalError);
      assertThat(connection.closed()).containsExactly(1013, 1013);
    }
  }

  @Test
  void whatIsRecordedIsCommittedWithItsAnswer() {
    Dispatch dispatch =
        recording((_, _) -> Written.silently(new LogStatusNotificationResponse(null)));
    assertThat(answer(dispatch, UPLOADED)).isEqualTo(new LogStatusNotificationResponse(null));
  }

  @Test
  void aMessageThatCannotBeMeantGetsItsFault() {
    OcppFault fault = OcppFault.of(OcppErrorCode.PropertyConstraintViolation, "no such request");
    Dispatch dispatch =
        recording(
            (_, _) -> {
              throw fault.asException();
            });
    assertThat(fault(dispatch, UPLOADED)).isEqualTo(fault);
  }

  @Test
  void twoHandlersOfOneActionStopTheStart() {
    var one = new Heartbeats(StationMessageHandler.RunsOn.EVENT_LOOP, () -> null);
    assertThatThrownBy(() -> dispatch(one, one)).isInstanceOf(IllegalStateException.class);
  }

  private Dispatch failing(RuntimeException failure) {
    return dispatch(
        new Heartbeats(
            StationMessageHandler.RunsOn.VIRTUAL_THREAD,
            () -> {
              throw failure;
            }));
  }

  private Dispatch dispatch(StationMessageHandler<?, ?>... handlers) {
    return new Dispatch(List.of(handlers), List.of(), world.lanes(), bootStates);
  }

  private Dispatch recording(
      BiFunction<
              Statements,
              LaneMessage<LogStatusNotificationRequest>,
              Written<LogStatusNotificationResponse>>
          record) {
    return new Dispatch(List.of(), List.of(new Uploads(record)), world.lanes(), bootStates);
  }

  private Response answer(Dispatch dispatch, Request<?> request) {
    return dispatch
        .handle(connection, request)
        .toCompletableFuture()
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  private OcppFault fault(Dispatch dispatch, Request<?> request) {
    try {
      throw new AssertionError("was answered: " + answer(dispatch, request));
    } catch (CompletionException e) {
      return ((OcppFaultException) e.getCause()).fault();
    }
  }

  private static final class Heartbeats
      implements StationMessageHandler<HeartbeatRequest, HeartbeatResponse> {
    private final RunsOn runsOn;
    private final Supplier<CompletionStage<HeartbeatResponse>> answer;
    volatile Thread thread;

    Heartbeats(RunsOn runsOn, Supplier<CompletionStage<HeartbeatResponse>> answer) {
      this.runsOn = runsOn;
      this.answer = answer;
    }

    @Override
    public Class<HeartbeatRequest> request() {
      return HeartbeatRequest.class;
    }

    @Override
    public RunsOn runsOn() {
      return runsOn;
    }

    @Override
    public CompletionStage<HeartbeatResponse> handle(
        StationConnection connection, HeartbeatRequest request) {
      thread = Thread.currentThread();
      return answer.get();
    }
  }

  private record Uploads(
      BiFunction<
              Statements,
              LaneMessage<LogStatusNotificationRequest>,
              Written<LogStatusNotificationResponse>>
          written)
      implements RecordingHandler<LogStatusNotificationRequest, LogStatusNotificationResponse> {
    @Override
    public Class<LogStatusNotificationRequest> message() {
      return LogStatusNotificationRequest.class;
    }

    @Override
    public Written<LogStatusNotificationResponse> record(
        Statements statements, LaneMessage<LogStatusNotificationRequest> message) {
      return written.apply(statements, message);
    }
  }

  private static final class Boots
      implements StationMessageHandler<BootNotificationRequest, BootNotificationResponse> {
    @Override
    public Class<BootNotificationRequest> request() {
      return BootNotificationRequest.class;
    }

    @Override
    public CompletionStage<BootNotificationResponse> handle(
        StationConnection connection, BootNotificationRequest request) {
      return CompletableFuture.completedFuture(
          new BootNotificationResponse(Instant.EPOCH, 1, RegistrationStatus.Accepted, null, null));
    }
  }

  private static final class Unwritten implements LaneWork<String, HeartbeatResponse> {
    @Override
    public List<Written<HeartbeatResponse>> write(
        Connection connection, List<LaneMessage<String>> messages) {
      return messages.stream().map(_ -> Written.silently(BEAT)).toList();
    }
  }
}
