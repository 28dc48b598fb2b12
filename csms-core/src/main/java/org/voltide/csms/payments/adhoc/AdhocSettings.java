package org.voltide.csms.payments.adhoc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.time.Duration;

/** Settings {@code voltide.payments.adhoc.*}. */
@ConfigMapping(prefix = "voltide.payments.adhoc")
interface AdhocSettings {

  /**
   * What is held when a driver pays, in the currency of the site's tariff; no session costs more.
   */
  @WithDefault("60")
  @DecimalMin("1")
  @DecimalMax("100000")
  BigDecimal hold();

  /** How long a driver may take to pay. */
  @WithDefault("30m")
  Duration payWithin();

  /** How long a car may take to begin after that; then nothing is taken. */
  @WithDefault("15m")
  Duration beginWithin();

  /** How long after its end a session is paid, so that late events of its station count. */
  @WithDefault("1m")
  Duration settleAfter();
}
