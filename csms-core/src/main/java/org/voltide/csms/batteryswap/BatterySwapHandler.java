package org.voltide.csms.batteryswap;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.batteryswap.BatteryData;
import org.voltide.ocpp.message.batteryswap.BatterySwapRequest;
import org.voltide.ocpp.message.batteryswap.BatterySwapResponse;

/** Keeps the batteries of a swap (OCPP 2.1 S01 to S03); told again, they are known already. */
@Singleton
final class BatterySwapHandler
    implements RecordingHandler<BatterySwapRequest, BatterySwapResponse> {
  private static final String INSERT =
      "insert into battery_swap_event (at, station_id, request_id, event_type, id_token,"
          + " token_type, evse_id, serial_number, soc_percent, soh_percent, production_date,"
          + " vendor_info) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

  @Override
  public Class<BatterySwapRequest> message() {
    return BatterySwapRequest.class;
  }

  @Override
  public Written<BatterySwapResponse> record(
      Statements statements, LaneMessage<BatterySwapRequest> message) {
    List<Object[]> rows =
        message.payload().batteryData().stream().map(battery -> row(message, battery)).toList();
    statements.batch(INSERT, rows);
    return Written.silently(new BatterySwapResponse(null));
  }

  private static Object[] row(LaneMessage<BatterySwapRequest> message, BatteryData battery) {
    BatterySwapRequest swap = message.payload();
    return new Object[] {
      message.receivedAt(),
      message.stationId(),
      swap.requestId(),
      swap.eventType().name(),
      StorableText.of(swap.idToken().idToken()),
      StorableText.of(swap.idToken().type()),
      battery.evseId(),
      StorableText.of(battery.serialNumber()),
      battery.soC(),
      battery.soH(),
      battery.productionDate(),
      storable(battery.vendorInfo())
    };
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : StorableText.of(text);
  }
}
