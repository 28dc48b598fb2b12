package org.voltide.csms.traces;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** Settings {@code voltide.traces.*}. */
@ConfigMapping(prefix = "voltide.traces")
public interface TraceSettings {

  /** Where a collector takes OTLP over HTTP; absent means that nothing is traced. */
  Optional<@Pattern(regexp = "https?://[^/?#@\\s]+/[^?#\\s]+") String> endpoint();

  /** The share of messages and requests that are traced. */
  @WithDefault("0.01")
  @DecimalMin("0")
  @DecimalMax("1")
  double ratio();
}
