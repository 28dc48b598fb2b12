package org.voltide.csms.provisioning;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.stations.StationChanged;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationResponse;
import org.voltide.ocpp.message.provisioning.ChargingStation;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;

/** Keeps what stations say of themselves when they boot; registered stations are accepted (B01). */
@Singleton
final class BootNotifications
    implements LaneWork<BootNotificationRequest, BootNotificationResponse> {
  private static final String UPDATE =
      """
      update station s
         set vendor = b.vendor, model = b.model, serial_number = b.serial_number,
             firmware_version = b.firmware_version, boot_status = 'Accepted', booted_at = ?
        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
          b (id, vendor, model, serial_number, firmware_version)
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
    Map<String, ChargingStation> newest = new LinkedHashMap<>();
    messages.forEach(m -> newest.put(m.stationId(), m.payload().chargingStation()));
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      update.setObject(1, messages.getLast().receivedAt().atOffset(ZoneOffset.UTC));
      update.setArray(2, connection.createArrayOf("text", newest.keySet().toArray()));
      update.setArray(3, column(connection, newest, ChargingStation::vendorName));
      update.setArray(4, column(connection, newest, ChargingStation::model));
      update.setArray(5, column(connection, newest, ChargingStation::serialNumber));
      update.setArray(6, column(connection, newest, ChargingStation::firmwareVersion));
      update.executeUpdate();
    }
    return messages.stream().map(this::accepted).toList();
  }

  private static Array column(
      Connection connection,
      Map<String, ChargingStation> stations,
      Function<ChargingStation, @Nullable String> value)
      throws SQLException {
    Object[] values =
        stations.values().stream()
            .map(value)
            .map(text -> text == null ? null : StorableText.of(text))
            .toArray();
    return connection.createArrayOf("text", values);
  }

  private Written<BootNotificationResponse> accepted(LaneMessage<BootNotificationRequest> message) {
    BootNotificationResponse answer =
        new BootNotificationResponse(
            message.receivedAt(),
            Math.toIntExact(settings.heartbeatInterval().toSeconds()),
            RegistrationStatus.Accepted,
            null,
            null);
    return new Written<>(
        answer,
        () -> changes.fire(new StationChanged(message.stationId(), StationChanged.Kind.BOOTED)));
  }
}
