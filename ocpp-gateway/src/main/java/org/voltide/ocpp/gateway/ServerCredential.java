package org.voltide.ocpp.gateway;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * By what the gateway proves to stations who it is.
 *
 * @param key an EC or an RSA key
 * @param chain the certificate of that key first, then its issuers
 */
public record ServerCredential(PrivateKey key, List<X509Certificate> chain) {

  public ServerCredential {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a credential has at least one certificate");
    }
  }

  boolean isRsa() {
    return key.getAlgorithm().equals("RSA");
  }

  /** Whether key and certificate belong together: what one signs, the other verifies. */
  boolean fits() throws GeneralSecurityException {
    Signature signature = Signature.getInstance(isRsa() ? "SHA256withRSA" : "SHA256withECDSA");
    signature.initSign(key);
    byte[] signed = signature.sign();
    signature.initVerify(chain.getFirst().getPublicKey());
    return signature.verify(signed);
  }

  @Override
  public String toString() {
    return "ServerCredential[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
