package org.voltide.csms.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.UUID;
import org.voltide.csms.identity.webauthn.Assertion;

/** An authenticator with one passkey, by the bytes of Web Authentication (6.1, 6.5.1). */
final class SoftAuthenticator {

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;
  private static final int COORDINATE_BYTES = 32;
  private static final int MAKE_BYTES = 16;

  private final String origin;
  private final String domain;
  private final byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
  private final KeyPair keys;
  int counter = 1;
  boolean verifiesUser = true;

  SoftAuthenticator(String origin, String domain) throws GeneralSecurityException {
    this.origin = origin;
    this.domain = domain;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    this.keys = generator.generateKeyPair();
  }

  byte[] clientData(String type, byte[] challenge) {
    return "{\"type\":\"webauthn.%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, Base64Url.of(challenge), origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** With no attestation of who made the authenticator. */
  byte[] attestationObject() throws GeneralSecurityException {
    ByteArrayOutputStream attested = new ByteArrayOutputStream();
    attested.writeBytes(authenticatorData(ATTESTED));
    attested.writeBytes(new byte[MAKE_BYTES]);
    attested.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) id.length).array());
    attested.writeBytes(id);
    attested.writeBytes(publicKey());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(hex("a363666d74646e6f6e656761747453746d74a0686175746844617461"));
    out.write(0x59);
    out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) attested.size()).array());
    out.writeBytes(attested.toByteArray());
    return out.toByteArray();
  }

  Assertion.Answer answer(byte[] challenge, UUID user) throws GeneralSecurityException {
    byte[] clientData = clientData("get", challenge);
    byte[] data = authenticatorData(0);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(data);
    signature.update(sha256(clientData));
    return new Assertion.Answer(id, PasskeySignIn.handle(user), data, clientData, signature.sign());
  }

  private byte[] authenticatorData(int more) throws GeneralSecurityException {
    return ByteBuffer.allocate(37)
        .put(sha256(domain.getBytes(StandardCharsets.US_ASCII)))
        .put((byte) (PRESENT | (verifiesUser ? VERIFIED : 0) | more))
        .putInt(counter)
        .array();
  }

  /** ES256 as a COSE key (RFC 9053, 7.1.1). */
  private byte[] publicKey() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(hex("a5010203262001215820"));
    out.writeBytes(coordinate(key.getW().getAffineX()));
    out.writeBytes(hex("225820"));
    out.writeBytes(coordinate(key.getW().getAffineY()));
    return out.toByteArray();
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
    return fixed;
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
