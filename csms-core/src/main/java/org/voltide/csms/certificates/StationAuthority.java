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
import java.util.function.Function;
import org.voltide.csms.platform.Settings;
import org.voltide.pki.authority.Authority;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.SigningAuthority;
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
  private final Function<String, Pointers> pointers;
  private final Clock realTime;
  private Optional<Roots> roots = Optional.empty();

  @Inject
  StationAuthority(Settings settings, PkiSettings pki) {
    this(
        new GatewayCertificate(settings.data().dir().resolve("pki"), List.of()),
        settings.operator().name(),
        pki::pointers,
        Clock.systemUTC());
  }

  StationAuthority(
      GatewayCertificate own,
      String operator,
      Function<String, Pointers> pointers,
      Clock realTime) {
    this.own = own;
    this.operator = operator;
    this.pointers = pointers;
    this.realTime = realTime;
  }

  /**
   * What was issued.
   *
   * @param issuer one of Voltide's own roots, or an authority's label
   * @param chain PEM, without the root
   * @param serialNumber hexadecimal
   * @param fingerprint of its encoding by SHA-256, hexadecimal
   */
  public record Issued(
      String issuer,
      String commonName,
      String chain,
      String serialNumber,
      Instant validUntil,
      String fingerprint) {

    /**
     * @param chain it first, the root last
     */
    public static Issued of(String issuer, String commonName, List<X509Certificate> chain)
        throws GeneralSecurityException {
      X509Certificate leaf = chain.getFirst();
      StringBuilder pem = new StringBuilder();
      for (X509Certificate certificate : chain.subList(0, chain.size() - 1)) {
        pem.append(Pem.of(certificate));
      }
      return new Issued(
          issuer,
          commonName,
          pem.toString(),
          leaf.getSerialNumber().toString(16),
          leaf.getNotAfter().toInstant(),
          HexFormat.of().formatHex(StationCertificates.fingerprint(leaf)));
    }
  }

  private record Roots(Authority csms, Authority v2g) {
    Authority get(OwnRoot root) {
      return switch (root) {
        case CSMS -> csms;
        case V2G -> v2g;
      };
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
    OwnRoot root = roles.contains(Authority.Role.SERVER) ? OwnRoot.V2G : OwnRoot.CSMS;
    try {
      return Issued.of(
          root.name(),
          request.commonName(),
          roots()
              .get(root)
              .issueStation(
                  request,
                  roles,
                  Validity.starting(realTime.instant(), LIFE),
                  pointers.apply(root.publicLabel())));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("A certificate was not issued", broken);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A root where it answers for what it issued. */
  public SigningAuthority signing(OwnRoot root) {
    try {
      return roots().get(root).signing();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Voltide's own root does not sign", broken);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Voltide's own roots may be others than before. */
  public synchronized void readAgain() {
    roots = Optional.empty();
  }

  private synchronized Roots roots() throws IOException, GeneralSecurityException {
    if (roots.isEmpty()) {
      Instant now = realTime.instant();
      roots = Optional.of(new Roots(own.root(now), own.v2gRoot(now)));
    }
    return roots.get();
  }
}
