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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltide.csms.platform.Settings;
import org.voltide.pki.authority.Authority;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.authority.Validity;

/**
 * Issues certificates for stations' own keys: those by which they are clients only under Voltide's
 * own root, those by which they are servers of cars under its V2G root. What stations trust as
 * their CSMS is below the former, so that no station can pose as one. Thread-safe; blocks.
 */
@Singleton
public class StationAuthority {
  private static final Duration LIFE = Duration.ofDays(365);

  private final GatewayCertificate own;
  private final String operator;
  private final Clock realTime;
  private Optional<Roots> roots = Optional.empty();

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
   * @param fingerprint of its encoding by SHA-256, hexadecimal
   */
  public record Issued(String chain, String serialNumber, Instant validUntil, String fingerprint) {}

  private record Roots(Authority ofClients, Authority ofServers) {
    Authority forRoles(Set<Authority.Role> roles) {
      return roles.contains(Authority.Role.SERVER) ? ofServers : ofClients;
    }
  }

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
          roots()
              .forRoles(roles)
              .issueStation(request, roles, Validity.starting(realTime.instant(), LIFE))
              .getFirst();
      return new Issued(
          Pem.of(leaf),
          leaf.getSerialNumber().toString(16),
          leaf.getNotAfter().toInstant(),
          HexFormat.of().formatHex(StationCertificates.fingerprint(leaf)));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("A certificate was not issued", broken);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private synchronized Roots roots() throws IOException, GeneralSecurityException {
    if (roots.isEmpty()) {
      Instant now = realTime.instant();
      roots = Optional.of(new Roots(own.root(now), own.v2gRoot(now)));
    }
    return roots.get();
  }
}
