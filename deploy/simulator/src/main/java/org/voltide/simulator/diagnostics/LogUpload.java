package org.voltide.simulator.diagnostics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.voltide.ocpp.message.diagnostics.GetLogRequest;
import org.voltide.ocpp.message.diagnostics.GetLogResponse;
import org.voltide.ocpp.message.diagnostics.LogStatus;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationRequest;
import org.voltide.ocpp.message.diagnostics.LogType;
import org.voltide.ocpp.message.diagnostics.UploadLogStatus;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.desk.Triggers;
import org.voltide.simulator.files.FileTransfer;
import org.voltide.simulator.files.TransferException;

/** Hands logs over, one at a time; a newer request cancels an older one (N01). */
public final class LogUpload implements Block {
  private static final int MAX_RETRIES = 20;
  private static final int DEFAULT_RETRY_SECONDS = 60;

  private record Job(GetLogRequest request, String fileName, byte[] file) {}

  private final Host host;
  private final FileTransfer files;
  private Optional<Job> job = Optional.empty();

  public LogUpload(Host host, FileTransfer files) {
    this.host = host;
    this.files = files;
  }

  @Override
  public void register(Desk desk) {
    desk.on(GetLogRequest.class, this::upload);
  }

  public void register(Triggers triggers) {
    triggers.on(
        MessageTrigger.LogStatusNotification,
        () ->
            host.tell(
                job.map(now -> notification(now, UploadLogStatus.Uploading))
                    .orElseGet(
                        () ->
                            new LogStatusNotificationRequest(
                                UploadLogStatus.Idle, null, null, null))));
  }

  private GetLogResponse upload(GetLogRequest request) {
    String fileName =
        "%s-%s-%d.log"
            .formatted(
                host.id().replaceAll("[^A-Za-z0-9-]", "_"),
                request.logType().name().toLowerCase(Locale.ROOT),
                request.requestId());
    Optional<Job> cancelled = job;
    var accepted = new Job(request, fileName, text(request).getBytes(StandardCharsets.UTF_8));
    job = Optional.of(accepted);
    host.afterAnswer(
        () -> {
          cancelled.ifPresent(old -> tell(old, UploadLogStatus.AcceptedCanceled));
          send(accepted, 0);
        });
    return new GetLogResponse(
        cancelled.isPresent() ? LogStatus.AcceptedCanceled : LogStatus.Accepted,
        null,
        fileName,
        null);
  }

  private String text(GetLogRequest request) {
    Instant oldest = request.log().oldestTimestamp();
    Instant latest = request.log().latestTimestamp();
    return host.journal()
        .text(
            request.logType() == LogType.SecurityLog,
            oldest == null ? Instant.MIN : oldest,
            latest == null ? Instant.MAX : latest);
  }

  private void send(Job now, int attempt) {
    tell(now, UploadLogStatus.Uploading);
    host.aside(
        () -> {
          files.handOver(now.request().log().remoteLocation(), now.fileName(), now.file());
          return now;
        },
        done -> during(now, () -> finish(now, UploadLogStatus.Uploaded)),
        failure -> during(now, () -> failed(now, attempt, failure)));
  }

  private void failed(Job now, int attempt, Exception failure) {
    host.journal().note(host.time(), "log not handed over: " + failure.getMessage());
    UploadLogStatus how = status(failure);
    Integer retries = now.request().retries();
    boolean again = retries != null && attempt < Math.min(MAX_RETRIES, retries);
    if (how == UploadLogStatus.UploadFailure && again) {
      Integer interval = now.request().retryInterval();
      int seconds = interval == null ? DEFAULT_RETRY_SECONDS : interval;
      tell(now, how);
      var _ =
          host.after(Duration.ofSeconds(seconds), () -> during(now, () -> send(now, attempt + 1)));
    } else {
      finish(now, how);
    }
  }

  private static UploadLogStatus status(Exception failure) {
    if (!(failure instanceof TransferException transfer)) {
      return UploadLogStatus.UploadFailure;
    }
    return switch (transfer.kind()) {
      case UNSUPPORTED -> UploadLogStatus.NotSupportedOperation;
      case DENIED -> UploadLogStatus.PermissionDenied;
      case FAILED -> UploadLogStatus.UploadFailure;
    };
  }

  private void finish(Job now, UploadLogStatus how) {
    tell(now, how);
    job = Optional.empty();
  }

  private void tell(Job now, UploadLogStatus status) {
    host.uplink().keep(notification(now, status));
  }

  private static LogStatusNotificationRequest notification(Job now, UploadLogStatus status) {
    return new LogStatusNotificationRequest(status, now.request().requestId(), null, null);
  }

  private void during(Job expected, Runnable action) {
    if (job.filter(now -> now == expected).isPresent()) {
      action.run();
    }
  }
}
