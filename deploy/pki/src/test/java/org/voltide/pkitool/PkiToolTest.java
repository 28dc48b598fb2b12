package org.voltide.pkitool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program as the launcher calls it. */
class PkiToolTest {
  private static final Path PUBLISHED = Path.of("../../../shared/pki");

  @TempDir private Path directory;

  private record Said(int exitCode, String out, String err) {}

  @Test
  void explainsARecordedMessage() {
    assumeTrue(Files.isDirectory(PUBLISHED), "the published examples are not on this machine");
    Said said =
        run(
            "inspect",
            vector("iso2_certinstallreq_everest_mqtt.hex"),
            "--schemas",
            PUBLISHED.resolve("xsd").toString());
    assertThat(said.out)
        .startsWith("CertificateInstallationReq of ISO 15118-2, 802 bytes")
        .contains("CN=OEMProvCert")
        .endsWith("Verdict: right" + System.lineSeparator());
    assertThat(said.exitCode).isZero();
    Said distrusted =
        run(
            "inspect",
            vector("iso2_certinstallreq_everest_mqtt.hex"),
            "--schemas",
            PUBLISHED.resolve("xsd").toString(),
            "--trust",
            vector("aux-certs/ca/mo/MO_ROOT_CA.pem"));
    assertThat(distrusted.out).contains("the certificate of the vehicle is not trusted");
    assertThat(distrusted.exitCode).isEqualTo(1);
  }

  @Test
  void saysInASentenceWhatIsMissing() {
    Said said = run("inspect", "x.hex", "--schemas", directory.toString());
    assertThat(said.err).contains("V2G_CI_MsgDef.xsd").hasLineCount(1);
    assertThat(said.exitCode).isEqualTo(1);
    assertThat(run().err).contains("Say what to do");
    assertThat(run("fly").exitCode).isEqualTo(2);
  }

  private static String vector(String name) {
    return PUBLISHED.resolve("vectors/everest").resolve(name).toString();
  }

  private static Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        PkiTool.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = command.execute(arguments);
    return new Said(exitCode, out.toString(), err.toString());
  }
}
