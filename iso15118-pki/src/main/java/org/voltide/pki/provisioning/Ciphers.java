package org.voltide.pki.provisioning;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.Arrays;

/** AES as contract keys are encrypted with it; the initialization vector comes first. */
final class Ciphers {
  private static final int CBC_IV_BYTES = 16;
  private static final int GCM_IV_BYTES = 12;
  private static final int GCM_TAG_BITS = 128;

  private Ciphers() {}

  /** AES in CBC mode; the text is a multiple of 16 bytes and gets no padding. */
  static byte[] cbc(byte[] key, byte[] text, SecureRandom random) throws GeneralSecurityException {
    byte[] vector = random(CBC_IV_BYTES, random);
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
    return Arrays.concatenate(vector, cipher.doFinal(text));
  }

  /** What {@link #cbc} made. */
  static byte[] openCbc(byte[] key, byte[] encrypted) throws GeneralSecurityException {
    demand(encrypted, CBC_IV_BYTES);
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new IvParameterSpec(encrypted, 0, CBC_IV_BYTES));
    return cipher.doFinal(encrypted, CBC_IV_BYTES, encrypted.length - CBC_IV_BYTES);
  }

  /** AES in GCM mode; the tag of 16 bytes comes last. */
  static byte[] gcm(byte[] key, byte[] text, byte[] associated, SecureRandom random)
      throws GeneralSecurityException {
    byte[] vector = random(GCM_IV_BYTES, random);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(GCM_TAG_BITS, vector));
    cipher.updateAAD(associated);
    return Arrays.concatenate(vector, cipher.doFinal(text));
  }

  /** What {@link #gcm} made. */
  static byte[] openGcm(byte[] key, byte[] encrypted, byte[] associated)
      throws GeneralSecurityException {
    demand(encrypted, GCM_IV_BYTES);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(GCM_TAG_BITS, encrypted, 0, GCM_IV_BYTES));
    cipher.updateAAD(associated);
    return cipher.doFinal(encrypted, GCM_IV_BYTES, encrypted.length - GCM_IV_BYTES);
  }

  private static void demand(byte[] encrypted, int length) throws GeneralSecurityException {
    if (encrypted.length < length) {
      throw new GeneralSecurityException("the encrypted key is too short");
    }
  }

  private static byte[] random(int length, SecureRandom random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
