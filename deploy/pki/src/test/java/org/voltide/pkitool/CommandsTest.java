package org.voltide.pkitool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.custody.Pkcs12Custody;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;

/** An operator's day: an ecosystem made, a station certified and taken back, all by commands. */
class CommandsTest {
  @TempDir private Path folder;

  private record Said(int exitCode, String out, String err) {}

  private Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--dir=" + folder.resolve("authorities"));
    int exitCode =
        PkiTool.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return new Said(exitCode, out.toString(), err.toString());
  }

  private String succeeds(String command) {
    Said said = run(command.split(" "));
    assertThat(said.exitCode).as(said.err).isZero();
    return said.out;
  }

  @Test
  void anEcosystemIsMadeUsedAndProved() throws Exception {
    succeeds("init --organization Example --ocsp http://ocsp.example/");
    assertThat(succeeds("root v2g-root --role V2G_ROOT --days 7300")).startsWith("-----BEGIN CER");
    succeeds("authority cpo --role CPO_SUB_2 --below v2g-root --days 700");
    String issue =
        "issue s --role SECC --name S1 --from cpo --days 60 --request=" + request("S1", "Example");
    String chain = succeeds(issue);
    assertThat(chain.split("BEGIN CERTIFICATE", -1)).hasSize(4);
    Path leaf = Files.writeString(folder.resolve("leaf.pem"), chain);
    succeeds("lint --profiles iso-15118-2 --role SECC " + leaf);
    Said violations = run("lint", "--profiles=hubject", "--role=CPS", leaf.toString());
    assertThat(violations.exitCode).isEqualTo(1);
    assertThat(violations.out).contains("[V2G2-925]");
    assertThat(succeeds("list")).contains("cpo  CPO_SUB_2", "v2g-root  V2G_ROOT");
    assertThat(succeeds("export cpo --alone")).startsWith("-----BEGIN CER");
    assertThat(succeeds("crl cpo")).startsWith("-----BEGIN X509 CRL");
    assertThat(succeeds("verify-log")).startsWith("5 entries, head ");
    assertThat(succeeds("verify-log")).endsWith("never sealed" + end());
    String key = succeeds("seal").strip().replaceFirst(".* by key ", "");
    assertThat(succeeds("verify-log --sealed-by " + key)).contains("sealed up to line 6 at ");
    assertThat(run("verify-log", "--sealed-by=12").err).contains("sealed by another key, " + key);
    Said none = run("revoke", "ff", "--from=cpo", "--reason=SUPERSEDED");
    assertThat(none.err).isEqualTo("UNKNOWN_CERTIFICATE: cpo issued no such certificate" + end());
    assertThat(run("verify-log", "--head=12").err).contains("never had the head");
  }

  @Test
  void aRootIsFollowedByAnother() {
    succeeds("init --organization Example");
    succeeds("root old --role V2G_ROOT --days 3650");
    succeeds("root next --role V2G_ROOT --days 7300");
    succeeds("use next --for STANDBY");
    assertThat(run("use", "old", "--for=WITHDRAWN").err)
        .as("it issues still")
        .contains("cannot be WITHDRAWN");
    succeeds("use next --for ISSUING");
    succeeds("use old --for FORMER");
    assertThat(succeeds("list").lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith("old ").endsWith(" FORMER"),
            line -> assertThat(line).startsWith("next ").endsWith(" ISSUING"));
    assertThat(run("use", "nobody", "--for=FORMER").err).contains("nobody");
    assertThat(run("use", "old", "--for=NOTHING").exitCode).isEqualTo(2);
  }

  @Test
  void readinessNamesEveryPlaceAndItsSource() {
    StringWriter out = new StringWriter();
    int exitCode =
        PkiTool.commandLine().setOut(new PrintWriter(out)).execute("readiness", "--quick");
    assertThat(exitCode).isZero();
    assertThat(out.toString())
        .contains("ML-DSA-65", "GetCertificateStatus.ocspResult", "at most 1600 bytes", "breaks");
  }

  private static String end() {
    return System.lineSeparator();
  }

  private Path request(String name, String organization) throws Exception {
    var key =
        new Pkcs12Custody(folder.resolve("station.p12"), "a long password")
            .generate("station", SignatureScheme.ECDSA_P256);
    return Files.writeString(
        folder.resolve("station.csr"),
        CertificationRequest.pem(
            key, ProfilePack.ISO_15118_2.profile(Role.SECC), Holder.of(name, organization)));
  }

  @Test
  void whatIsWrongIsOneSentence() throws IOException {
    assertThat(run("root", "r", "--role=V2G_ROOT", "--days=9").err)
        .isEqualTo("Nothing is set up here: begin with init." + end());
    assertThat(run("init", "--organization=E", "--profiles=x").err)
        .isEqualTo("There are no profiles x." + end());
    assertThat(run("export", "none").err).isEqualTo("There is no authority 'none' here." + end());
    succeeds("init --organization Example --second-person");
    succeeds("person ann");
    Said alone = run("root", "r", "--role=V2G_ROOT", "--days=99", "--sign=ann");
    assertThat(alone.err).startsWith("SECOND_PERSON: ");
    succeeds("person bob");
    succeeds("root r --role V2G_ROOT --days 99 --sign ann --sign bob");
    Files.writeString(folder.resolve("authorities/audit.log"), "x\n");
    assertThat(run("verify-log").err).startsWith("Line 1: it cannot be read");
  }
}
