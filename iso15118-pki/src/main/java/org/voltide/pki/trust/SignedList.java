package org.voltide.pki.trust;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;

/**
 * Something that one known person signed, with the time of it: CMS SignedData around its content
 * (RFC 5652), as {@code openssl cms -sign -nodetach -binary} makes it. Certificates that come along
 * are not looked at.
 *
 * @param content what was signed
 * @param signedAt as the signer says (RFC 5652, 11.3)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignedList(byte[] content, Instant signedAt) {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final Set<String> DIGESTS =
      Set.of(
          NISTObjectIdentifiers.id_sha256.getId(),
          NISTObjectIdentifiers.id_sha384.getId(),
          NISTObjectIdentifiers.id_sha512.getId());

  /** Why it cannot be relied on; a sentence for an operator. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String why) {
      super(why);
    }
  }

  /**
   * Reads and verifies it.
   *
   * @param der SignedData
   * @param signer who has to have signed it, alone
   */
  public static SignedList read(byte[] der, X509Certificate signer, Instant now)
      throws RefusedException {
    try {
      CMSSignedData signed = new CMSSignedData(der);
      if (signed.isDetachedSignature()) {
        throw new RefusedException("It is a signature without what was signed.");
      }
      Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
      if (signers.size() != 1) {
        throw new RefusedException("It has %d signatures, not one.".formatted(signers.size()));
      }
      SignerInformation one = signers.iterator().next();
      Instant at = signedAt(one);
      check(one, at, signer, now);
      return new SignedList((byte[]) signed.getSignedContent().getContent(), at);
    } catch (CMSException
        | CertificateEncodingException
        | OperatorCreationException
        | RuntimeException unreadable) {
      // The last is of attributes that cannot be read.
      throw new RefusedException("It is no CMS SignedData: " + unreadable.getMessage() + ".");
    }
  }

  private static void check(SignerInformation one, Instant at, X509Certificate signer, Instant now)
      throws RefusedException,
          CMSException,
          CertificateEncodingException,
          OperatorCreationException {
    if (!one.getSID().match(new JcaX509CertificateHolder(signer))) {
      throw new RefusedException("Somebody other than its known signer signed it.");
    }
    if (!DIGESTS.contains(one.getDigestAlgOID())) {
      throw new RefusedException("It is signed with a weak digest.");
    }
    if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
      throw new RefusedException("It is signed in the future, at %s.".formatted(at));
    }
    if (at.isBefore(signer.getNotBefore().toInstant())
        || at.isAfter(signer.getNotAfter().toInstant())) {
      throw new RefusedException("Its signer's certificate was not valid at %s.".formatted(at));
    }
    // By the key, as validity was judged above.
    var verifier =
        new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(signer.getPublicKey());
    if (!isVerified(one, verifier)) {
      throw new RefusedException("Its signature is wrong.");
    }
  }

  private static boolean isVerified(SignerInformation one, SignerInformationVerifier verifier) {
    try {
      return one.verify(verifier);
    } catch (CMSException | RuntimeOperatorException wrong) {
      // The latter is of signatures that cannot even be read.
      return false;
    }
  }

  /** Only a signed attribute counts. */
  private static Instant signedAt(SignerInformation one) throws RefusedException {
    return Optional.ofNullable(one.getSignedAttributes())
        .map((AttributeTable signed) -> signed.get(CMSAttributes.signingTime))
        .map(attribute -> attribute.getAttrValues())
        .filter(values -> values.size() == 1)
        .map(values -> (ASN1Encodable) values.getObjectAt(0))
        .map(value -> Time.getInstance(value).getDate().toInstant())
        .orElseThrow(() -> new RefusedException("It does not say when it was signed."));
  }
}
