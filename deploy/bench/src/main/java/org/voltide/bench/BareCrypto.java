package org.voltide.bench;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.KeyAgreement;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * What Bouncy Castle has to do for one answer and nothing else: check the request's signature and
 * the three certificates up to the root, make an ephemeral key, agree on a secret, make sure of the
 * contract's key, and sign.
 */
final class BareCrypto {
  private static final int SIGNATURES_TO_CHECK = 4;

  private final PkiWorld world;
  private final String algorithm;
  private final String curve;
  private final ECNamedCurveParameterSpec parameters;
  private final byte[] message;
  private final byte[] signed;

  BareCrypto(PkiWorld world, String algorithm, String curve) throws GeneralSecurityException {
    this.world = world;
    this.algorithm = algorithm;
    this.curve = curve;
    parameters = ECNamedCurveTable.getParameterSpec(curve);
    message = world.car().chain().getFirst().getTBSCertificate();
    signed = sign();
  }

  /** The sum of the operations. */
  void answer() throws GeneralSecurityException {
    for (int i = 0; i < SIGNATURES_TO_CHECK; i++) {
      verify();
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PkiWorld.BOUNCY_CASTLE);
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair ephemeral = generator.generateKeyPair();
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH", PkiWorld.BOUNCY_CASTLE);
    agreement.init(ephemeral.getPrivate());
    agreement.doPhase(world.car().keys().getPublic(), true);
    agreement.generateSecret();
    var number = ((ECPrivateKey) world.contract().keys().getPrivate()).getS();
    new FixedPointCombMultiplier().multiply(parameters.getG(), number).normalize();
    sign();
  }

  private byte[] sign() throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm, PkiWorld.BOUNCY_CASTLE);
    signature.initSign(world.car().keys().getPrivate());
    signature.update(message);
    return signature.sign();
  }

  private void verify() throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm, PkiWorld.BOUNCY_CASTLE);
    X509Certificate certificate = world.car().chain().getFirst();
    signature.initVerify(certificate.getPublicKey());
    signature.update(message);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException("The baseline does not verify its own signature");
    }
  }
}
