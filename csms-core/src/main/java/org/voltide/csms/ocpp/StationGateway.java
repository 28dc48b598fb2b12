package org.voltide.csms.ocpp;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.voltide.csms.certificates.GatewayKeys;
import org.voltide.csms.certificates.StationCertificates;
import org.voltide.csms.platform.CallerAddress;
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
import org.voltide.ocpp.gateway.TlsSettingsBuilder;
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
  @Inject CallerAddress callers;
  @Inject Clock clock;
  @Inject GatewayMetrics metrics;
  @Inject StationCertificates certificates;
  @Inject BootStates boots;
  @Inject MessageTraces traces;

  private GatewayKeys keys = new GatewayKeys(List.of(), Set.of());
  private volatile Optional<Gateway> gateway = Optional.empty();

  synchronized void start(@Observes @Priority(LAST_TO_START) StartupEvent event)
      throws SQLException {
    core.forgetOldConnections();
    Gateway started = open();
    gateway = Optional.of(started);
    metrics.watch(started);
    LOG.infof(
        "Stations connect to ws://%s:%d/ocpp/{station}, wss port %d, with certificates wss port %d",
        settings.gateway().host(),
        started.plainPort(),
        started.tlsPort().orElse(0),
        started.mutualTlsPort().orElse(0));
  }

  private Gateway open() {
    try {
      keys = GatewayKeys.read(settings, realNow());
      certificates.trust(keys.stationRoots());
      return Gateway.start(gatewaySettings(keys), core, clock);
    } catch (GatewayStartException | IllegalArgumentException e) {
      throw new StartFailure("The gateway did not start: %s.".formatted(e.getMessage()), e);
    } catch (IOException | GeneralSecurityException e) {
      throw new StartFailure(
          "The gateway's keys and certificates cannot be read: %s.".formatted(e.getMessage()), e);
    }
  }

  void stop(@Observes @Priority(FIRST_TO_STOP) ShutdownEvent event) {
    gateway.ifPresent(Gateway::close);
    gateway = Optional.empty();
  }

  private GatewaySettings gatewaySettings(GatewayKeys keys) {
    Settings.Gateway wanted = settings.gateway();
    return GatewaySettingsBuilder.builder(GatewaySettings.defaults())
        .host(wanted.host())
        .proxies(callers.proxies())
        .plainPort(wanted.port())
        .tls(
            Optional.of(
                TlsSettingsBuilder.builder(TlsSettings.defaults(shown(keys)))
                    .port(wanted.tlsPort())
                    .mutualPort(OptionalInt.of(wanted.mutualTlsPort()))
                    .rsaKeyExchange(wanted.rsaKeyExchange())
                    .build()))
        .strict(wanted.strict())
        .build();
  }

  private static List<ServerCredential> shown(GatewayKeys keys) {
    return keys.credentials().stream()
        .map(credential -> new ServerCredential(credential.key(), credential.chain()))
        .toList();
  }

  /** What stations are shown now: for each kind of key its certificate first. */
  public synchronized List<List<X509Certificate>> shownChains() {
    return keys.credentials().stream().map(Credential::chain).toList();
  }

  /**
   * Reads the files of keys and certificates again; what has changed is in force for connections
   * from then on.
   *
   * @return whether something has changed
   * @throws IllegalArgumentException when they are not one for each kind of key
   * @throws GatewayStartException when a key does not fit; both leave what is in force
   */
  synchronized boolean reloadKeys() throws IOException, GeneralSecurityException {
    GatewayKeys fresh = GatewayKeys.read(settings, realNow());
    if (gateway.isEmpty() || fresh.equals(keys)) {
      return false;
    }
    gateway.get().reload(shown(fresh));
    certificates.trust(fresh.stationRoots());
    keys = fresh;
    return true;
  }

  /** Stations check certificates by it, whatever the domain clock says. */
  private static Instant realNow() {
    return Clock.systemUTC().instant();
  }

  /** Whether stations can connect now. */
  public boolean isListening() {
    return gateway.isPresent();
  }

  /** Where {@code ws} is served. */
  public int plainPort() {
    return gateway.orElseThrow().plainPort();
  }

  /** Where {@code wss} is served to stations with a password. */
  public int tlsPort() {
    return gateway.orElseThrow().tlsPort().orElseThrow();
  }

  /** Where {@code wss} is served to stations with a certificate. */
  public int mutualTlsPort() {
    return gateway.orElseThrow().mutualTlsPort().orElseThrow();
  }

  /** Everything that is asked of stations passes here, and so the rules of booting hold for it. */
  @Override
  public <R extends Response> CompletionStage<CallOutcome<R>> call(
      String stationId, Request<R> request) {
    Optional<StationConnection> connection = connection(stationId);
    if (connection.filter(open -> !boots.mayBeAsked(open, request)).isPresent()) {
      return CompletableFuture.completedFuture(new CallOutcome.NotAccepted<>());
    }
    return connection
        .map(open -> traces.calling(stationId, request, () -> open.call(request)))
        .orElseGet(() -> CompletableFuture.completedFuture(new CallOutcome.NotConnected<>()));
  }

  @Override
  public Optional<StationConnection> connection(String stationId) {
    return gateway.flatMap(running -> running.connection(stationId));
  }
}
