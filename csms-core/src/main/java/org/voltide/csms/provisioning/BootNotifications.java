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
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.provisioning.BootVerdicts.Verdict;
import org.voltide.csms.stations.StationChanged;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationResponse;
import org.voltide.ocpp.message.provisioning.Modem;

/** Keeps what stations say of themselves when they boot, and answers by {@link BootVerdicts}. */
@Singleton
final class BootNotifications
    implements LaneWork<BootNotificationRequest, BootNotificationResponse> {

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

  private final BootVerdicts verdicts;
  private final Event<StationChanged> changes;

  BootNotifications(BootVerdicts verdicts, Event<StationChanged> changes) {
    this.verdicts = verdicts;
    this.changes = changes;
  }

  @Override
  public List<Written<BootNotificationResponse>> write(
      Connection connection, List<LaneMessage<BootNotificationRequest>> messages)
      throws SQLException {
    Map<String, BootNotificationRequest> newest = new LinkedHashMap<>();
    messages.forEach(m -> newest.put(m.stationId(), m.payload()));
    Map<String, Verdict> given = verdicts.of(Statements.on(connection), newest.keySet());
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
              "text", newest.keySet().stream().map(id -> given.get(id).status().name()).toArray()));
      update.executeUpdate();
    }
    return messages.stream().map(m -> answered(m, given.get(m.stationId()))).toList();
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
}
