package org.voltide.bench;

import static org.voltide.pki.exi.Namespaces.BODY_2;
import static org.voltide.pki.exi.Namespaces.HEADER_2;
import static org.voltide.pki.exi.Namespaces.MESSAGES_20;
import static org.voltide.pki.exi.Namespaces.MESSAGE_2;
import static org.voltide.pki.exi.Namespaces.SIGNATURE;
import static org.voltide.pki.exi.Namespaces.TYPES_2;
import static org.voltide.pki.exi.Namespaces.TYPES_20;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.namespace.QName;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.exi.ExiCodec;

/** What a car asks for contracts with, in base64. */
record CarRequests(Exi exi, PkiWorld.Owner car) {
  private static final String CANONICAL = "http://www.w3.org/TR/canonical-exi/";
  private static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#sha";
  private static final String SIGNING = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha";

  String iso2() throws GeneralSecurityException {
    Element body =
        Element.of(
                new QName(BODY_2, "CertificateInstallationReq"),
                certificate(new QName(BODY_2, "OEMProvisioningCert"), car.chain().getFirst()),
                roots(BODY_2, TYPES_2))
            .with(new QName(BODY_2, "Id"), "id1");
    return base64(
        exi.iso2()
            .encode(
                Element.of(
                    new QName(MESSAGE_2, "V2G_Message"),
                    Element.of(
                        new QName(MESSAGE_2, "Header"),
                        Element.text(new QName(HEADER_2, "SessionID"), "0102030405060708"),
                        signature(exi.iso2(), body, 256)),
                    Element.of(new QName(MESSAGE_2, "Body"), body))));
  }

  String iso20() throws GeneralSecurityException {
    QName name = new QName(MESSAGES_20, "Certificate");
    List<Element> subs = new ArrayList<>();
    for (X509Certificate authority : car.chain().subList(1, 3)) {
      subs.add(certificate(name, authority));
    }
    Element chain =
        Element.of(
                new QName(MESSAGES_20, "OEMProvisioningCertificateChain"),
                certificate(name, car.chain().getFirst()),
                Element.of(new QName(MESSAGES_20, "SubCertificates"), subs))
            .with(new QName(MESSAGES_20, "Id"), "id1");
    return base64(
        exi.iso20()
            .encode(
                Element.of(
                    new QName(MESSAGES_20, "CertificateInstallationReq"),
                    Element.of(
                        new QName(TYPES_20, "Header"),
                        Element.text(new QName(TYPES_20, "SessionID"), "0102030405060708"),
                        Element.text(new QName(TYPES_20, "TimeStamp"), "1795262400"),
                        signature(exi.iso20(), chain, 512)),
                    chain,
                    roots(MESSAGES_20, TYPES_20),
                    Element.text(
                        new QName(MESSAGES_20, "MaximumContractCertificateChains"), "1"))));
  }

  private Element signature(ExiCodec codec, Element signed, int bits)
      throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-" + bits).digest(codec.fragment(signed));
    Element info =
        Element.of(
            name("SignedInfo"),
            algorithm("CanonicalizationMethod", CANONICAL),
            algorithm("SignatureMethod", SIGNING + bits),
            Element.of(
                    name("Reference"),
                    Element.of(name("Transforms"), algorithm("Transform", CANONICAL)),
                    algorithm("DigestMethod", ENCRYPTION + bits),
                    Element.text(name("DigestValue"), base64(digest)))
                .with(new QName("URI"), "#id1"));
    Signature signature =
        Signature.getInstance("SHA%dwithPLAIN-ECDSA".formatted(bits), PkiWorld.BOUNCY_CASTLE);
    signature.initSign(car.keys().getPrivate());
    signature.update(exi.signature().fragment(info));
    return Element.of(
        name("Signature"), info, Element.text(name("SignatureValue"), base64(signature.sign())));
  }

  private static Element roots(String namespace, String types) {
    return Element.of(
        new QName(namespace, "ListOfRootCertificateIDs"),
        Element.of(
            new QName(types, "RootCertificateID"),
            Element.text(name("X509IssuerName"), "CN=Root"),
            Element.text(name("X509SerialNumber"), "1")));
  }

  private static Element certificate(QName name, X509Certificate certificate)
      throws GeneralSecurityException {
    return Element.text(name, base64(certificate.getEncoded()));
  }

  private static Element algorithm(String method, String uri) {
    return Element.of(name(method)).with(new QName("Algorithm"), uri);
  }

  private static QName name(String local) {
    return new QName(SIGNATURE, local);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
