package org.voltide.simulator.firmware;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Whether a firmware file was signed by the holder of a certificate (OCPP 2.1 L01). */
record Signature(X509Certificate signer, String base64) {
  /** SHA-256, with whatever key the certificate has. */
  boolean covers(byte[] file) {
    try {
      String key = signer.getPublicKey().getAlgorithm();
      var check =
          java.security.Signature.getInstance(
              key.equals("EC") ? "SHA256withECDSA" : "SHA256with" + key);
      check.initVerify(signer);
      check.update(file);
      return check.verify(Base64.getMimeDecoder().decode(base64));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
