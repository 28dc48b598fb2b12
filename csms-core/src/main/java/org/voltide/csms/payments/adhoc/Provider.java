package org.voltide.csms.payments.adhoc;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.voltide.csms.platform.BoundedHttp;

/** The payment provider that is configured, if one is. Thread-safe. */
@Singleton
class Provider {

  private final BoundedHttp http;
  private final Optional<PaymentProvider> configured;

  Provider(StripeSettings stripe, ObjectMapper json) {
    http = new BoundedHttp(stripe.patience());
    configured = stripe.key().map(key -> new Stripe(key, stripe.address(), http, json));
  }

  Optional<PaymentProvider> configured() {
    return configured;
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
