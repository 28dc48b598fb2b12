package org.voltide.csms.ocpp;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while stations can connect. */
@Readiness
@ApplicationScoped
class GatewayReadiness implements HealthCheck {
  private final StationGateway gateway;

  GatewayReadiness(StationGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("stations can connect").status(gateway.isListening()).build();
  }
}
