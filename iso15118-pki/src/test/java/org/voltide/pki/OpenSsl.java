package org.voltide.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.voltide.pki.authority.Pem;

/**
 * OpenSSL as an independent judge of what is made here.
 *
 * @param folder where its files are
 */
public record OpenSsl(Path folder) {

  /** What it said. */
  public record Said(int code, String text) {}

  /** Runs it; the test is skipped where there is none. */
  public Said run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "openssl", ".out");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
    } catch (IOException e) {
      return abort("OpenSSL is not installed, so nobody else judged the certificates.");
    }
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("OpenSSL did not end");
    }
    return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
  }

  /** Runs it, and it has to succeed. */
  public String succeeds(String... arguments) throws IOException, InterruptedException {
    Said said = run(arguments);
    assertThat(said.code()).as(said.text()).isZero();
    return said.text();
  }

  /** Writes certificates in PEM. */
  public String pem(String name, List<X509Certificate> certificates)
      throws IOException, GeneralSecurityException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append(Pem.of(certificate));
    }
    Files.writeString(folder.resolve(name), text);
    return name;
  }
}
