package org.voltide.csms.certificates;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltide.csms.platform.Settings;
import org.voltide.pki.authority.Authority;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.authority.Validity;

/** Issues certificates for stations' own keys under Voltide's own root. Thread-safe; blocks. */
@Singleton
public class StationAuthority {
  private static final Duration LIFE = Duration.ofDays(365);

  private final GatewayCertificate own;
  private final String operator;
  private final Clock realTime;
  private Optional<Authority> root = Optional.empty();

  @Inject
  StationAuthority(Settings settings) {
    this(
        new GatewayCertificate(settings.data().dir().resolve("pki"), List.of()),
        settings.operator().name(),
        Clock.systemUTC());
  }

  StationAuthority(GatewayCertificate own, String operator, Clock realTime) {
    this.own = own;
    this.operator = operator;
    this.realTime = realTime;
  }

  /**
   * What was issued.
   *
   * @param chain PEM, without the root
   * @param serialNumber hexadecimal
   */
  public record Issued(String chain, String serialNumber, Instant validUntil) {}

  /** The organization a request has to name (OCPP 2.1 A00.FR.403). */
  public String operator() {
    return operator;
  }

  /**
   * @param roles what the certificate is for
   */
  public Issued issue(SigningRequest request, Set<Authority.Role> roles) {
    try {
      X509Certificate leaf =
          root()
              .issueStation(request, roles, Validity.starting(realTime.instant(), LIFE))
              .getFirst();
      return new Issued(
          Pem.of(leaf), leaf.getSerialNumber().toString(16), leaf.getNotAfter().toInstant());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("A certificate was not issued", broken);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private synchronized Authority root() throws IOException, GeneralSecurityException {
    if (root.isEmpty()) {
      root = Optional.of(own.root(realTime.instant()));
    }
    return root.get();
  }
}
