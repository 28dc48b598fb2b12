package org.voltide.pki.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFileTest {

  @TempDir Path directory;

  private static Credential credential() throws GeneralSecurityException {
    Validity validity = Validity.starting(Instant.EPOCH, Duration.ofDays(1));
    return Authority.createRoot("Root", "Voltide", validity).credential();
  }

  @Test
  void whatIsWrittenIsRead() throws IOException, GeneralSecurityException {
    Credential credential = credential();
    CredentialFile file = new CredentialFile(directory.resolve("deep/root.p12"), "secret");
    assertThat(file.read()).isEmpty();
    file.write(credential());
    file.write(credential);
    assertThat(file.read()).contains(credential);
  }

  @Test
  void onlyItsOwnerReadsItAndNoDraftStays() throws IOException, GeneralSecurityException {
    CredentialFile file = new CredentialFile(directory.resolve("root.p12"), "secret");
    file.write(credential());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void aWrongPasswordOpensNothing() throws IOException, GeneralSecurityException {
    Path path = directory.resolve("root.p12");
    new CredentialFile(path, "secret").write(credential());
    assertThatThrownBy(() -> new CredentialFile(path, "guess").read())
        .isInstanceOf(IOException.class);
  }

  @Test
  void secretsAreNotPrinted() throws GeneralSecurityException {
    assertThat(new CredentialFile(Path.of("root.p12"), "secret").toString())
        .doesNotContain("secret");
    assertThat(credential().toString()).doesNotContain("PrivateKey");
  }

  @Test
  void otherProgramsReadThePem() throws GeneralSecurityException {
    Credential credential = credential();
    byte[] pem = Pem.of(credential.certificate()).getBytes(StandardCharsets.US_ASCII);
    assertThat(
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem)))
        .isEqualTo(credential.certificate());
  }
}
