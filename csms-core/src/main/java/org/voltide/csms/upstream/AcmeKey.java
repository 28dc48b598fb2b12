package org.voltide.csms.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of an account at an ACME server, which signs every request (RFC 8555 6.2, ES256). */
record AcmeKey(KeyPair keys) {
  private static final int COORDINATE = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  static AcmeKey create() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return new AcmeKey(generator.generateKeyPair());
  }

  /** What {@link #text} wrote. */
  static AcmeKey of(String text) throws GeneralSecurityException {
    String[] parts = text.split(" ", 2);
    KeyFactory factory = KeyFactory.getInstance("EC");
    return new AcmeKey(
        new KeyPair(
            factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(parts[1]))),
            factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[0])))));
  }

  String text() {
    Base64.Encoder encoder = Base64.getEncoder();
    return encoder.encodeToString(keys.getPrivate().getEncoded())
        + " "
        + encoder.encodeToString(keys.getPublic().getEncoded());
  }

  static String base64(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }

  /** RFC 7517, RFC 7518 6.2.1. */
  ObjectNode jwk() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    return Line.object()
        .put("crv", "P-256")
        .put("kty", "EC")
        .put("x", coordinate(key.getW().getAffineX()))
        .put("y", coordinate(key.getW().getAffineY()));
  }

  private static String coordinate(BigInteger value) {
    byte[] number = value.toByteArray();
    byte[] fixed = new byte[COORDINATE];
    int length = Math.min(number.length, COORDINATE);
    System.arraycopy(number, number.length - length, fixed, COORDINATE - length, length);
    return base64(fixed);
  }

  /**
   * A signed request.
   *
   * @param account its address; empty while there is none
   * @param payload empty for POST-as-GET (RFC 8555 6.3)
   */
  ObjectNode sign(URI where, String nonce, Optional<String> account, Optional<JsonNode> payload)
      throws GeneralSecurityException {
    ObjectNode header = Line.object().put("alg", "ES256").put("nonce", nonce);
    header.put("url", where.toString());
    account.ifPresentOrElse(kid -> header.put("kid", kid), () -> header.set("jwk", jwk()));
    String signed = text(header) + "." + payload.map(AcmeKey::text).orElse("");
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(keys.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return parts(signed, signature.sign());
  }

  /** That this key may use an account elsewhere (RFC 8555 7.3.4). */
  ObjectNode binding(URI where, String keyId, String macKey) throws GeneralSecurityException {
    ObjectNode header = Line.object().put("alg", "HS256").put("kid", keyId);
    header.put("url", where.toString());
    String signed = text(header) + "." + text(jwk());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(macKey), "HmacSHA256"));
    return parts(signed, mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  private static ObjectNode parts(String signed, byte[] signature) {
    int dot = signed.indexOf('.');
    return Line.object()
        .put("protected", signed.substring(0, dot))
        .put("payload", signed.substring(dot + 1))
        .put("signature", base64(signature));
  }

  private static String text(JsonNode node) {
    return base64(node.toString().getBytes(StandardCharsets.UTF_8));
  }
}
