package org.voltide.csms.logs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.files.FileStore;
import org.voltide.csms.files.StoredFile;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.operations.Operations;
import org.voltide.csms.operations.Reply;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.diagnostics.GetLogRequest;
import org.voltide.ocpp.message.diagnostics.LogParameters;
import org.voltide.ocpp.message.diagnostics.LogType;

@Path("/api/v1/stations/{station}/logs")
@Tag(name = "Logs")
class LogRequestResource {
  /** Those of OCPP's FileTransferProtocols. */
  private static final List<String> PROTOCOLS = List.of("http", "https", "ftp", "ftps", "sftp");

  private final Operations operations;
  private final FileStore files;
  private final Database database;
  private final Clock clock;

  LogRequestResource(Operations operations, FileStore files, Database database, Clock clock) {
    this.operations = operations;
    this.files = files;
    this.database = database;
    this.clock = clock;
  }

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

    void check() {
      if (location != null && !PROTOCOLS.contains(String.valueOf(location.getScheme()))) {
        throw Problem.invalid("/location", "One of %s is needed.".formatted(PROTOCOLS));
      }
    }
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Ask a station for a log",
      description =
          "Answers with the log to come; the station uploads it to Voltide, or where it is told.")
  public StationLog ask(@PathParam("station") String station, @NotNull @Valid WantedLog wanted) {
    wanted.check();
    UUID id = begun(station, wanted.logType());
    URI address = address(wanted, id);
    Operation operation =
        operations.begin(
            station,
            Kind.LOG,
            requestId -> request(requestId, wanted, address),
            answer ->
                switch (answer.status()) {
                  case Accepted, AcceptedCanceled -> new Reply.Coming();
                  case Rejected -> Reply.refused(answer.status(), answer.statusInfo());
                });
    database.update("update station_log set operation_id = ? where id = ?", operation.id(), id);
    return database.query(StationLog.SELECT + " where l.id = ?", StationLog::of, id).getFirst();
  }

  private URI address(WantedLog wanted, UUID id) {
    if (wanted.location() != null) {
      return wanted.location();
    }
    return wanted.password() ? files.guardedUploadLink(id) : files.uploadLink(id);
  }

  private UUID begun(String station, LogType type) {
    UUID id = files.expect(StoredFile.Kind.LOG, station + ".log");
    int begun =
        database.update(
            "insert into station_log (id, station_id, log_type, requested_at)"
                + " select ?, id, ?, ? from station where id = ?",
            id,
            type.name(),
            clock.instant(),
            station);
    if (begun == 0) {
      throw Problem.notFound("station", station);
    }
    return id;
  }

  private static GetLogRequest request(int requestId, WantedLog wanted, URI address) {
    return new GetLogRequest(
        new LogParameters(address.toString(), wanted.oldest(), wanted.latest(), null),
        wanted.logType(),
        requestId,
        wanted.retries(),
        wanted.retryIntervalSeconds(),
        null);
  }
}
