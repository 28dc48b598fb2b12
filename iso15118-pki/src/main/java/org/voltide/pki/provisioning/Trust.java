package org.voltide.pki.provisioning;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltide.pki.provisioning.Refusal.Untrusted;

/**
 * Whom to trust for one purpose, such as vehicles or provisioning services.
 *
 * @param anchors roots, or authorities below one; as Bouncy Castle or any other provider read them
 * @param intermediates authorities that messages may leave out
 */
public record Trust(Set<X509Certificate> anchors, Set<X509Certificate> intermediates) {
  /** Authorities between an anchor and a leaf, of which the standards allow two. */
  private static final int LONGEST = 4;

  public Trust {
    anchors = Set.copyOf(anchors);
    intermediates = Set.copyOf(intermediates);
  }

  public static Trust in(X509Certificate... anchors) {
    return new Trust(Set.of(anchors), Set.of());
  }

  /** Why the first certificate of a chain cannot be trusted; empty when it can. */
  Optional<Refusal> objection(List<X509Certificate> chain, Instant at, String whose) {
    if (anchors.isEmpty()) {
      return Optional.of(new Untrusted(whose, "no authority is trusted for this"));
    }
    try {
      CertPathBuilder.getInstance("PKIX", Certificates.PROVIDER).build(parameters(chain, at));
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.of(new Untrusted(whose, detail(e)));
    }
  }

  private PKIXBuilderParameters parameters(List<X509Certificate> chain, Instant at)
      throws GeneralSecurityException {
    X509CertSelector leaf = new X509CertSelector();
    leaf.setCertificate(chain.getFirst());
    Set<TrustAnchor> trusted = new HashSet<>();
    for (X509Certificate anchor : anchors) {
      trusted.add(new TrustAnchor(Certificates.parsed(anchor.getEncoded()), null));
    }
    List<X509Certificate> others = new ArrayList<>(chain);
    for (X509Certificate authority : intermediates) {
      others.add(Certificates.parsed(authority.getEncoded()));
    }
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, leaf);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
    parameters.setRevocationEnabled(false);
    parameters.setMaxPathLength(LONGEST);
    parameters.setDate(Date.from(at));
    parameters.addCertPathChecker(new AnnexBExtensions());
    return parameters;
  }

  private static String detail(GeneralSecurityException e) {
    Throwable reason = e;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    return e instanceof CertPathBuilderException && reason == e
        ? "there is no path to an authority that is"
        : String.valueOf(reason.getMessage());
  }

  /**
   * Annex B of ISO 15118-20 marks key identifiers and pointers to revocation as critical, which
   * path validation else takes for something it does not know.
   */
  private static final class AnnexBExtensions extends PKIXCertPathChecker {
    private static final Set<String> KNOWN =
        Set.of("2.5.29.35", "2.5.29.14", "1.3.6.1.5.5.7.1.1", "2.5.29.31", "2.5.29.72");

    @Override
    public void init(boolean forward) {}

    @Override
    public boolean isForwardCheckingSupported() {
      return true;
    }

    @Override
    public Set<String> getSupportedExtensions() {
      return KNOWN;
    }

    @Override
    public void check(Certificate certificate, Collection<String> unresolved) {
      unresolved.removeAll(KNOWN);
    }
  }
}
