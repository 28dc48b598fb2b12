package org.voltide.csms.ocpp;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Rounds;
import org.voltide.ocpp.gateway.GatewayStartException;

/**
 * Looks every minute whether the files of keys and certificates have changed, or one of Voltide's
 * own certificates ends soon, and has the gateway go on with the new ones.
 */
@ApplicationScoped
class KeyWatch {
  private static final Logger LOG = Logger.getLogger(KeyWatch.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);

  @Inject StationGateway gateway;

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "keys and certificates", this::look);
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
