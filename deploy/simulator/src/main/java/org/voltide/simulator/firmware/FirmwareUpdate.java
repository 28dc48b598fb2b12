package org.voltide.simulator.firmware;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.firmware.Firmware;
import org.voltide.ocpp.message.firmware.FirmwareStatus;
import org.voltide.ocpp.message.firmware.FirmwareStatusNotificationRequest;
import org.voltide.ocpp.message.firmware.UpdateFirmwareRequest;
import org.voltide.ocpp.message.firmware.UpdateFirmwareResponse;
import org.voltide.ocpp.message.firmware.UpdateFirmwareStatus;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.desk.Triggers;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.files.FileTransfer;

/** The update of a station's own firmware (L01, L02); a newer order cancels an older one. */
public final class FirmwareUpdate implements Block {
  private static final Key VERSION = Key.of("ChargingStation", "FirmwareVersion");
  private static final Key NEW_SESSIONS =
      Key.of("ChargingStation", "AllowNewSessionsPendingFirmwareUpdate");
  private static final Duration INSTALLING = Duration.ofSeconds(60);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final Duration BUSY_POLL = Duration.ofSeconds(30);
  private static final int MAX_RETRIES = 20;
  private static final int DEFAULT_RETRY_SECONDS = 60;

  /** What the update needs of the station it happens to. */
  public interface Station {
    /** Whether a transaction runs, which an installation waits for. */
    boolean busy();

    /** Takes no new transactions, or takes them again. */
    void hold(boolean on);

    /** Restarts into the new firmware. */
    void restart();
  }

  private record Job(UpdateFirmwareRequest request, Optional<X509Certificate> signer) {
    Firmware firmware() {
      return request.firmware();
    }

    int retries() {
      return request.retries() == null ? 0 : Math.min(MAX_RETRIES, request.retries());
    }

    Duration retryInterval() {
      return Duration.ofSeconds(
          request.retryInterval() == null ? DEFAULT_RETRY_SECONDS : request.retryInterval());
    }
  }

  private final Host host;
  private final FileTransfer files;
  private final Station station;
  private final Function<String, Optional<X509Certificate>> trusted;
  private Optional<Job> job = Optional.empty();
  private FirmwareStatus status = FirmwareStatus.Idle;

  /**
   * @param trusted reads a signing certificate, unless no maker the station knows vouches for it
   */
  public FirmwareUpdate(
      Host host,
      FileTransfer files,
      Station station,
      Function<String, Optional<X509Certificate>> trusted) {
    this.host = host;
    this.files = files;
    this.station = station;
    this.trusted = trusted;
  }

  @Override
  public void register(Desk desk) {
    desk.on(UpdateFirmwareRequest.class, this::update);
  }

  public void register(Triggers triggers) {
    triggers.on(
        MessageTrigger.FirmwareStatusNotification,
        () -> host.tell(notification(job.isEmpty() ? FirmwareStatus.Idle : status)));
  }

  /** The CSMS accepted the station again after the restart. */
  public void booted() {
    if (status == FirmwareStatus.InstallRebooting) {
      tell(FirmwareStatus.Installed);
      host.securityEvent("FirmwareUpdated", host.model().text(VERSION));
      finish();
    }
  }

  private UpdateFirmwareResponse update(UpdateFirmwareRequest request) {
    @Nullable String certificate = request.firmware().signingCertificate();
    Optional<X509Certificate> signer = Optional.ofNullable(certificate).flatMap(trusted);
    if (certificate != null && signer.isEmpty()) {
      host.afterAnswer(
          () -> host.securityEvent("InvalidFirmwareSigningCertificate", "nobody vouches for it"));
      return new UpdateFirmwareResponse(UpdateFirmwareStatus.InvalidCertificate, null, null);
    }
    if (certificate != null && request.firmware().signature() == null) {
      return new UpdateFirmwareResponse(UpdateFirmwareStatus.Rejected, null, null);
    }
    if (status == FirmwareStatus.Installing || status == FirmwareStatus.InstallRebooting) {
      return new UpdateFirmwareResponse(UpdateFirmwareStatus.Rejected, null, null);
    }
    boolean cancels = job.isPresent();
    var accepted = new Job(request, signer);
    job = Optional.of(accepted);
    host.afterAnswer(() -> begin(accepted));
    return new UpdateFirmwareResponse(
        cancels ? UpdateFirmwareStatus.AcceptedCanceled : UpdateFirmwareStatus.Accepted,
        null,
        null);
  }

