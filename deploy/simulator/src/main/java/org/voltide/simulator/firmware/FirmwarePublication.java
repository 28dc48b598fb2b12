package org.voltide.simulator.firmware;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.firmware.PublishFirmwareRequest;
import org.voltide.ocpp.message.firmware.PublishFirmwareResponse;
import org.voltide.ocpp.message.firmware.PublishFirmwareStatus;
import org.voltide.ocpp.message.firmware.PublishFirmwareStatusNotificationRequest;
import org.voltide.ocpp.message.firmware.UnpublishFirmwareRequest;
import org.voltide.ocpp.message.firmware.UnpublishFirmwareResponse;
import org.voltide.ocpp.message.firmware.UnpublishFirmwareStatus;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.desk.Triggers;
import org.voltide.simulator.files.FileTransfer;

/** Firmware that this station serves to its neighbours (L03, L04). */
public final class FirmwarePublication implements Block {
  private static final int MAX_RETRIES = 20;
  private static final int DEFAULT_RETRY_SECONDS = 60;

  private final Host host;
  private final FileTransfer files;
  private final Shelf shelf = new Shelf();
  private Optional<PublishFirmwareRequest> job = Optional.empty();
  private PublishFirmwareStatus status = PublishFirmwareStatus.Idle;

  public FirmwarePublication(Host host, FileTransfer files) {
    this.host = host;
    this.files = files;
  }

  @Override
  public void register(Desk desk) {
    desk.on(PublishFirmwareRequest.class, this::publish);
    desk.on(UnpublishFirmwareRequest.class, this::unpublish);
  }

  public void register(Triggers triggers) {
    triggers.on(
        MessageTrigger.PublishFirmwareStatusNotification,
        () -> host.tell(notification(job.isEmpty() ? PublishFirmwareStatus.Idle : status, null)));
  }

  /** Serves nothing any more. */
  public void powerOff() {
    shelf.clear();
  }

  private PublishFirmwareResponse publish(PublishFirmwareRequest request) {
    boolean busy = job.isPresent();
    if (!busy) {
      job = Optional.of(request);
      host.afterAnswer(() -> download(request, 0));
    }
    return new PublishFirmwareResponse(
        busy ? GenericStatus.Rejected : GenericStatus.Accepted, null, null);
  }

  private UnpublishFirmwareResponse unpublish(UnpublishFirmwareRequest request) {
    if (job.filter(j -> j.checksum().equalsIgnoreCase(request.checksum())).isPresent()) {
      return new UnpublishFirmwareResponse(UnpublishFirmwareStatus.DownloadOngoing, null);
    }
    boolean known = shelf.remove(request.checksum().toLowerCase(Locale.ROOT));
    return new UnpublishFirmwareResponse(
        known ? UnpublishFirmwareStatus.Unpublished : UnpublishFirmwareStatus.NoFirmware, null);
  }

  private void download(PublishFirmwareRequest request, int attempt) {
    tell(PublishFirmwareStatus.Downloading, null);
    host.aside(
        () -> files.fetch(request.location()),
        file -> check(request, file),
        failure -> failed(request, attempt));
  }

  private void failed(PublishFirmwareRequest request, int attempt) {
    int retries = request.retries() == null ? 0 : Math.min(MAX_RETRIES, request.retries());
    if (attempt >= retries) {
      finish(PublishFirmwareStatus.DownloadFailed, null);
      return;
    }
    tell(PublishFirmwareStatus.DownloadPaused, null);
    int seconds = request.retryInterval() == null ? DEFAULT_RETRY_SECONDS : request.retryInterval();
    var _ = host.after(Duration.ofSeconds(seconds), () -> download(request, attempt + 1));
  }

  private void check(PublishFirmwareRequest request, byte[] file) {
    tell(PublishFirmwareStatus.Downloaded, null);
    if (!md5(file).equalsIgnoreCase(request.checksum())) {
      finish(PublishFirmwareStatus.InvalidChecksum, null);
      return;
    }
    tell(PublishFirmwareStatus.ChecksumVerified, null);
    host.aside(
        () -> shelf.put(md5(file), file),
        location -> finish(PublishFirmwareStatus.Published, location),
        failure -> finish(PublishFirmwareStatus.PublishFailed, null));
  }

  private void finish(PublishFirmwareStatus how, @Nullable String location) {
    tell(how, location);
    job = Optional.empty();
  }

  private void tell(PublishFirmwareStatus now, @Nullable String location) {
    status = now;
    host.uplink().keep(notification(now, location));
  }

  private PublishFirmwareStatusNotificationRequest notification(
      PublishFirmwareStatus now, @Nullable String location) {
    return new PublishFirmwareStatusNotificationRequest(
        now,
        location == null ? null : List.of(location),
        job.map(PublishFirmwareRequest::requestId).orElse(null),
        null,
        null);
  }

  private static String md5(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }
}
