package org.voltide.pki.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFilesTest {
  private static final Validity VALIDITY = Validity.starting(Instant.now(), Duration.ofDays(1));

  @TempDir Path directory;
  private Credential ec;
  private Credential rsa;

  @BeforeEach
  void issue() throws GeneralSecurityException {
    Authority root = Authority.createRoot("Root", "Voltide", VALIDITY);
    ec = root.issueServer(KeyKind.EC_P256, List.of("localhost"), "Voltide", VALIDITY);
    rsa = root.issueServer(KeyKind.RSA_2048, List.of("localhost"), "Voltide", VALIDITY);
  }

  private Path file(String name, Object... entries) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      for (Object entry : entries) {
        pem.writeObject(entry);
      }
    }
    return Files.writeString(directory.resolve(name), text.toString());
  }

  @Test
  void everyKeyFindsItsCertificateAndTheIssuersOfThat() throws Exception {
    Path all = file("certificates.pem", rsa.chain().getLast(), rsa.certificate(), ec.certificate());
    BigInteger secret = ((ECPrivateKey) ec.key()).getS();
    Path sec1 =
        file(
            "ec.pem",
            new PemObject(
                "EC PRIVATE KEY",
                new org.bouncycastle.asn1.sec.ECPrivateKey(
                        256, secret, SECObjectIdentifiers.secp256r1)
                    .getEncoded()));
    Path pkcs8 = file("rsa.pem", new JcaPKCS8Generator(rsa.key(), null));
    List<Credential> read = PemFiles.read(List.of(all, sec1, pkcs8)).credentials();
    assertThat(read).extracting(Credential::chain).containsExactly(ec.chain(), rsa.chain());
    assertThat(((ECPrivateKey) read.getFirst().key()).getS()).isEqualTo(secret);
    assertThat(read.getLast().key()).isEqualTo(rsa.key());
  }

  @Test
  void aKeyAloneOrNoKeyIsRefused() throws Exception {
    Path key = file("key.pem", rsa.key());
    Path certificate = file("certificate.pem", ec.certificate());
    assertThatThrownBy(() -> PemFiles.read(List.of(key, certificate)).credentials())
        .hasMessage("there is no certificate for the RSA key");
    assertThatThrownBy(() -> PemFiles.read(List.of(certificate)).credentials())
        .hasMessage("there is no private key");
  }

  @Test
  void whatCannotBeReadIsNamed() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----");
    assertThatThrownBy(() -> PemFiles.read(List.of(broken))).isInstanceOf(IOException.class);
    Path other = file("other.pem", ec.certificate().getPublicKey());
    assertThatThrownBy(() -> PemFiles.read(List.of(other)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.pem");
    Path large = Files.write(directory.resolve("large.pem"), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> PemFiles.read(List.of(large)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("large.pem");
  }
}
