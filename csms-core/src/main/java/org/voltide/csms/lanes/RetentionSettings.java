package org.voltide.csms.lanes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Settings {@code voltide.retention.*}: whole days (UTC) that append-only tables are kept. */
@ConfigMapping(prefix = "voltide.retention")
public interface RetentionSettings {

  @WithDefault("400")
  int transactionEventDays();

  @WithDefault("400")
  int meterSampleDays();

  @WithDefault("14")
  int messageLogDays();

  @WithDefault("90")
  int stationEventDays();

  /** What stations told of security, grid faults and battery swaps. */
  @WithDefault("400")
  int incidentDays();

  @WithDefault("30")
  int streamSampleDays();

  /** Who changed what. */
  @WithDefault("400")
  int auditDays();

  /** Limits that others impose on sites, by their start. */
  @WithDefault("400")
  int imposedLimitDays();

  /** CDRs of roaming partners, which are invoices, from when they came. */
  @WithDefault("3650")
  int roamingCdrDays();

  /** Sessions of roaming partners that were billed, from their last change. */
  @WithDefault("400")
  int roamingSessionDays();

  /** Days kept, by table without partitions; what counts is its column {@code at}. */
  default Map<String, Integer> rowDaysByTable() {
    return Map.of(
        "security_event", incidentDays(),
        "battery_swap_event", incidentDays(),
        "der_alarm", incidentDays(),
        "imposed_limit", imposedLimitDays(),
        "event_stream_sample", streamSampleDays(),
        "audit_entry", auditDays());
  }

  /** Days kept, by table with daily partitions. */
  default Map<String, Integer> daysByTable() {
    return Map.of(
        "transaction_event", transactionEventDays(),
        "meter_sample", meterSampleDays(),
        "message_log", messageLogDays(),
        "station_event", stationEventDays());
  }
}
