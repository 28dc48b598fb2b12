package org.voltide.pki.provisioning;

import static org.voltide.pki.exi.Namespaces.BODY_2;
import static org.voltide.pki.exi.Namespaces.HEADER_2;
import static org.voltide.pki.exi.Namespaces.MESSAGES_20;
import static org.voltide.pki.exi.Namespaces.MESSAGE_2;
import static org.voltide.pki.exi.Namespaces.SIGNATURE;
import static org.voltide.pki.exi.Namespaces.TYPES_20;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.namespace.QName;
import org.bouncycastle.crypto.params.X448PublicKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.Exi;

/** The other end: asks for contracts and unwraps them with the JDK's algorithms. */
record Vehicle(Exi exi, Party party, PrivateKey agreementKey) {

  Vehicle(Exi exi, Party party) {
    this(exi, party, party.key());
  }

  /** A request of ISO 15118-2, in base64. */
  String ask2() throws RefusedException {
    return base64(exi.iso2().encode(request2()));
  }

  Element request2() throws RefusedException {
    Element body =
        Element.of(
                new QName(BODY_2, "CertificateInstallationReq"),
                binary(BODY_2, "OEMProvisioningCert", party.certificate()),
                roots(new QName(BODY_2, "ListOfRootCertificateIDs")))
            .with(new QName(BODY_2, "Id"), "id1");
    return message2(
        body,
        new XmlSignature(exi, exi.iso2()).sign(List.of(body), party.certificate(), party.signer()));
  }

  /** A request of ISO 15118-2 for a new certificate of a contract, signed by this one. */
  Element update2(String emaid) throws RefusedException {
    String types = org.voltide.pki.exi.Namespaces.TYPES_2;
    List<Element> subs =
        party.withoutRoot().stream()
            .skip(1)
            .map(authority -> binary(types, "Certificate", authority))
            .toList();
    Element body =
        Element.of(
                new QName(BODY_2, "CertificateUpdateReq"),
                Element.of(
                    new QName(BODY_2, "ContractSignatureCertChain"),
                    binary(types, "Certificate", party.certificate()),
                    Element.of(new QName(types, "SubCertificates"), subs)),
                Element.text(new QName(BODY_2, "eMAID"), emaid),
                roots(new QName(BODY_2, "ListOfRootCertificateIDs")))
            .with(new QName(BODY_2, "Id"), "id1");
    return message2(
        body,
        new XmlSignature(exi, exi.iso2()).sign(List.of(body), party.certificate(), party.signer()));
  }

  static Element message2(Element body, Element... signature) {
    List<Element> header = new ArrayList<>();
    header.add(Element.text(new QName(HEADER_2, "SessionID"), "0102030405060708"));
    header.addAll(List.of(signature));
    return Element.of(
        new QName(MESSAGE_2, "V2G_Message"),
        Element.of(new QName(MESSAGE_2, "Header"), header),
        Element.of(new QName(MESSAGE_2, "Body"), body));
  }

  /** A request of ISO 15118-20, in base64. */
  String ask20(int contracts) throws RefusedException {
    List<Element> subs =
        party.withoutRoot().stream()
            .skip(1)
            .map(authority -> binary(MESSAGES_20, "Certificate", authority))
            .toList();
    Element chain =
        Element.of(
                new QName(MESSAGES_20, "OEMProvisioningCertificateChain"),
                binary(MESSAGES_20, "Certificate", party.certificate()),
                Element.of(new QName(MESSAGES_20, "SubCertificates"), subs))
            .with(new QName(MESSAGES_20, "Id"), "id1");
    Element signature =
        new XmlSignature(exi, exi.iso20())
            .sign(List.of(chain), party.certificate(), party.signer());
    Element message =
        Element.of(
            new QName(MESSAGES_20, "CertificateInstallationReq"),
            Element.of(
                new QName(TYPES_20, "Header"),
                Element.text(new QName(TYPES_20, "SessionID"), "0102030405060708"),
                Element.text(new QName(TYPES_20, "TimeStamp"), "1795262400"),
                signature),
            chain,
            roots(new QName(MESSAGES_20, "ListOfRootCertificateIDs")),
            Element.text(
                new QName(MESSAGES_20, "MaximumContractCertificateChains"),
                Integer.toString(contracts)),
            Element.of(
                new QName(MESSAGES_20, "PrioritizedEMAIDs"),
                Element.text(new QName(MESSAGES_20, "EMAID"), "DE-ABC-C12345678")));
    return base64(exi.iso20().encode(message));
  }

