package org.voltide.pki.custody;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.voltide.pki.profile.SignatureScheme;

/**
 * Keys in one PKCS#12 file, encrypted and readable by its owner only. The file is there once it has
 * a key; a copy of it with its password is a copy of the keys.
 *
 * @param password of the file and of each key in it
 */
public record Pkcs12Custody(Path file, String password) implements Custody {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final int LEAST_CHARACTERS = 8;

  public Pkcs12Custody {
    if (password.length() < LEAST_CHARACTERS) {
      throw new IllegalArgumentException(
          "A password for keys has at least %d characters".formatted(LEAST_CHARACTERS));
    }
  }

  @Override
  public synchronized HeldKey generate(String label, SignatureScheme scheme)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel lock =
            FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                OWNER_ONLY);
        FileLock _ = lock.lock()) {
      KeyEntries entries = read();
      entries.generate(label, scheme);
      write(entries.store());
      return entries
          .find(label)
          .orElseThrow(() -> new GeneralSecurityException("The new key was not kept"));
    }
  }

  @Override
  public Optional<HeldKey> find(String label) throws IOException, GeneralSecurityException {
    return read().find(label);
  }

  @Override
  public Set<String> labels() throws IOException, GeneralSecurityException {
    return read().labels();
  }

  /** Reading a file that is not there finds no keys; a wrong password is an IOException. */
  private KeyEntries read() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, password.toCharArray());
      }
    } else {
      store.load(null, null);
    }
    return new KeyEntries(store, password.toCharArray(), PROVIDER);
  }

  private void write(KeyStore store) throws IOException, GeneralSecurityException {
    Path folder = file.toAbsolutePath().getParent();
    Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".new", OWNER_ONLY);
    try (OutputStream out = Files.newOutputStream(draft)) {
      store.store(out, password.toCharArray());
    }
    try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return "Pkcs12Custody[" + file + "]";
  }
}
