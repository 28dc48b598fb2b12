package org.voltide.csms.ocpp;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.certificates.GatewayCertificate;
import org.voltide.csms.platform.Settings;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.Gateway;
import org.voltide.ocpp.gateway.GatewayEvent;
import org.voltide.ocpp.gateway.GatewaySettings;
import org.voltide.ocpp.gateway.GatewaySettingsBuilder;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.gateway.TlsSettings;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.pki.authority.Credential;

/** The gateway inside this process: runs from the start of the application to its end. */
@Singleton
public final class StationGateway implements StationLink {
  private static final Logger LOG = Logger.getLogger(StationGateway.class);

  private final Settings settings;
  private final Core core;
  private final Clock clock;
  private final MeterRegistry metrics;
  private volatile @Nullable Gateway gateway;

  StationGateway(Settings settings, Core core, Clock clock, MeterRegistry metrics) {
    this.settings = settings;
    this.core = core;
    this.clock = clock;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent started)
      throws IOException, GeneralSecurityException, SQLException {
    core.forgetOldConnections();
    Gateway running = Gateway.start(gatewaySettings(), core, clock);
    gateway = running;
    Gauge.builder("voltide.stations.connected", running, Gateway::connected).register(metrics);
    for (GatewayEvent event : GatewayEvent.values()) {
      FunctionCounter.builder(
              "voltide.gateway.events", running.counters(), counters -> counters.of(event))
          .tag("event", event.name())
          .register(metrics);
    }
    LOG.infof(
        "Stations connect to ws port %d and wss port %d",
        running.plainPort(), running.tlsPort().orElseThrow());
  }

  private GatewaySettings gatewaySettings() throws IOException, GeneralSecurityException {
    Settings.Gateway wanted = settings.gateway();
    GatewayCertificate certificate =
        new GatewayCertificate(
            settings.data().dir().resolve("pki"), wanted.hostNames().orElse(List.of()));
    Credential credential = certificate.at(Instant.now());
    return GatewaySettingsBuilder.builder(GatewaySettings.defaults())
        .host(wanted.host())
        .plainPort(wanted.port())
        .tls(Optional.of(new TlsSettings(wanted.tlsPort(), credential.chain(), credential.key())))
        .build();
  }

  /** Where {@code ws} is served, empty while the application starts. */
  public Optional<Integer> plainPort() {
    return Optional.ofNullable(gateway).map(Gateway::plainPort);
  }

  @Override
  public <R extends Response> CompletionStage<CallOutcome<R>> call(
      String stationId, Request<R> request) {
    Gateway running = gateway;
    return running == null
        ? CompletableFuture.completedFuture(new CallOutcome.NotConnected<>())
        : running.call(stationId, request);
  }

  @Override
  public Optional<StationConnection> connection(String stationId) {
    return Optional.ofNullable(gateway).flatMap(running -> running.connection(stationId));
  }

  @PreDestroy
  void stop() {
    Gateway running = gateway;
    if (running != null) {
      running.close();
    }
  }
}
