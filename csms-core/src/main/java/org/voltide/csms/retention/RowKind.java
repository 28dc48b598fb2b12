package org.voltide.csms.retention;

import java.util.List;
import java.util.function.ToIntFunction;

/** What is kept for some days. */
public enum RowKind {
  /** What stations told of transactions, one row per message. */
  TRANSACTION_EVENTS(30, RetentionSettings::transactionEventDays, "transaction_event"),
  /** Meter values; plans learn from them, the books stand without. */
  METER_SAMPLES(35, RetentionSettings::meterSampleDays, "meter_sample"),
  /** Every OCPP message. */
  MESSAGES(1, RetentionSettings::messageLogDays, "message_log"),
  /** What stations told of their components. */
  STATION_EVENTS(7, RetentionSettings::stationEventDays, "station_event"),
  /** What stations told of security, grid faults and battery swaps. */
  INCIDENTS(
      30, RetentionSettings::incidentDays, "security_event", "battery_swap_event", "der_alarm"),
  /** Periodic values of stations that were asked for them. */
  STREAM_SAMPLES(1, RetentionSettings::streamSampleDays, "event_stream_sample"),
  /** Who changed what. */
  AUDIT(90, RetentionSettings::auditDays, "audit_entry"),
  /** Limits that others imposed on sites. */
  IMPOSED_LIMITS(30, RetentionSettings::imposedLimitDays, "imposed_limit"),
  /** CDRs of roaming partners, which are invoices. */
  ROAMING_CDRS(365, RetentionSettings::roamingCdrDays),
  /** Sessions of roaming partners that were billed. */
  ROAMING_SESSIONS(30, RetentionSettings::roamingSessionDays);

  /** Thirty years; what is kept longer is kept by a backup. */
  static final int MOST_DAYS = 10_950;

  private final int leastDays;
  private final ToIntFunction<RetentionSettings> configured;
  private final List<String> tables;

  RowKind(int leastDays, ToIntFunction<RetentionSettings> configured, String... tables) {
    this.leastDays = leastDays;
    this.configured = configured;
    this.tables = List.of(tables);
  }

  /** Where it is; none where it shares a table with what is kept for another time. */
  public List<String> tables() {
    return tables;
  }

  /** Fewer an administrator cannot choose: something else needs them, or the law asks for more. */
  int leastDays() {
    return leastDays;
  }

  int configured(RetentionSettings settings) {
    return configured.applyAsInt(settings);
  }
}
