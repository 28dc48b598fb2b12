package org.voltide.pki.validation;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.voltide.pki.validation.ContractVerdict.Broken;
import org.voltide.pki.validation.ContractVerdict.Expired;
import org.voltide.pki.validation.ContractVerdict.Valid;

/**
 * Judges the chain of a contract certificate (ISO 15118-2 annex F, ISO 15118-20 annex B): its path
 * to a trust anchor, its validity, and that it is for contracts. Revocation is not looked up.
 *
 * @param anchors roots or authorities below one that may issue contracts
 */
public record ContractValidation(Set<X509Certificate> anchors) {
  private static final int LONGEST = 5;
  private static final int MIN_EC_BITS = 256;
  private static final int DIGITAL_SIGNATURE = 0;
  private static final String TLS_SERVER = "1.3.6.1.5.5.7.3.1";

  /** Roles of ISO 15118 whose certificates are no contracts. */
  private static final Set<String> OTHER_ROLES = Set.of("CPO", "CPS", "OEM", "V2G");

  public ContractValidation {
    anchors = Set.copyOf(anchors);
  }

  /**
   * @param shown the contract certificate first, then those above it in any order; an anchor among
   *     them does no harm
   */
  public ContractVerdict judge(List<X509Certificate> shown, Instant at) {
    if (shown.isEmpty() || shown.size() > LONGEST || anchors.isEmpty()) {
      return new Broken(false, "there is no chain to a trust anchor");
    }
    try {
      return judgeRead(CertificatePath.ordered(CertificatePath.read(shown)), at);
    } catch (CertPathValidatorException e) {
      return new Broken(e.getReason() == BasicReason.INVALID_SIGNATURE, reason(e));
    } catch (GeneralSecurityException e) {
      return new Broken(false, reason(e));
    }
  }

  private static String reason(GeneralSecurityException e) {
    return "the chain is not trusted: " + e.getMessage();
  }

  private ContractVerdict judgeRead(List<X509Certificate> chain, Instant at)
      throws GeneralSecurityException {
    if (!isForContracts(chain.getFirst())) {
      return new Broken(false, "the certificate is not for contracts");
    }
    Instant end =
        chain.stream()
            .map(certificate -> certificate.getNotAfter().toInstant())
            .min(Instant::compareTo)
            .orElseThrow();
    boolean expired = end.isBefore(at);
    X509Certificate anchor =
        CertificatePath.validate(
            chain, anchors, expired ? end : at, List.of(new AnnexBExtensions()));
    if (expired) {
      return new Expired(end);
    }
    List<X509Certificate> path =
        new ArrayList<>(chain.stream().takeWhile(c -> !anchors.contains(c)).toList());
    path.add(anchor);
    return new Valid(path);
  }

  private static boolean isForContracts(X509Certificate certificate)
      throws GeneralSecurityException {
    boolean[] usage = certificate.getKeyUsage();
    List<String> purposes = certificate.getExtendedKeyUsage();
    return certificate.getBasicConstraints() < 0
        && (usage == null || usage[DIGITAL_SIGNATURE])
        && (purposes == null || !purposes.contains(TLS_SERVER))
        && Subject.of(certificate).domains().stream()
            .map(domain -> domain.toUpperCase(Locale.ROOT))
            .noneMatch(OTHER_ROLES::contains)
        && isStrong(certificate);
  }

  private static boolean isStrong(X509Certificate certificate) {
    return switch (certificate.getPublicKey()) {
      case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= MIN_EC_BITS;
      case EdECPublicKey _ -> true;
      default -> false;
    };
  }

  /**
   * Annex B of ISO 15118-20 marks key identifiers and pointers to revocation as critical, which the
   * JDK else takes for something it does not know.
   */
  private static final class AnnexBExtensions extends PKIXCertPathChecker {
    private static final Set<String> KNOWN =
        Set.of("2.5.29.35", "2.5.29.14", "1.3.6.1.5.5.7.1.1", "2.5.29.31");

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
