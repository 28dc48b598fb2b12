package org.voltide.csms.payments;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings {@code voltide.payments.*}. */
@ConfigMapping(prefix = "voltide.payments")
public interface PaymentSettings {

  /** Where drivers reach this server, without a slash at the end: receipts are below it. */
  @WithDefault("http://localhost:8080")
  URI baseUrl();

  /** The payment service's page that QR codes lead to; absent means that nobody pays on the web. */
  Optional<URI> page();

  /** How long a station holds an EVSE for whom pays on the web (OCPP 2.1 C25). */
  @WithDefault("2m")
  Duration hold();
}
