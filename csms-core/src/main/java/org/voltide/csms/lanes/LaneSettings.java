package org.voltide.csms.lanes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Settings {@code voltide.lanes.*}. */
@ConfigMapping(prefix = "voltide.lanes")
public interface LaneSettings {

  /** How many lanes; as many as there are processors when absent. */
  OptionalInt count();

  /** How many messages may wait in one lane; more are refused. */
  @WithDefault("16384")
  int queueDepth();

  /** The most messages one transaction takes. */
  @WithDefault("1000")
  int maxBatch();

  /** How long a round is tried again while the database cannot be reached (real time). */
  @WithDefault("10s")
  Duration patience();
}
