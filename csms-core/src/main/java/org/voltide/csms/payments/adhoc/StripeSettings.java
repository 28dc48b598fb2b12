package org.voltide.csms.payments.adhoc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings {@code voltide.payments.stripe.*}. */
@ConfigMapping(prefix = "voltide.payments.stripe")
interface StripeSettings {

  /** Its secret; without it drivers cannot pay here. */
  Optional<@Pattern(regexp = "(sk|rk)_[A-Za-z0-9_]+") String> key();

  /** What its webhooks are signed with; without it none are taken, and Voltide asks by itself. */
  Optional<@Pattern(regexp = "whsec_\\S+") String> webhookSecret();

  @WithDefault("https://api.stripe.com")
  URI address();

  /** How long it may take from the first to the last byte. */
  @WithDefault("20s")
  Duration patience();
}
