package org.voltide.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.voltide.simulator.certificates.Credential;
import org.voltide.simulator.certificates.CredentialFile;
import org.voltide.simulator.station.StationSpec;
import org.voltide.simulator.wire.Line;
import org.voltide.simulator.wire.Network;
import org.voltide.simulator.wire.Route;
import org.voltide.simulator.wire.WebSocketLine;

/**
 * How one station gets to its CSMS: with nothing, a password or a certificate, as the security
 * profile of its route says (OCPP 2.1 A00). Thread-safe.
 */
final class Access implements Network, AutoCloseable {
  private final StationSpec spec;
  private final URI home;
  private final HttpClient http;
  private final Optional<Path> authorities;
  private final Supplier<String> password;
  private final CredentialFile file;
  private Optional<Credential> credential;
  private Optional<HttpClient> certified = Optional.empty();

  Access(
      StationSpec spec,
      URI home,
      HttpClient http,
      Optional<Path> authorities,
      Supplier<String> password,
      CredentialFile file) {
    this.spec = spec;
    this.home = home;
    this.http = http;
    this.authorities = authorities;
    this.password = password;
    this.file = file;
    this.credential = file.read();
  }

  synchronized Optional<Credential> credential() {
    return credential;
  }

  /** Shows this from the next connection on, in later runs too. */
  synchronized void renew(Credential renewed) {
    file.write(renewed);
    credential = Optional.of(renewed);
    certified.ifPresent(HttpClient::shutdown);
    certified = Optional.empty();
  }

  @Override
  public void open(Route route, Line.Events events) {
    boolean withPassword = route.securityProfile() == 1 || route.securityProfile() == 2;
    WebSocketLine.opener(
            route.securityProfile() == StationSpec.CLIENT_CERTIFICATES ? certified() : http,
            route.endpoint().orElse(home),
            route.identity().orElse(spec.id()),
            spec.protocol(),
            () ->
                withPassword ? Optional.of(route.password().orElseGet(password)) : Optional.empty())
        .open(events);
  }

  @Override
  public synchronized void close() {
    certified.ifPresent(HttpClient::shutdownNow);
  }

  private synchronized HttpClient certified() {
    if (certified.isEmpty()) {
      try {
        certified = Optional.of(Trust.client(authorities, credential));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return certified.get();
  }
}
