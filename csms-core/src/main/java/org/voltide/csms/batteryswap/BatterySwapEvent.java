package org.voltide.csms.batteryswap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * One battery of a swap event, as the API shows it.
 *
 * @param requestId the same for all events of one swap
 * @param evseId the slot
 */
record BatterySwapEvent(
    long id,
    Instant at,
    String stationId,
    int requestId,
    String eventType,
    String idToken,
    String tokenType,
    int evseId,
    String serialNumber,
    double socPercent,
    double sohPercent,
    @Nullable Instant productionDate,
    @Nullable String vendorInfo) {

  static BatterySwapEvent of(Row row) {
    return new BatterySwapEvent(
        row.big("id"),
        row.instant("at"),
        row.text("station_id"),
        row.whole("request_id"),
        row.text("event_type"),
        row.text("id_token"),
        row.text("token_type"),
        row.whole("evse_id"),
        row.text("serial_number"),
        row.number("soc_percent"),
        row.number("soh_percent"),
        row.maybeInstant("production_date").orElse(null),
        row.maybeText("vendor_info").orElse(null));
  }
}
