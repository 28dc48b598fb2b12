package org.voltide.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;

/** A key and certificate for both servers, P-256, made anew for each run by the JDK's tool. */
record Keys(PrivateKey key, X509Certificate certificate) {
  private static final String PASSWORD = "benchmark";
  private static final String ALIAS = "server";

  static Path make(Workplace place) {
    Path file = place.folder().resolve("server.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    try {
      Process making =
          place.start(
              new ProcessBuilder(
                      keytool,
                      "-genkeypair",
                      "-keystore",
                      file.toString(),
                      "-storetype",
                      "PKCS12",
                      "-storepass",
                      PASSWORD,
                      "-alias",
                      ALIAS,
                      "-keyalg",
                      "EC",
                      "-groupname",
                      "secp256r1",
                      "-dname",
                      "CN=localhost")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD));
      if (!making.waitFor(1, TimeUnit.MINUTES) || making.exitValue() != 0) {
        throw new BenchException("keytool made no key in " + place.folder() + ".");
      }
      return file;
    } catch (IOException e) {
      throw new BenchException("keytool could not be run: " + e.getMessage() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("The benchmark was interrupted.", e);
    }
  }

  static Keys read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new Keys(
        (PrivateKey) store.getKey(ALIAS, PASSWORD.toCharArray()),
        (X509Certificate) store.getCertificate(ALIAS));
  }
}
