package org.voltide.pki.authority;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.voltide.pki.custody.HeldKey;

/** Lets Bouncy Castle's builders sign with a key in custody. For one signature. */
final class CustodySigner implements ContentSigner {
  private final HeldKey key;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();

  CustodySigner(HeldKey key) {
    this.key = key;
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return new DefaultSignatureAlgorithmIdentifierFinder().find(key.scheme().signatureAlgorithm());
  }

  @Override
  public OutputStream getOutputStream() {
    return message;
  }

  @Override
  public byte[] getSignature() {
    try {
      return key.sign(message.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new RuntimeOperatorException("The key did not sign", e);
    }
  }
}
