package org.voltide.csms.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import org.voltide.csms.platform.SecretFile;

/** The key that signs the tokens of local users; made at the first start, kept with the data. */
public final class SigningKey {

  static final String ISSUER = "voltide";

  private final RSAPrivateCrtKey key;

  private SigningKey(RSAPrivateCrtKey key) {
    this.key = key;
  }

  /** The key below this data directory. */
  public static SigningKey of(Path dataDirectory) throws IOException {
    Path file = dataDirectory.resolve("identity").resolve("signing-key");
    try {
      if (!Files.exists(file)) {
        SecretFile.write(file, Base64.getEncoder().encodeToString(create()));
      }
      byte[] encoded = Base64.getDecoder().decode(Files.readString(file));
      return new SigningKey(
          (RSAPrivateCrtKey)
              KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IOException("No signing key can be read from " + file, e);
    }
  }

  private static byte[] create() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    return pair.getPrivate().getEncoded();
  }

  RSAPrivateCrtKey privateKey() {
    return key;
  }

  /** The settings by which the application trusts this key alone. */
  public Map<String, String> properties() {
    return Map.of("quarkus.oidc.public-key", publicKey(), "quarkus.oidc.token.issuer", ISSUER);
  }

  private String publicKey() {
    try {
      RSAPublicKeySpec spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      return Base64.getEncoder()
          .encodeToString(KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
