package org.voltide.csms.devicemodel;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.platform.LogContext;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.stations.StationChanged;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.provisioning.ReportBase;

/** Asks a station for all it is made of when it boots for the first time or with new firmware. */
@ApplicationScoped
class Inventory {
  private static final Logger LOG = Logger.getLogger(Inventory.class);

  /** A report in progress is not asked for again. */
  private static final String DUE =
      """
      select 1 as one from station s
       where s.id = ? and s.boot_status = 'Accepted'
         and (s.inventory_firmware is distinct from coalesce(s.firmware_version, '')
              or not exists (select from station_variable v where v.station_id = s.id))
         and not exists (select from operation o
                          where o.station_id = s.id and o.kind = 'REPORT' and o.ended_at is null)
      """;

  private static final String DONE =
      """
      select o.created_at from station s join operation o on o.id = s.inventory_operation
       where s.id = ? and o.state = 'DONE' and o.parts > 0
      """;

  /** What a report told once and this one did not; what only events told stays. */
  private static final String GONE =
      """
      delete from station_variable
       where station_id = ? and reported_at < ? and (mutability is not null or data_type is not null)
      """;

  private final Database database;
  private final Reports reports;
  private final DeviceModelSettings settings;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  Inventory(Database database, Reports reports, DeviceModelSettings settings) {
    this.database = database;
    this.reports = reports;
    this.settings = settings;
  }

  void booted(@Observes(during = TransactionPhase.AFTER_SUCCESS) StationChanged change) {
    if (change.kind() == StationChanged.Kind.BOOTED && settings.inventoryAfterBoot()) {
      workers.execute(
          () -> LogContext.station(change.stationId()).run(() -> take(change.stationId())));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    workers.shutdownNow();
  }

  /** After a part of a report: once all have come, what the station no longer has is forgotten. */
  static void told(Statements statements, String stationId) {
    statements
        .query(DONE, row -> row.instant("created_at"), stationId)
        .forEach(
            begun -> {
              statements.update(GONE, stationId, begun);
              statements.update(
                  "update station set inventory_firmware = coalesce(firmware_version, ''),"
                      + " inventory_operation = null where id = ?",
                  stationId);
            });
  }

  private void take(String stationId) {
    try {
      if (database.query(DUE, row -> row.whole("one"), stationId).isEmpty()) {
        return;
      }
      Operation report = reports.base(stationId, ReportBase.FullInventory);
      database.update(
          "update station set inventory_operation = ? where id = ?", report.id(), stationId);
      // The station may have told all before it was written down that it was asked.
      database.transact(statements -> told(statements, stationId));
    } catch (Problem unanswered) {
      LOG.debugf("No inventory of %s: %s", stationId, unanswered.getMessage());
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "No inventory of %s", stationId);
    }
  }
}
