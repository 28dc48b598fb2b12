package org.voltide.pki.provisioning;

import static org.voltide.pki.exi.Namespaces.BODY_2;
import static org.voltide.pki.exi.Namespaces.HEADER_2;
import static org.voltide.pki.exi.Namespaces.MESSAGES_20;
import static org.voltide.pki.exi.Namespaces.MESSAGE_2;
import static org.voltide.pki.exi.Namespaces.TYPES_2;
import static org.voltide.pki.exi.Namespaces.TYPES_20;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.namespace.QName;
import org.voltide.pki.exi.Element;
import org.voltide.pki.provisioning.InstallationRequest.Kind;

/** The elements of answers, in both editions. Certificates and keys come as bytes. */
final class AnswerMessages {

  private AnswerMessages() {}

  /** The four signed elements of ISO 15118-2, in order ([V2G2-767]). */
  static List<Element> signed2(List<byte[]> contract, KeyEnvelope envelope, String emaid) {
    QName id = new QName(TYPES_2, "Id");
    return List.of(
        Element.of(new QName(BODY_2, "ContractSignatureCertChain"), chain(TYPES_2, contract))
            .with(id, "id1"),
        binary(BODY_2, "ContractSignatureEncryptedPrivateKey", envelope.encrypted())
            .with(id, "id2"),
        binary(BODY_2, "DHpublickey", envelope.publicKey()).with(id, "id3"),
        text(BODY_2, "eMAID", emaid).with(id, "id4"));
  }

  static Element message2(
      InstallationRequest request, List<byte[]> service, List<Element> signed, Element signature) {
    List<Element> body = new ArrayList<>();
    body.add(text(BODY_2, "ResponseCode", "OK"));
    body.add(
        Element.of(new QName(BODY_2, "SAProvisioningCertificateChain"), chain(TYPES_2, service)));
    body.addAll(signed);
    String name =
        request.kind() == Kind.INSTALL ? "CertificateInstallationRes" : "CertificateUpdateRes";
    return Element.of(
        new QName(MESSAGE_2, "V2G_Message"),
        Element.of(
            new QName(MESSAGE_2, "Header"),
            text(HEADER_2, "SessionID", request.sessionId()),
            signature),
        Element.of(new QName(MESSAGE_2, "Body"), Element.of(new QName(BODY_2, name), body)));
  }

  /** The one signed element of ISO 15118-20 ([V2G20-2586] and following). */
  static Element signed20(List<byte[]> contract, KeyEnvelope envelope, String keyElement) {
    return Element.of(
            new QName(MESSAGES_20, "SignedInstallationData"),
            Element.of(
                new QName(MESSAGES_20, "ContractCertificateChain"), chain(MESSAGES_20, contract)),
            text(MESSAGES_20, "ECDHCurve", envelope.curve()),
            binary(MESSAGES_20, "DHPublicKey", envelope.publicKey()),
            binary(MESSAGES_20, keyElement, envelope.encrypted()))
        .with(new QName(MESSAGES_20, "Id"), "id1");
  }

  static Element message20(
      InstallationRequest request,
      List<byte[]> service,
      Element signed,
      Element signature,
      int remaining,
      Instant at) {
    return Element.of(
        new QName(MESSAGES_20, "CertificateInstallationRes"),
        Element.of(
            new QName(TYPES_20, "Header"),
            text(TYPES_20, "SessionID", request.sessionId()),
            text(TYPES_20, "TimeStamp", Long.toString(at.getEpochSecond())),
            signature),
        text(TYPES_20, "ResponseCode", "OK"),
        text(MESSAGES_20, "EVSEProcessing", "Finished"),
        Element.of(new QName(MESSAGES_20, "CPSCertificateChain"), chain(MESSAGES_20, service)),
        signed,
        text(MESSAGES_20, "RemainingContractCertificateChains", Integer.toString(remaining)));
  }

  /** The encrypted key of an answer of ISO 15118-2. */
  static KeyEnvelope envelope2(Element body) throws RefusedException {
    return new KeyEnvelope(
        "SECP256", bytes(body, "DHpublickey"), bytes(body, "ContractSignatureEncryptedPrivateKey"));
  }

  /** The encrypted key of an answer of ISO 15118-20, which agrees on one with secp521r1. */
  static KeyEnvelope envelope20(Element body) throws RefusedException {
    Element data = Messages.child(body, "SignedInstallationData");
    return new KeyEnvelope(
        Messages.child(data, "ECDHCurve").text(),
        bytes(data, "DHPublicKey"),
        bytes(data, "SECP521_EncryptedPrivateKey"));
  }

  private static byte[] bytes(Element holder, String name) throws RefusedException {
    return Base64.getMimeDecoder().decode(Messages.child(holder, name).text());
  }

  private static List<Element> chain(String namespace, List<byte[]> certificates) {
    List<Element> all =
        certificates.stream().map(der -> binary(namespace, "Certificate", der)).toList();
    List<Element> chain = new ArrayList<>(all.subList(0, 1));
    if (all.size() > 1) {
      chain.add(Element.of(new QName(namespace, "SubCertificates"), all.subList(1, all.size())));
    }
    return chain;
  }

  private static Element binary(String namespace, String name, byte[] value) {
    return text(namespace, name, Base64.getEncoder().encodeToString(value));
  }

  private static Element text(String namespace, String name, String value) {
    return Element.text(new QName(namespace, name), value);
  }
}
