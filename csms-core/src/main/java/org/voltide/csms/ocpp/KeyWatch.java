package org.voltide.csms.ocpp;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.voltide.ocpp.gateway.GatewayStartException;

/**
 * Looks every minute whether the files of keys and certificates have changed, or one of Voltide's
 * own certificates ends soon, and has the gateway go on with the new ones.
 */
@ApplicationScoped
class KeyWatch {
  private static final Logger LOG = Logger.getLogger(KeyWatch.class);
  private static final int PERIOD_SECONDS = 60;
  private static final int AFTER_THE_GATEWAY = 6_000;

  @Inject StationGateway gateway;

  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("key-watch").factory());

  void start(@Observes @Priority(AFTER_THE_GATEWAY) StartupEvent event) {
    var unused =
        schedule.scheduleWithFixedDelay(
            this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    schedule.shutdownNow();
  }

  /** Files that do not work leave what is in force. */
  void look() {
    try {
      if (gateway.reloadKeys()) {
        LOG.info("Stations are shown new certificates");
      }
    } catch (IOException
        | GeneralSecurityException
        | GatewayStartException
        | IllegalArgumentException e) {
      LOG.errorf("The gateway goes on with its old certificates: %s", e.getMessage());
    }
  }
}
