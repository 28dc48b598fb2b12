package org.voltide.pki.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;

/** Asks for one certificate; answers may be kept, so there is no nonce. */
public record OcspQuestion(CertificateId id) {

  /** DER, to be sent as {@code application/ocsp-request}. */
  public byte[] encoded() {
    try {
      return new OCSPReqBuilder().addRequest(new CertificateID(certId(id))).build().getEncoded();
    } catch (IOException | OCSPException e) {
      throw new IllegalStateException("An OCSP request without signature can be made", e);
    }
  }

  private static CertID certId(CertificateId id) {
    return new CertID(
        new AlgorithmIdentifier(new ASN1ObjectIdentifier(id.hash().oid), DERNull.INSTANCE),
        new DEROctetString(HexFormat.of().parseHex(id.issuerNameHash())),
        new DEROctetString(HexFormat.of().parseHex(id.issuerKeyHash())),
        new ASN1Integer(new BigInteger(id.serialNumber(), 16)));
  }

  /** The responders that a certificate names; their addresses are its issuer's word. */
  public static List<String> responders(X509Certificate certificate) {
    try {
      Extension extension =
          new JcaX509CertificateHolder(certificate).getExtension(Extension.authorityInfoAccess);
      return extension == null
          ? List.of()
          : Arrays.stream(
                  AuthorityInformationAccess.getInstance(extension.getParsedValue())
                      .getAccessDescriptions())
              .filter(a -> a.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
              .map(AccessDescription::getAccessLocation)
              .filter(location -> location.getTagNo() == GeneralName.uniformResourceIdentifier)
              .map(location -> location.getName().toString())
              .toList();
    } catch (CertificateEncodingException | IllegalArgumentException unreadable) {
      // What names its responders in a way nobody can read names none.
      return List.of();
    }
  }
}
