package org.voltide.pki.provisioning;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.voltide.pki.exi.Element;
import org.voltide.pki.provisioning.Refusal.CertificateUnreadable;
import org.voltide.pki.provisioning.Refusal.ChainTooLong;

/** Certificates of messages, read by Bouncy Castle, which is the faster one on P-521. */
final class Certificates {
  static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private Certificates() {}

  /** The certificates of an element {@code Certificate} with {@code SubCertificates} beside it. */
  static List<X509Certificate> chain(Element holder, Edition edition, String whose)
      throws RefusedException {
    List<Element> elements = new ArrayList<>(of(holder));
    holder.child("SubCertificates").ifPresent(subs -> elements.addAll(of(subs)));
    List<X509Certificate> chain = new ArrayList<>();
    for (Element element : elements) {
      chain.add(read(element.text(), edition, whose));
    }
    return chain;
  }

  private static List<Element> of(Element holder) {
    return holder.children().stream().filter(child -> child.is("Certificate")).toList();
  }

  static X509Certificate read(String base64, Edition edition, String whose)
      throws RefusedException {
    byte[] der = Base64.getMimeDecoder().decode(base64);
    if (der.length > edition.maxCertificateBytes()) {
      throw new RefusedException(
          new ChainTooLong(whose, der.length, edition.maxCertificateBytes(), "bytes"));
    }
    try {
      return parsed(der);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Bouncy Castle answers some wrong DER with what its parser happens to throw.
      throw new RefusedException(new CertificateUnreadable(whose, String.valueOf(e.getMessage())));
    }
  }

  static X509Certificate parsed(byte[] der) throws CertificateException {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509", PROVIDER)
                .generateCertificate(new ByteArrayInputStream(der));
    if (certificate == null) {
      throw new CertificateException("there is none");
    }
    certificate.getPublicKey();
    return certificate;
  }

  /** The public key, checked to be on its curve. */
  static AsymmetricKeyParameter key(X509Certificate certificate) throws GeneralSecurityException {
    try {
      return PublicKeyFactory.createKey(certificate.getPublicKey().getEncoded());
    } catch (IOException | RuntimeException e) {
      throw new GeneralSecurityException("The public key cannot be used: " + e.getMessage(), e);
    }
  }
}