  private void begin(Job now) {
    if (now.firmware().retrieveDateTime().isAfter(host.time())) {
      tell(FirmwareStatus.DownloadScheduled);
      var _ = host.at(now.firmware().retrieveDateTime(), () -> during(now, () -> download(now, 0)));
    } else {
      download(now, 0);
    }
  }

  private void download(Job now, int attempt) {
    tell(FirmwareStatus.Downloading);
    host.aside(
        () -> files.fetch(now.firmware().location()),
        file -> during(now, () -> downloaded(now, file)),
        failure -> during(now, () -> downloadFailed(now, attempt, failure)));
  }

  private void downloadFailed(Job now, int attempt, Exception failure) {
    host.journal().note(host.time(), "firmware not fetched: " + failure.getMessage());
    if (attempt < now.retries()) {
      tell(FirmwareStatus.DownloadPaused);
      var _ = host.after(now.retryInterval(), () -> during(now, () -> download(now, attempt + 1)));
    } else {
      fail(FirmwareStatus.DownloadFailed);
    }
  }

  private void downloaded(Job now, byte[] file) {
    tell(FirmwareStatus.Downloaded);
    String signature = now.firmware().signature();
    if (now.signer().isPresent() && signature != null) {
      if (!new Signature(now.signer().get(), signature).covers(file)) {
        host.securityEvent("InvalidFirmwareSignature", now.firmware().location());
        fail(FirmwareStatus.InvalidSignature);
        return;
      }
      tell(FirmwareStatus.SignatureVerified);
    }
    if (file.length == 0) {
      fail(FirmwareStatus.InstallVerificationFailed);
      return;
    }
    Instant installAt = now.firmware().installDateTime();
    if (installAt != null && installAt.isAfter(host.time())) {
      tell(FirmwareStatus.InstallScheduled);
      var _ = host.at(installAt, () -> during(now, () -> install(now, file)));
    } else {
      install(now, file);
    }
  }

  /** Waits for transactions to end, and lets none begin meanwhile (L01.FR.06, FR.07). */
  private void install(Job now, byte[] file) {
    station.hold(!host.model().on(NEW_SESSIONS));
    if (station.busy()) {
      if (status != FirmwareStatus.InstallScheduled) {
        tell(FirmwareStatus.InstallScheduled);
      }
      var _ = host.after(BUSY_POLL, () -> during(now, () -> install(now, file)));
      return;
    }
    station.hold(true);
    tell(FirmwareStatus.Installing);
    var _ = host.after(INSTALLING, () -> during(now, () -> installed(file)));
  }

  private void installed(byte[] file) {
    tell(FirmwareStatus.InstallRebooting);
    host.model().replace(VERSION, version(file));
    var _ = host.after(LAST_WORDS, station::restart);
  }

  private void fail(FirmwareStatus how) {
    tell(how);
    finish();
  }

  private void finish() {
    job = Optional.empty();
    status = FirmwareStatus.Idle;
    station.hold(false);
  }

  private void tell(FirmwareStatus now) {
    status = now;
    host.uplink().keep(notification(now));
  }

  private FirmwareStatusNotificationRequest notification(FirmwareStatus now) {
    Integer requestId = job.map(j -> j.request().requestId()).orElse(null);
    return new FirmwareStatusNotificationRequest(
        now, now == FirmwareStatus.Idle ? null : requestId, null, null);
  }

  private void during(Job expected, Runnable action) {
    if (job.filter(expected::equals).isPresent()) {
      action.run();
    }
  }

  /** The first line of the file when it looks like a version, or else what the file sums up to. */
  private static String version(byte[] file) {
    String start = new String(file, 0, Math.min(file.length, 60), StandardCharsets.ISO_8859_1);
    String line = start.lines().findFirst().orElse("").strip();
    if (line.matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,49}")) {
      return line;
    }
    CRC32 sum = new CRC32();
    sum.update(file);
    return "crc-" + HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
