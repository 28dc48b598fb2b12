package org.voltide.csms.logs;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.voltide.csms.files.FileStore;
import org.voltide.csms.files.StoredFile;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.operations.Operations;
import org.voltide.csms.operations.Reply;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.diagnostics.GetLogRequest;
import org.voltide.ocpp.message.diagnostics.LogParameters;
import org.voltide.ocpp.message.diagnostics.LogType;

/** Asks stations for logs (OCPP 2.1 N01). Blocks. Thread-safe. */
@Singleton
public class LogRequests {
  private final Operations operations;
  private final FileStore files;
  private final Database database;
  private final Clock clock;

  LogRequests(Operations operations, FileStore files, Database database, Clock clock) {
    this.operations = operations;
    this.files = files;
    this.database = database;
    this.clock = clock;
  }

  /**
   * All of a log, uploaded to Voltide.
   *
   * @return the operation that tells how it ends
   * @throws Problem as {@link Operations#begin}
   */
  public UUID begin(String station, LogType type) {
    return begin(
        station, new WantedLog(type, null, null, null, null, null, false), begun(station, type));
  }

  StationLog ask(String station, WantedLog wanted) {
    wanted.check();
    UUID id = begun(station, wanted.logType());
    begin(station, wanted, id);
    return database.query(StationLog.SELECT + " where l.id = ?", StationLog::of, id).getFirst();
  }

  private UUID begin(String station, WantedLog wanted, UUID id) {
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
    return operation.id();
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
