package org.voltide.simulator.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A credential of a station or a car in a PEM file that only its owner may read. Thread-safe. */
public record CredentialFile(Path file) {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  /**
   * Reads it; empty when there is no file.
   *
   * @throws UncheckedIOException when the file holds no key with its certificate
   */
  public Optional<Credential> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file);
      Matcher key = KEY.matcher(text);
      List<X509Certificate> chain = Pem.read(key.replaceAll(""));
      if (!key.reset().find() || chain.isEmpty()) {
        throw new IOException(file + " holds no key with its certificate");
      }
      return Optional.of(new Credential(key(key.group(1), chain.getFirst()), chain));
    } catch (GeneralSecurityException e) {
      throw new UncheckedIOException(new IOException(file + " holds no usable key", e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces it at once. */
  public synchronized void write(Credential credential) {
    String text =
        Pem.write("PRIVATE KEY", credential.key().getEncoded()) + Pem.write(credential.chain());
    try {
      Path written = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(written);
      Files.createFile(
          written,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(written, text);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrivateKey key(String base64, X509Certificate owner)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(owner.getPublicKey().getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
  }
}
