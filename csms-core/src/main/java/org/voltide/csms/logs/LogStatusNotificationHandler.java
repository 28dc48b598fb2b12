package org.voltide.csms.logs;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Parts;
import org.voltide.csms.operations.State;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationRequest;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationResponse;
import org.voltide.ocpp.message.diagnostics.UploadLogStatus;

/** Keeps how far the upload of a log is (OCPP 2.1 N01). */
@Singleton
final class LogStatusNotificationHandler
    implements RecordingHandler<LogStatusNotificationRequest, LogStatusNotificationResponse> {
  private final Parts parts;

  LogStatusNotificationHandler(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Class<LogStatusNotificationRequest> message() {
    return LogStatusNotificationRequest.class;
  }

  @Override
  public Written<LogStatusNotificationResponse> record(
      Statements statements, LaneMessage<LogStatusNotificationRequest> message) {
    LogStatusNotificationRequest told = message.payload();
    // Idle tells that there is nothing to tell of.
    if (told.status() != UploadLogStatus.Idle) {
      parts.step(
          statements,
          message.stationId(),
          Kind.LOG,
          Optional.ofNullable(told.requestId()),
          told.status().name(),
          meaning(told.status()),
          message.receivedAt());
    }
    return Written.silently(new LogStatusNotificationResponse(null));
  }

  static State meaning(UploadLogStatus status) {
    return switch (status) {
      case Uploaded -> State.DONE;
      case Uploading, Idle -> State.RUNNING;
      case BadMessage, NotSupportedOperation, PermissionDenied, UploadFailure, AcceptedCanceled ->
          State.FAILED;
    };
  }
}
