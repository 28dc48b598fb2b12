package org.voltide.csms.retention;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.voltide.csms.store.Database;

/** Retention as it is without any configuration. */
public final class Retentions {

  private Retentions() {}

  public static Retention of(Database database) {
    return new Retention(
        database,
        new SmallRyeConfigBuilder()
            .withMapping(RetentionSettings.class)
            .build()
            .getConfigMapping(RetentionSettings.class));
  }
}
