package org.voltide.pki.provisioning;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.exi.ExiCodec;
import org.voltide.pki.provisioning.Refusal.KeyUnsuitable;

/**
 * A vehicle's end of provisioning, its EV communication controller: asks for a contract, judges the
 * answer, and takes the contract's key out of it (ISO 15118-2 7.9.2.4 and 7.9.2.5, ISO 15118-20
 * 7.9.2.4 and 7.9.2.5).
 *
 * @param chain the provisioning certificate first; a root at the end is left out of messages
 * @param key that of the provisioning certificate, on secp256r1 for ISO 15118-2 and on secp521r1
 *     for ISO 15118-20
 */
public record Evcc(Exi exi, List<X509Certificate> chain, PrivateKey key) {
  private static final int P256_BITS = 256;
  private static final List<String> ANSWER = List.of("CertificateInstallationRes");

  /** What judging an answer comes to. */
  public sealed interface Reception {}

  /**
   * The vehicle has a contract.
   *
   * @param chain the contract certificate first
   * @param key that of the contract certificate
   */
  public record Installed(
      String emaid, List<X509Certificate> chain, PrivateKey key, Set<Deviation> deviations)
      implements Reception {
    public Installed {
      chain = List.copyOf(chain);
      deviations = Set.copyOf(deviations);
    }

    @Override
    public String toString() {
      return "Installed[" + emaid + "]";
    }
  }

  /**
   * It has none.
   *
   * @param refusals all that is wrong with the answer
   */
  public record Refused(List<Refusal> refusals) implements Reception {
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }

  public Evcc {
    chain = List.copyOf(chain);
  }

  /**
   * A signed CertificateInstallationReq, in base64 as OCPP carries it.
   *
   * @param sessionId 16 hexadecimal digits
   * @param roots whom the vehicle trusts to issue contracts
   * @throws IllegalStateException when the provisioning certificate's key cannot sign
   */
  public String request(
      Edition edition, String sessionId, List<X509Certificate> roots, Instant at) {
    X509Certificate provisioning = chain.getFirst();
    ExiCodec codec = codec(edition);
    XmlSignature signing = new XmlSignature(exi, codec);
    try {
      Element message =
          switch (edition) {
            case ISO_2 -> {
              Element signed = RequestMessages.signed2(provisioning, roots);
              Element signature = signing.sign(List.of(signed), provisioning, this::sign);
              yield RequestMessages.message2(sessionId, signed, signature);
            }
            case ISO_20 -> {
              Element signed = RequestMessages.signed20(withoutRoot());
              Element signature = signing.sign(List.of(signed), provisioning, this::sign);
              yield RequestMessages.message20(sessionId, signed, signature, roots, at);
            }
          };
      return Base64.getEncoder().encodeToString(codec.encode(message));
    } catch (RefusedException e) {
      throw new IllegalStateException(e.refusal().reason(), e);
    }
  }

  /**
   * Judges an answer and installs the contract in it.
   *
   * @param base64 CertificateInstallationRes as OCPP carries it
   * @param services anchors for provisioning services
   * @param contracts anchors for contracts
   */
  public Reception receive(
      Edition edition, String base64, Trust services, Trust contracts, Instant at) {
    return switch (new AnswerVerifier(exi, services, contracts).verify(edition, base64, at)) {
      case AnswerVerifier.Unverifiable(Refusal refusal) -> new Refused(List.of(refusal));
      case AnswerVerifier.Verified(Verification found) when !found.isRight() ->
          new Refused(found.faults());
      case AnswerVerifier.Verified(Verification found) -> install(edition, base64, found);
    };
  }

  private Reception install(Edition edition, String base64, Verification found) {
    try {
      X509Certificate contract = found.contract().getFirst();
      Element root = Messages.decode(codec(edition), Messages.bytes(base64)).root();
      Element body = Messages.parts(edition, root, ANSWER).body();
      byte[] scalar =
          switch (edition) {
            case ISO_2 -> AnswerMessages.envelope2(body).open2(agreementKey());
            case ISO_20 -> AnswerMessages.envelope20(body).open20(agreementKey(), pcid(), contract);
          };
      return new Installed(
          Emaids.normalized(found.emaid()),
          found.contract(),
          ContractKey.of(scalar, contract),
          found.deviations());
    } catch (RefusedException e) {
      return new Refused(List.of(e.refusal()));
    }
  }

  @Override
  public String toString() {
    return "Evcc[" + pcid() + "]";
  }

  private ExiCodec codec(Edition edition) {
    return edition == Edition.ISO_2 ? exi.iso2() : exi.iso20();
  }

  private String pcid() {
    return Emaids.normalized(LeafRole.commonName(chain.getFirst()));
  }

  private List<X509Certificate> withoutRoot() {
    return chain.stream()
        .filter(one -> !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
        .toList();
  }

  private AsymmetricKeyParameter agreementKey() throws RefusedException {
    try {
      return PrivateKeyFactory.createKey(key.getEncoded());
    } catch (IOException e) {
      throw new RefusedException(new KeyUnsuitable("its key cannot be read"));
    }
  }

  private byte[] sign(byte[] message) throws GeneralSecurityException {
    if (!(key instanceof ECKey curve)) {
      throw new GeneralSecurityException("its key is on no curve of the standard");
    }
    boolean isP256 = curve.getParams().getOrder().bitLength() == P256_BITS;
    Signature signature = Signature.getInstance(isP256 ? "SHA256withECDSA" : "SHA512withECDSA");
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }
}
