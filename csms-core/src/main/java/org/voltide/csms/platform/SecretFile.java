package org.voltide.csms.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Files that only their owner may read. */
public final class SecretFile {

  private static final int SECRET_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretFile() {}

  /** A random text of 192 bits, safe in URLs. */
  public static String random() {
    return random(SECRET_BYTES);
  }

  /** A random text of so many bytes, safe in URLs; four characters for three bytes. */
  public static String random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The secret in the file; the first reader makes it up. */
  public static String readOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      write(file, random());
    }
    return Files.readString(file);
  }

  /** Writes the file whole or not at all, never readable by others. */
  public static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft =
        Files.createTempFile(
            file.getParent(),
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, content);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
