package org.voltide.pki.authority;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.voltide.pki.profile.SignatureScheme;

/**
 * A request for a certificate (PKCS#10), signed by the key it is for and strong enough (OCPP 2.1
 * A00.FR.501 to 507), or on Ed448, which cars of ISO 15118-20 know.
 *
 * @param organization O of its subject
 * @param commonName CN of its subject
 * @param key the key to be certified
 */
public record SigningRequest(String organization, String commonName, PublicKey key) {

  /** Larger than any request OCPP can carry. */
  static final int MOST_CHARACTERS = 10_000;

  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final int LEAST_EC_BITS = 256;
  private static final int LEAST_RSA_BITS = 2048;
  private static final int MOST_RSA_BITS = 8192;

  /** Why a request is not acceptable; a sentence for its sender. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String why) {
      super(why);
    }
  }

  /**
   * Reads one request in PEM.
   *
   * @throws RefusedException when it is none, its signature is wrong, its key or algorithm is weak,
   *     or its subject lacks an organization or a common name
   */
  public static SigningRequest read(String pem) throws RefusedException {
    PKCS10CertificationRequest request = parse(pem);
    try {
      PublicKey key =
          new JcaPKCS10CertificationRequest(request).setProvider(PROVIDER).getPublicKey();
      if (!isStrong(key)) {
        throw new RefusedException("The key is too weak or of an unknown kind.");
      }
      if (isWeak(request.getSignatureAlgorithm().getAlgorithm())
          || !request.isSignatureValid(
              new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(key))) {
        throw new RefusedException("The signature is wrong or weak.");
      }
      return new SigningRequest(
          only(request, BCStyle.O, "organization"), only(request, BCStyle.CN, "common name"), key);
    } catch (GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | RuntimeException e) {
      throw new RefusedException("The request cannot be read: " + e.getMessage());
    }
  }

  private static PKCS10CertificationRequest parse(String pem) throws RefusedException {
    if (pem.length() > MOST_CHARACTERS) {
      throw new RefusedException("The request is too long.");
    }
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      if (parser.readObject() instanceof PKCS10CertificationRequest request) {
        return request;
      }
    } catch (IOException | RuntimeException e) {
      throw new RefusedException("This is no certificate request in PEM: " + e.getMessage());
    }
    throw new RefusedException("This is no certificate request in PEM.");
  }

  private static boolean isStrong(PublicKey key) {
    return switch (key) {
      case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
      case RSAPublicKey rsa ->
          rsa.getModulus().bitLength() >= LEAST_RSA_BITS
              && rsa.getModulus().bitLength() <= MOST_RSA_BITS;
      default -> isOnEd448(key);
    };
  }

  /** Only cars of ISO 15118-20 know such certificates, not OCPP's connections. */
  public boolean isOnEd448() {
    return isOnEd448(key);
  }

  private static boolean isOnEd448(PublicKey key) {
    return SignatureScheme.of(key).filter(SignatureScheme.ED448::equals).isPresent();
  }

  private static boolean isWeak(ASN1ObjectIdentifier algorithm) {
    String name =
        new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm).toUpperCase(Locale.ROOT);
    return name.contains("MD5") || name.contains("SHA1");
  }

  private static String only(
      PKCS10CertificationRequest request, ASN1ObjectIdentifier type, String what)
      throws RefusedException {
    List<String> values =
        Arrays.stream(request.getSubject().getRDNs(type))
            .map(part -> IETFUtils.valueToString(part.getFirst().getValue()))
            .filter(value -> !value.isBlank())
            .toList();
    return Optional.of(values)
        .filter(found -> found.size() == 1)
        .map(List::getFirst)
        .orElseThrow(
            () -> new RefusedException("The subject has not exactly one %s.".formatted(what)));
  }
}
