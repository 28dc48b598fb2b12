package org.voltide.csms.firmware;

import org.voltide.csms.operations.State;
import org.voltide.ocpp.message.firmware.FirmwareStatus;
import org.voltide.ocpp.message.firmware.PublishFirmwareStatus;

/** What a status means for the update it is of. Pure. */
final class FirmwareProgress {
  private FirmwareProgress() {}

  static State of(FirmwareStatus status) {
    return switch (status) {
      case Installed -> State.DONE;
      case DownloadFailed, InstallationFailed, InstallVerificationFailed, InvalidSignature ->
          State.FAILED;
      case Idle,
          Downloaded,
          Downloading,
          DownloadScheduled,
          DownloadPaused,
          Installing,
          InstallRebooting,
          InstallScheduled,
          SignatureVerified ->
          State.RUNNING;
    };
  }

  static State of(PublishFirmwareStatus status) {
    return switch (status) {
      case Published -> State.DONE;
      case DownloadFailed, InvalidChecksum, PublishFailed -> State.FAILED;
      case Idle, DownloadScheduled, Downloading, Downloaded, DownloadPaused, ChecksumVerified ->
          State.RUNNING;
    };
  }
}
