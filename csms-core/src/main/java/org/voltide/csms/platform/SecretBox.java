package org.voltide.csms.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets that have to be read again, before they go into the database: AES-256-GCM with a
 * key that lies with the data, so that a copy of the database alone tells nothing. Thread-safe.
 */
@Singleton
public class SecretBox {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  @Inject
  SecretBox(Settings settings) {
    this(settings.data().dir());
  }

  /** With the key below this data directory; made by who first asks. */
  public SecretBox(Path dataDirectory) {
    Path file = dataDirectory.resolve("identity").resolve("secrets-key");
    try {
      if (!Files.exists(file)) {
        SecretFile.write(file, SecretFile.random(KEY_BYTES));
      }
      key = new SecretKeySpec(Base64.getUrlDecoder().decode(Files.readString(file)), "AES");
    } catch (IOException e) {
      throw new UncheckedIOException("No key for secrets can be read from " + file, e);
    }
  }

  /** What only this installation can read. */
  public byte[] close(String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] closed = run(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(nonce.length + closed.length).put(nonce).put(closed).array();
  }

  /**
   * @throws IllegalStateException when it was closed with another key, or changed since
   */
  public String open(byte[] closed) {
    ByteBuffer parts = ByteBuffer.wrap(closed);
    byte[] nonce = new byte[NONCE_BYTES];
    parts.get(nonce);
    byte[] rest = new byte[parts.remaining()];
    parts.get(rest);
    return new String(run(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret cannot be read with this installation's key", e);
    }
  }
}
