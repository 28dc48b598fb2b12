package org.voltide.pki.authority;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps one credential in a PKCS#12 file that is encrypted and readable by its owner only.
 *
 * @param password of the file
 */
public record CredentialFile(Path path, String password) {

  private static final String ALIAS = "voltide";

  /**
   * The credential in the file; empty when there is no file.
   *
   * @throws IOException also when the password is wrong
   */
  public Optional<Credential> read() throws IOException, GeneralSecurityException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(path)) {
      store.load(in, password.toCharArray());
    }
    if (!(store.getKey(ALIAS, password.toCharArray()) instanceof PrivateKey key)) {
      throw new IOException("There is no key of Voltide in " + path);
    }
    return Optional.of(
        new Credential(
            key,
            Arrays.stream(store.getCertificateChain(ALIAS))
                .map(X509Certificate.class::cast)
                .toList()));
  }

  /** Replaces the file, whole or not at all. */
  public void write(Credential credential) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        ALIAS,
        credential.key(),
        password.toCharArray(),
        credential.chain().toArray(Certificate[]::new));
    Files.createDirectories(path.getParent());
    Path draft =
        Files.createTempFile(
            path.getParent(),
            path.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(draft)) {
      store.store(out, password.toCharArray());
    }
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return "CredentialFile[" + path + "]";
  }
}
