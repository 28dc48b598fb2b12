package org.voltide.csms.operations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings {@code voltide.operations.*}. */
@ConfigMapping(prefix = "voltide.operations")
public interface OperationSettings {

  /** How long a station may be silent between two parts of a result. */
  @WithDefault("15m")
  Duration patienceForParts();

  /** How long it may be silent between two steps of an update or an upload. */
  @WithDefault("24h")
  Duration patienceForSteps();

  /** How long results are kept. */
  @WithDefault("90d")
  Duration retention();
}
