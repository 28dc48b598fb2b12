package org.voltide.pki.provisioning;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.exi.ExiCodec;
import org.voltide.pki.provisioning.Refusal.AnswerTooLong;
import org.voltide.pki.provisioning.Refusal.CertificateUnreadable;
import org.voltide.pki.provisioning.Refusal.ChainTooLong;
import org.voltide.pki.provisioning.Refusal.ContractUnsuitable;

/**
 * A certificate provisioning service: encrypts contract keys for vehicles and signs the answers
 * (ISO 15118-2 7.9.2.4 and 7.9.2.5, ISO 15118-20 7.9.2.4 and 7.9.2.5).
 *
 * @param chain the service's own certificate first; a root at the end is left out of messages
 * @param key that of its certificate
 */
public record ProvisioningService(Exi exi, List<X509Certificate> chain, MessageSigner key) {
  private static final int MAX_EMAID_2 = 15;
  private static final int MIN_EMAID_2 = 14;

  /** What answering comes to. */
  public sealed interface Answering {}

  /** To be sent, in this order, one each time the vehicle asks. */
  public record Answered(List<Answer> answers) implements Answering {
    public Answered {
      answers = List.copyOf(answers);
    }
  }

  /** Nothing is to be sent. */
  public record Refused(Refusal refusal) implements Answering {}

  public ProvisioningService {
    chain = List.copyOf(chain);
  }

  /**
   * Answers a request with as many contracts as the vehicle takes.
   *
   * @param contracts the best first; at least one
   * @param limit of an answer in characters of base64: 5,600 in OCPP 2.0.1, 17,000 in OCPP 2.1
   */
  public Answering answer(
      InstallationRequest request, List<ContractGrant> contracts, int limit, Instant at) {
    int count = Math.min(contracts.size(), Math.max(1, request.maximumChains()));
    List<Answer> answers = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        answers.add(answer(request, contracts.get(i), count - 1 - i, limit, at));
      }
      return new Answered(answers);
    } catch (RefusedException e) {
      return new Refused(e.refusal());
    }
  }

  private Answer answer(
      InstallationRequest request, ContractGrant contract, int remaining, int limit, Instant at)
      throws RefusedException {
    List<byte[]> certificates = sendable(contract.chain(), request.edition(), LeafRole.CONTRACT);
    List<byte[]> service = sendable(chain, request.edition(), LeafRole.SERVICE);
    String emaid = emaid(contract, request.edition());
    byte[] scalar = ContractKey.scalar(contract);
    Element message =
        switch (request.edition()) {
          case ISO_2 -> message2(request, certificates, service, emaid, scalar);
          case ISO_20 -> message20(request, contract, certificates, service, scalar, remaining, at);
        };
    Answer answer = new Answer(codec(request.edition()).encode(message), emaid, remaining);
    int length = answer.base64().length();
    if (length > limit) {
      throw new RefusedException(new AnswerTooLong(length, limit));
    }
    return answer;
  }

  private Element message2(
      InstallationRequest request,
      List<byte[]> contract,
      List<byte[]> service,
      String emaid,
      byte[] scalar)
      throws RefusedException {
    KeyEnvelope envelope = KeyEnvelope.iso2(request.certificate(), scalar);
    List<Element> signed = AnswerMessages.signed2(contract, envelope, emaid);
    Element signature = new XmlSignature(exi, exi.iso2()).sign(signed, chain.getFirst(), key);
    return AnswerMessages.message2(request, service, signed, signature);
  }

  private Element message20(
      InstallationRequest request,
      ContractGrant contract,
      List<byte[]> certificates,
      List<byte[]> service,
      byte[] scalar,
      int remaining,
      Instant at)
      throws RefusedException {
    KeyEnvelope envelope =
        KeyEnvelope.iso20(
            request.certificate(), request.pcid(), contract.chain().getFirst(), scalar);
    Element signed = AnswerMessages.signed20(certificates, envelope, keyElement(scalar));
    Element signature =
        new XmlSignature(exi, exi.iso20()).sign(List.of(signed), chain.getFirst(), key);
    return AnswerMessages.message20(request, service, signed, signature, remaining, at);
  }

  /** By the contract's own curve, whatever the one of the key agreement ([V2G20-2493]). */
  private static String keyElement(byte[] scalar) throws RefusedException {
    return switch (scalar.length) {
      case 66 -> "SECP521_EncryptedPrivateKey";
      case 56 -> "X448_EncryptedPrivateKey";
      default ->
          throw new RefusedException(
              new ContractUnsuitable("its key is neither on secp521r1 nor an Ed448 key"));
    };
  }

  private ExiCodec codec(Edition edition) {
    return edition == Edition.ISO_2 ? exi.iso2() : exi.iso20();
  }

  /** Without separators, and the same as in the contract's certificate. */
  private static String emaid(ContractGrant contract, Edition edition) throws RefusedException {
    String emaid = Emaids.normalized(contract.emaid());
    String named = LeafRole.commonName(contract.chain().getFirst());
    if (!Emaids.same(emaid, named)) {
      throw new RefusedException(
          new ContractUnsuitable("its certificate is for '%s'".formatted(named)));
    }
    if (edition == Edition.ISO_2
        && (emaid.length() < MIN_EMAID_2 || emaid.length() > MAX_EMAID_2)) {
      throw new RefusedException(new ContractUnsuitable("its eMAID has not 14 or 15 characters"));
    }
    return emaid;
  }

  private static List<byte[]> sendable(List<X509Certificate> chain, Edition edition, LeafRole role)
      throws RefusedException {
    List<X509Certificate> sent =
        chain.stream()
            .filter(
                certificate ->
                    !certificate
                        .getSubjectX500Principal()
                        .equals(certificate.getIssuerX500Principal()))
            .toList();
    if (sent.isEmpty() || sent.size() > edition.maxSubCertificates() + 1) {
      throw new RefusedException(
          new ChainTooLong(
              role.whose(), sent.size(), edition.maxSubCertificates() + 1, "certificates"));
    }
    List<byte[]> encoded = new ArrayList<>();
    for (X509Certificate certificate : sent) {
      encoded.add(encoded(certificate, edition, role));
    }
    return encoded;
  }

  private static byte[] encoded(X509Certificate certificate, Edition edition, LeafRole role)
      throws RefusedException {
    try {
      byte[] der = certificate.getEncoded();
      if (der.length > edition.maxCertificateBytes()) {
        throw new RefusedException(
            new ChainTooLong(role.whose(), der.length, edition.maxCertificateBytes(), "bytes"));
      }
      return der;
    } catch (CertificateEncodingException e) {
      throw new RefusedException(
          new CertificateUnreadable(role.whose(), String.valueOf(e.getMessage())));
    }
  }
}
