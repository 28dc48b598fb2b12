package org.voltide.pki.provisioning;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** How messages are signed (ISO 15118-2 7.9.2.4, ISO 15118-20 7.9.2.4). */
enum SignatureAlgorithm {
  ECDSA_SHA256(
      "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
      "http://www.w3.org/2001/04/xmlenc#sha256",
      "SHA-256",
      "SHA256withPLAIN-ECDSA",
      256),
  ECDSA_SHA512(
      "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
      "http://www.w3.org/2001/04/xmlenc#sha512",
      "SHA-512",
      "SHA512withPLAIN-ECDSA",
      521),
  ED448(
      "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed448",
      "http://www.w3.org/2001/04/xmlenc#sha512",
      "SHA-512",
      "Ed448",
      0);

  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private final String uri;
  private final String digestUri;
  private final String digest;
  private final String jca;
  private final int fieldBits;

  SignatureAlgorithm(String uri, String digestUri, String digest, String jca, int fieldBits) {
    this.uri = uri;
    this.digestUri = digestUri;
    this.digest = digest;
    this.jca = jca;
    this.fieldBits = fieldBits;
  }

  /** The one algorithm for keys of that kind, if an edition has it. */
  static Optional<SignatureAlgorithm> of(AsymmetricKeyParameter key) {
    return switch (key) {
      case ECPublicKeyParameters ec ->
          Arrays.stream(values())
              .filter(known -> known.fieldBits == ec.getParameters().getCurve().getFieldSize())
              .findFirst();
      case Ed448PublicKeyParameters _ -> Optional.of(ED448);
      default -> Optional.empty();
    };
  }

  String uri() {
    return uri;
  }

  String digestUri() {
    return digestUri;
  }

  byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance(digest).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + digest, e);
    }
  }

  /** Checks a signature as XML has it: r and s in full length for ECDSA (RFC 4050). */
  boolean verify(PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(jca, PROVIDER);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of a wrong length, or numbers out of range: it is not by this key.
      return false;
    }
  }

  /** From DER, as keys sign, to the form of XML. */
  byte[] plain(ECPublicKeyParameters key, byte[] der) throws GeneralSecurityException {
    try {
      var order = key.getParameters().getN();
      var numbers = StandardDSAEncoding.INSTANCE.decode(order, der);
      return PlainDSAEncoding.INSTANCE.encode(order, numbers[0], numbers[1]);
    } catch (java.io.IOException | IllegalArgumentException e) {
      throw new GeneralSecurityException("The key gave a signature that is none", e);
    }
  }
}
