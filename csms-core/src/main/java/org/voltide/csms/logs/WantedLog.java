package org.voltide.csms.logs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.diagnostics.LogType;

/**
 * Which log.
 *
 * @param oldest entries before it are not wanted
 * @param latest entries after it are not wanted
 * @param retries how often the station tries its upload again
 * @param retryIntervalSeconds between tries
 * @param location where the station is to upload it instead of here, credentials included
 * @param password whether the address carries a name and a password for HTTP Basic authentication
 *     instead of a secret of its own
 */
record WantedLog(
    @NotNull LogType logType,
    @Nullable Instant oldest,
    @Nullable Instant latest,
    @Nullable @Min(0) @Max(100) Integer retries,
    @Nullable @Min(0) Integer retryIntervalSeconds,
    @Nullable URI location,
    boolean password) {

  /** Those of OCPP's FileTransferProtocols. */
  private static final List<String> PROTOCOLS = List.of("http", "https", "ftp", "ftps", "sftp");

  void check() {
    if (location != null && !PROTOCOLS.contains(String.valueOf(location.getScheme()))) {
      throw Problem.invalid("/location", "One of %s is needed.".formatted(PROTOCOLS));
    }
  }
}
