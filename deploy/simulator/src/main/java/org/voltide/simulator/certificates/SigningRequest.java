package org.voltide.simulator.certificates;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A new key and the request to certify it (PKCS #10). */
record SigningRequest(KeyPair key, String pem) {
  /**
   * Makes a P-256 key and asks for a certificate on these names (A00.FR.409 ff.).
   *
   * @throws GeneralSecurityException when the JVM cannot
   */
  static SigningRequest create(String commonName, String organization, String country)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair key = generator.generateKeyPair();
    var name =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, country)
            .addRDN(BCStyle.O, organization)
            .addRDN(BCStyle.CN, commonName)
            .build();
    try {
      byte[] der =
          new JcaPKCS10CertificationRequestBuilder(name, key.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
              .getEncoded();
      return new SigningRequest(key, Pem.write("CERTIFICATE REQUEST", der));
    } catch (OperatorCreationException | IOException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
