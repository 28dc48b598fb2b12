package org.voltide.csms.provisioning;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;

/**
 * How a BootNotification is answered, as the operator wants it: accepted (B01), or pending (B02)
 * while something is still to be configured, or rejected (B03). Blocks.
 */
@Singleton
final class BootVerdicts {

  /** Only what was never tried holds a station up: it is not to wait for what cannot be done. */
  private static final String POLICIES =
      """
      select s.id, s.boot_policy, s.boot_retry_s,
             exists (select from desired_state d
                      where d.station_id = s.id and d.state = 'PENDING' and d.attempts = 0
                        and d.kind in ('variables', 'network-profiles')) as unconfigured,
             s.renew_only
        from station s where s.id = any(?)
      """;

  private final ProvisioningSettings settings;
  private final Database database;

  BootVerdicts(ProvisioningSettings settings, Database database) {
    this.settings = settings;
    this.database = database;
  }

  /**
   * @param seconds until the next Heartbeat, or the next BootNotification
   */
  record Verdict(RegistrationStatus status, int seconds) {}

  private record Policy(
      String stationId,
      BootPolicy policy,
      int retrySeconds,
      boolean unconfigured,
      boolean renewOnly) {
    static Policy of(Row row) {
      return new Policy(
          row.text("id"),
          BootPolicy.valueOf(row.text("boot_policy")),
          row.whole("boot_retry_s"),
          row.flag("unconfigured"),
          row.flag("renew_only"));
    }
  }

  /** Of those stations that are registered. */
  Map<String, Verdict> of(Statements statements, Collection<String> stations) {
    return statements.query(POLICIES, Policy::of, (Object) stations.toArray(String[]::new)).stream()
        .collect(toMap(Policy::stationId, this::verdict));
  }

  /** Whether the station would be accepted if it booted now. */
  boolean wouldAccept(String stationId) {
    return database
        .inTransaction(statements -> of(statements, List.of(stationId)))
        .values()
        .stream()
        .anyMatch(verdict -> verdict.status() == RegistrationStatus.Accepted);
  }

  /** An expired certificate is renewed before anything else (A00.FR.429). */
  private Verdict verdict(Policy of) {
    boolean unconfigured = of.unconfigured() && settings.pendingWhileConfiguring();
    return switch (of.policy()) {
      case REJECT -> new Verdict(RegistrationStatus.Rejected, of.retrySeconds());
      case PENDING -> new Verdict(RegistrationStatus.Pending, of.retrySeconds());
      case ACCEPT ->
          unconfigured || of.renewOnly()
              ? new Verdict(RegistrationStatus.Pending, of.retrySeconds())
              : new Verdict(
                  RegistrationStatus.Accepted,
                  Math.toIntExact(settings.heartbeatInterval().toSeconds()));
    };
  }
}
