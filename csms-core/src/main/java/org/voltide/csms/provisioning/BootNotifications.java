package org.voltide.csms.provisioning;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.stations.StationChanged;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationResponse;
import org.voltide.ocpp.message.provisioning.Modem;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;

/**
 * Keeps what stations say of themselves when they boot, and answers as the operator wants it:
 * accepted (B01), or pending (B02) while something is still to be configured, or rejected (B03).
 */
@Singleton
final class BootNotifications
    implements LaneWork<BootNotificationRequest, BootNotificationResponse> {

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

  private static final String UPDATE =
      """
      update station s
         set vendor = b.vendor, model = b.model, serial_number = b.serial_number,
             firmware_version = b.firmware_version, iccid = b.iccid, imsi = b.imsi,
             boot_reason = b.reason, boot_status = b.status, booted_at = ?
        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[])
          b (id, vendor, model, serial_number, firmware_version, iccid, imsi, reason, status)
       where s.id = b.id
      """;

  private final ProvisioningSettings settings;
  private final Event<StationChanged> changes;

  BootNotifications(ProvisioningSettings settings, Event<StationChanged> changes) {
    this.settings = settings;
    this.changes = changes;
  }

  @Override
  public List<Written<BootNotificationResponse>> write(
      Connection connection, List<LaneMessage<BootNotificationRequest>> messages)
      throws SQLException {
    Map<String, BootNotificationRequest> newest = new LinkedHashMap<>();
    messages.forEach(m -> newest.put(m.stationId(), m.payload()));
    Map<String, Verdict> verdicts = verdicts(connection, newest.keySet().toArray());
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      update.setObject(1, messages.getLast().receivedAt().atOffset(ZoneOffset.UTC));
      update.setArray(2, connection.createArrayOf("text", newest.keySet().toArray()));
      update.setArray(3, column(connection, newest, b -> b.chargingStation().vendorName()));
      update.setArray(4, column(connection, newest, b -> b.chargingStation().model()));
      update.setArray(5, column(connection, newest, b -> b.chargingStation().serialNumber()));
      update.setArray(6, column(connection, newest, b -> b.chargingStation().firmwareVersion()));
      update.setArray(7, column(connection, newest, b -> modem(b).map(Modem::iccid).orElse(null)));
      update.setArray(8, column(connection, newest, b -> modem(b).map(Modem::imsi).orElse(null)));
      update.setArray(9, column(connection, newest, b -> b.reason().name()));
      update.setArray(
          10,
          connection.createArrayOf(
              "text",
              newest.keySet().stream().map(id -> verdicts.get(id).status().name()).toArray()));
      update.executeUpdate();
    }
    return messages.stream().map(m -> answered(m, verdicts.get(m.stationId()))).toList();
  }

  private Map<String, Verdict> verdicts(Connection connection, Object[] stations)
      throws SQLException {
    Map<String, Verdict> verdicts = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(POLICIES)) {
      query.setArray(1, connection.createArrayOf("text", stations));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          verdicts.put(
              rows.getString(1),
              verdict(
                  BootPolicy.valueOf(rows.getString(2)),
                  rows.getInt(3),
                  rows.getBoolean(4) && settings.pendingWhileConfiguring(),
                  rows.getBoolean(5)));
        }
      }
    }
    return verdicts;
  }

  /** An expired certificate is renewed before anything else (A00.FR.429). */
  private Verdict verdict(
      BootPolicy policy, int retrySeconds, boolean unconfigured, boolean renewOnly) {
    return switch (policy) {
      case REJECT -> new Verdict(RegistrationStatus.Rejected, retrySeconds);
      case PENDING -> new Verdict(RegistrationStatus.Pending, retrySeconds);
      case ACCEPT ->
          unconfigured || renewOnly
              ? new Verdict(RegistrationStatus.Pending, retrySeconds)
              : new Verdict(
                  RegistrationStatus.Accepted,
                  Math.toIntExact(settings.heartbeatInterval().toSeconds()));
    };
  }

  private static Optional<Modem> modem(BootNotificationRequest boot) {
    return Optional.ofNullable(boot.chargingStation().modem());
  }

  private static Array column(
      Connection connection,
      Map<String, BootNotificationRequest> boots,
      Function<BootNotificationRequest, @Nullable String> value)
      throws SQLException {
    Object[] values =
        boots.values().stream()
            .map(value)
            .map(text -> text == null ? null : StorableText.of(text))
            .toArray();
    return connection.createArrayOf("text", values);
  }

  private Written<BootNotificationResponse> answered(
      LaneMessage<BootNotificationRequest> message, Verdict verdict) {
    BootNotificationResponse answer =
        new BootNotificationResponse(
            message.receivedAt(), verdict.seconds(), verdict.status(), null, null);
    return new Written<>(
        answer,
        () -> changes.fire(new StationChanged(message.stationId(), StationChanged.Kind.BOOTED)));
  }

  /**
   * @param seconds until the next Heartbeat, or the next BootNotification
   */
  private record Verdict(RegistrationStatus status, int seconds) {}
}
