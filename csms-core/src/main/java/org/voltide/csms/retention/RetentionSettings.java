package org.voltide.csms.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Settings {@code voltide.retention.*}: whole days (UTC) that append-only tables are kept, unless
 * an administrator chose others.
 */
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
}
