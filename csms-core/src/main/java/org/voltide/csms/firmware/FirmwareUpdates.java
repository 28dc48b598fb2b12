package org.voltide.csms.firmware;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.operations.Operations;
import org.voltide.csms.operations.Reply;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.firmware.Firmware;
import org.voltide.ocpp.message.firmware.UpdateFirmwareRequest;

/** Has stations update themselves (OCPP 2.1 L01, L02). Blocks. */
@Singleton
class FirmwareUpdates {
  private final FirmwareImages images;
  private final Operations operations;
  private final Clock clock;

  FirmwareUpdates(FirmwareImages images, Operations operations, Clock clock) {
    this.images = images;
    this.operations = operations;
    this.clock = clock;
  }

  /**
   * When and from where.
   *
   * @param location elsewhere than at Voltide, such as a local controller
   * @param retrieveAt not before; now when absent
   * @param installAt not before
   */
  record Terms(
      @Nullable URI location,
      @Nullable Instant retrieveAt,
      @Nullable Instant installAt,
      @Nullable Integer retries,
      @Nullable Integer retryIntervalSeconds) {
    /** From Voltide, at once. */
    static final Terms NOW = new Terms(null, null, null, null, null);
  }

  /**
   * Asks a station to update itself.
   *
   * @return the operation that collects what it says of it
   * @throws Problem as {@link Operations#begin}
   */
  Operation begin(String stationId, FirmwareImage image, Terms terms) {
    URI location = Optional.ofNullable(terms.location()).orElseGet(() -> images.fetchLink(image));
    Firmware firmware =
        new Firmware(
            location.toString(),
            Optional.ofNullable(terms.retrieveAt()).orElseGet(clock::instant),
            terms.installAt(),
            image.signingCertificate(),
            image.signature(),
            null);
    return operations.begin(
        stationId,
        Kind.FIRMWARE,
        id ->
            new UpdateFirmwareRequest(
                id, firmware, terms.retries(), terms.retryIntervalSeconds(), null),
        answer ->
            switch (answer.status()) {
              // AcceptedCanceled begins this update and ends one before.
              case Accepted, AcceptedCanceled -> new Reply.Coming();
              case Rejected, InvalidCertificate, RevokedCertificate ->
                  Reply.refused(answer.status(), answer.statusInfo());
            });
  }
}
