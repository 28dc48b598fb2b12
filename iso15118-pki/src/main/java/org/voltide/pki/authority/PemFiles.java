package org.voltide.pki.authority;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * Keys and certificates that an operator keeps in PEM files, however they are spread over them.
 *
 * @param keys without a password
 */
public record PemFiles(List<PrivateKey> keys, List<X509Certificate> certificates) {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_CHAIN = 10;

  public PemFiles {
    keys = List.copyOf(keys);
    certificates = List.copyOf(certificates);
  }

  /**
   * Reads all keys (PKCS#8, PKCS#1, SEC1) and certificates.
   *
   * @throws IOException when a file cannot be read, is larger than 1 MiB, or holds anything else
   */
  public static PemFiles read(List<Path> files) throws IOException, GeneralSecurityException {
    List<PrivateKey> keys = new ArrayList<>();
    List<X509Certificate> certificates = new ArrayList<>();
    for (Path file : files) {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("%s is longer than %d bytes".formatted(file, MAX_BYTES));
      }
      add(Files.newBufferedReader(file), file.toString(), keys, certificates);
    }
    return new PemFiles(keys, certificates);
  }

  /**
   * The same for what is in a text.
   *
   * @throws IOException when it holds anything else
   */
  public static PemFiles of(String text) throws IOException, GeneralSecurityException {
    List<PrivateKey> keys = new ArrayList<>();
    List<X509Certificate> certificates = new ArrayList<>();
    add(new StringReader(text), "the text", keys, certificates);
    return new PemFiles(keys, certificates);
  }

  private static void add(
      Reader from, String name, List<PrivateKey> keys, List<X509Certificate> certificates)
      throws IOException, GeneralSecurityException {
    try (PEMParser parser = new PEMParser(from)) {
      for (Object entry = parser.readObject(); entry != null; entry = parser.readObject()) {
        switch (entry) {
          case X509CertificateHolder certificate ->
              certificates.add(new JcaX509CertificateConverter().getCertificate(certificate));
          case PrivateKeyInfo key -> keys.add(new JcaPEMKeyConverter().getPrivateKey(key));
          case PEMKeyPair pair -> keys.add(key(pair));
          default -> throw new IOException(name + " holds more than plain keys and certificates");
        }
      }
    }
  }

  private static PrivateKey key(PEMKeyPair pair) throws IOException {
    return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
  }

  /**
   * Each key with its certificate and the issuers of that, as far as they are there.
   *
   * @throws GeneralSecurityException when there is no key, or one without certificate
   */
  public List<Credential> credentials() throws GeneralSecurityException {
    if (keys.isEmpty()) {
      throw new GeneralSecurityException("there is no private key");
    }
    List<Credential> credentials = new ArrayList<>();
    for (PrivateKey key : keys) {
      credentials.add(new Credential(key, chain(certificate(key))));
    }
    return credentials;
  }

  private X509Certificate certificate(PrivateKey key) throws GeneralSecurityException {
    for (X509Certificate certificate : certificates) {
      if (fit(key, certificate.getPublicKey())) {
        return certificate;
      }
    }
    throw new GeneralSecurityException(
        "there is no certificate for the %s key".formatted(key.getAlgorithm()));
  }

  private static boolean fit(PrivateKey key, PublicKey other) throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(other.getAlgorithm())) {
      return false;
    }
    Signature signature =
        Signature.getInstance(
            key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
    signature.initSign(key);
    byte[] signed = signature.sign();
    signature.initVerify(other);
    return signature.verify(signed);
  }

  private List<X509Certificate> chain(X509Certificate own) {
    List<X509Certificate> chain = new ArrayList<>(List.of(own));
    while (chain.size() < MAX_CHAIN) {
      X509Certificate last = chain.getLast();
      var issuer =
          certificates.stream()
              .filter(c -> !chain.contains(c))
              .filter(c -> c.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
              .findFirst();
      if (issuer.isEmpty()) {
        return chain;
      }
      chain.add(issuer.get());
    }
    return chain;
  }

  /** Keys are not shown. */
  @Override
  public String toString() {
    return "PemFiles[%d keys, %d certificates]".formatted(keys.size(), certificates.size());
  }
}
