package org.voltide.pki.ceremony;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.profile.SignatureScheme;

/** A request for a certificate (PKCS#10) held against what may be certified. */
final class LeafRequest {
  /** Larger than any request OCPP can carry. */
  private static final int MOST_CHARACTERS = 10_000;

  private static final int LEAST_EC_BITS = 256;
  private static final int LEAST_RSA_BITS = 2048;
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private LeafRequest() {}

  /** The key to certify, once everything else about the request is right. */
  static PublicKey key(String pem, SignatureScheme scheme, Holder holder) throws RefusedException {
    PKCS10CertificationRequest request = parse(pem);
    try {
      PublicKey key =
          new JcaPKCS10CertificationRequest(request).setProvider(PROVIDER).getPublicKey();
      checkKey(key, scheme);
      if (!request.isSignatureValid(
          new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(key))) {
        throw new RefusedException(
            Refusal.WRONG_SIGNATURE, "The request is not signed by the key it is for");
      }
      checkName(request, BCStyle.CN, holder.commonName());
      checkName(request, BCStyle.O, holder.organization());
      return key;
    } catch (GeneralSecurityException | OperatorCreationException | PKCSException e) {
      throw unreadable(e);
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static RefusedException unreadable(Exception e) {
    return new RefusedException(
        Refusal.NOT_A_REQUEST, "This is no certificate request in PEM: " + e.getMessage());
  }

  private static PKCS10CertificationRequest parse(String pem) throws RefusedException {
    if (pem.length() > MOST_CHARACTERS) {
      throw new RefusedException(Refusal.NOT_A_REQUEST, "The request is too long to be one");
    }
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      if (parser.readObject() instanceof PKCS10CertificationRequest request) {
        return request;
      }
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
    throw new RefusedException(Refusal.NOT_A_REQUEST, "This is no certificate request in PEM");
  }

  private static void checkKey(PublicKey key, SignatureScheme scheme) throws RefusedException {
    if (isWeak(key)) {
      throw new RefusedException(Refusal.WEAK_KEY, "The key is too short");
    }
    if (!scheme.isFor(key)) {
      throw new RefusedException(Refusal.WRONG_KEY, "The key is not one for %s".formatted(scheme));
    }
  }

  private static boolean isWeak(PublicKey key) {
    return switch (key) {
      case ECPublicKey ec -> ec.getParams().getOrder().bitLength() < LEAST_EC_BITS;
      case RSAPublicKey rsa -> rsa.getModulus().bitLength() < LEAST_RSA_BITS;
      default -> false;
    };
  }

  private static void checkName(
      PKCS10CertificationRequest request, ASN1ObjectIdentifier type, String expected)
      throws RefusedException {
    List<String> values =
        Arrays.stream(request.getSubject().getRDNs(type))
            .map(part -> IETFUtils.valueToString(part.getFirst().getValue()))
            .toList();
    if (!values.equals(List.of(expected))) {
      throw new RefusedException(
          Refusal.ANOTHER_NAME, "The request is for %s, not for %s".formatted(values, expected));
    }
  }
}
