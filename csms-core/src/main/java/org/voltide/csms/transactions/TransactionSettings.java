package org.voltide.csms.transactions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings {@code voltide.transactions.*}, in domain time. */
@ConfigMapping(prefix = "voltide.transactions")
public interface TransactionSettings {

  /** How long a transaction may say nothing before its station is asked whether it goes on. */
  @WithDefault("6h")
  Duration silence();

  /** Until a station is asked again about the same transaction. */
  @WithDefault("15m")
  Duration askAgain();

  /** How often stations are told what running sessions cost by now (OCPP 2.x I02). */
  @WithDefault("1m")
  Duration costInterval();
}
