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

  /** Days kept, by table. */
  default Map<String, Integer> daysByTable() {
    return Map.of(
        "transaction_event", transactionEventDays(),
        "meter_sample", meterSampleDays(),
        "message_log", messageLogDays(),
        "station_event", stationEventDays());
  }
}
