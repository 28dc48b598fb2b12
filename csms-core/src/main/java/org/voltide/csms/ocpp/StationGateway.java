package org.voltide.csms.ocpp;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.voltide.csms.certificates.GatewayCertificate;
import org.voltide.csms.platform.Settings;
import org.voltide.csms.platform.StartFailure;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.Gateway;
import org.voltide.ocpp.gateway.GatewaySettings;
import org.voltide.ocpp.gateway.GatewaySettingsBuilder;
import org.voltide.ocpp.gateway.GatewayStartException;
import org.voltide.ocpp.gateway.ServerCredential;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.gateway.TlsSettings;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.pki.authority.Credential;

/**
 * Runs the gateway inside this process and offers its {@link StationLink} to every feature. It
 * starts after everything else and stops before it.
 */
@ApplicationScoped
public class StationGateway implements StationLink {
  private static final Logger LOG = Logger.getLogger(StationGateway.class);
  private static final int LAST_TO_START = 5_000;
  private static final int FIRST_TO_STOP = 1;

  @Inject Core core;
  @Inject Settings settings;
  @Inject Clock clock;
  @Inject GatewayMetrics metrics;

  private volatile Optional<Gateway> gateway = Optional.empty();

  void start(@Observes @Priority(LAST_TO_START) StartupEvent event)
      throws SQLException, IOException, GeneralSecurityException {
    core.forgetOldConnections();
    Gateway started = open(gatewaySettings());
    gateway = Optional.of(started);
    metrics.watch(started);
    LOG.infof(
        "Stations connect to ws://%s:%d/ocpp/{station} and wss port %d",
        settings.gateway().host(), started.plainPort(), started.tlsPort().orElse(0));
  }

  private Gateway open(GatewaySettings wanted) {
    try {
      return Gateway.start(wanted, core, clock);
    } catch (GatewayStartException e) {
      throw new StartFailure("The gateway did not start: %s.".formatted(e.getMessage()), e);
    }
  }

  void stop(@Observes @Priority(FIRST_TO_STOP) ShutdownEvent event) {
    gateway.ifPresent(Gateway::close);
    gateway = Optional.empty();
  }

  private GatewaySettings gatewaySettings() throws IOException, GeneralSecurityException {
    Settings.Gateway wanted = settings.gateway();
    Credential credential =
        new GatewayCertificate(
                settings.data().dir().resolve("pki"), wanted.hostNames().orElse(List.of()))
            .at(Clock.systemUTC().instant());
    return GatewaySettingsBuilder.builder(GatewaySettings.defaults())
        .host(wanted.host())
        .plainPort(wanted.port())
        .tls(Optional.of(tls(wanted, credential)))
        .build();
  }

  private static TlsSettings tls(Settings.Gateway wanted, Credential credential) {
    ServerCredential shown = new ServerCredential(credential.key(), credential.chain());
    return new TlsSettings(wanted.tlsPort(), OptionalInt.empty(), List.of(shown), false, true);
  }

  /** Whether stations can connect now. */
  public boolean isListening() {
    return gateway.isPresent();
  }

  /** Where {@code ws} is served. */
  public int plainPort() {
    return gateway.orElseThrow().plainPort();
  }

  /** Where {@code wss} is served. */
  public int tlsPort() {
    return gateway.orElseThrow().tlsPort().orElseThrow();
  }

  @Override
  public <R extends Response> CompletionStage<CallOutcome<R>> call(
      String stationId, Request<R> request) {
    return gateway
        .map(running -> running.call(stationId, request))
        .orElseGet(() -> CompletableFuture.completedFuture(new CallOutcome.NotConnected<>()));
  }

  @Override
  public Optional<StationConnection> connection(String stationId) {
    return gateway.flatMap(running -> running.connection(stationId));
  }
}