  /** The contract key of an answer of ISO 15118-2. */
  BigInteger unwrap2(byte[] answer) throws Exception {
    Element body =
        exi.iso2().decode(answer).root().child("Body").orElseThrow().children().getFirst();
    byte[] key = kdf("SHA-256", agree("secp256r1", bytes(body, "DHpublickey")), 16);
    byte[] encrypted = bytes(body, "ContractSignatureEncryptedPrivateKey");
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(encrypted, 0, 16));
    return new BigInteger(1, cipher.doFinal(encrypted, 16, 32));
  }

  /** The contract key of an answer of ISO 15118-20. */
  BigInteger unwrap20(byte[] answer, String pcid) throws Exception {
    Element data = exi.iso20().decode(answer).root().child("SignedInstallationData").orElseThrow();
    Element chain = data.child("ContractCertificateChain").orElseThrow();
    X509Certificate contract = Certificates.parsed(bytes(chain, "Certificate"));
    byte[] point = bytes(data, "DHPublicKey");
    byte[] z = point.length == 56 ? agree448(point) : agree("secp521r1", point);
    byte[] encrypted = Base64.getDecoder().decode(data.children().get(3).text());
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(kdf("SHA-512", z, 32), "AES"),
        new GCMParameterSpec(128, encrypted, 0, 12));
    cipher.updateAAD(KeyEnvelope.associated(pcid, contract));
    return new BigInteger(1, cipher.doFinal(encrypted, 12, encrypted.length - 12));
  }

  private byte[] agree(String curve, byte[] point) throws GeneralSecurityException {
    var parameters = ECNamedCurveTable.getParameterSpec(curve);
    PublicKey ephemeral =
        KeyFactory.getInstance("EC", Party.PROVIDER)
            .generatePublic(
                new ECPublicKeySpec(parameters.getCurve().decodePoint(point), parameters));
    return agree("ECDH", ephemeral);
  }

  private byte[] agree448(byte[] point) throws Exception {
    var encoded =
        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(new X448PublicKeyParameters(point));
    PublicKey ephemeral =
        KeyFactory.getInstance("X448", Party.PROVIDER)
            .generatePublic(new java.security.spec.X509EncodedKeySpec(encoded.getEncoded()));
    return agree("X448", ephemeral);
  }

  private byte[] agree(String algorithm, PublicKey ephemeral) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance(algorithm, Party.PROVIDER);
    agreement.init(agreementKey);
    agreement.doPhase(ephemeral, true);
    return agreement.generateSecret();
  }

  private static byte[] kdf(String digest, byte[] z, int length) throws GeneralSecurityException {
    MessageDigest hash = MessageDigest.getInstance(digest);
    hash.update(new byte[] {0, 0, 0, 1});
    hash.update(z);
    return Arrays.copyOf(hash.digest(new byte[] {1, 0x55, 0x56}), length);
  }

  private static Element roots(QName list) {
    return Element.of(
        list,
        Element.of(
            new QName(
                list.getNamespaceURI().equals(BODY_2)
                    ? org.voltide.pki.exi.Namespaces.TYPES_2
                    : TYPES_20,
                "RootCertificateID"),
            Element.text(new QName(SIGNATURE, "X509IssuerName"), "CN=V2G"),
            Element.text(new QName(SIGNATURE, "X509SerialNumber"), "1234")));
  }

  static byte[] bytes(Element holder, String child) {
    return Base64.getDecoder().decode(holder.child(child).orElseThrow().text());
  }

  private static Element binary(String namespace, String name, X509Certificate certificate) {
    try {
      return Element.text(new QName(namespace, name), base64(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
