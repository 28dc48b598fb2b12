package org.voltide.csms.stationcertificates;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.certificates.RootSuccession.Roots;
import org.voltide.ocpp.message.certificates.InstallCertificateUse;

/**
 * A root on stations that is followed by another one.
 *
 * @param use what stations trust the two for
 * @param cross the next one's key certified by the old one, for stations that take nothing else
 * @param issuers labels of authorities of this installation below either: stations that were issued
 *     something by one are to have the roots
 */
public record RootChange(
    InstallCertificateUse use,
    X509Certificate old,
    X509Certificate next,
    Optional<X509Certificate> cross,
    List<String> issuers) {

  public RootChange {
    issuers = List.copyOf(issuers);
  }

  /** Of the CSMS: stations are to have them that were last connected by TLS, or must be. */
  public static RootChange ofCsms(Roots roots) {
    return new RootChange(
        InstallCertificateUse.CSMSRootCertificate,
        roots.old(),
        roots.next(),
        Optional.of(roots.cross()),
        List.of());
  }

  /** Of what stations show to cars: besides, those are to have them that have or shall have one. */
  public static RootChange ofV2g(X509Certificate old, X509Certificate next, List<String> issuers) {
    return new RootChange(
        InstallCertificateUse.V2GRootCertificate, old, next, Optional.empty(), issuers);
  }

  boolean isOfCsms() {
    return use == InstallCertificateUse.CSMSRootCertificate;
  }

  /** The next one in each of its certificates. */
  List<X509Certificate> successors() {
    return cross.map(vouched -> List.of(next, vouched)).orElseGet(() -> List.of(next));
  }
}
