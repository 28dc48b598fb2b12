package org.voltide.csms.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.certificates.RootSuccession.Roots;
import org.voltide.pki.authority.Pem;

class RootSuccessionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path directory = Path.of("");
  private GatewayCertificate gateway = new GatewayCertificate(directory, List.of());

  @BeforeEach
  void inTheDirectory() {
    gateway = new GatewayCertificate(directory, List.of());
  }

  private RootSuccession succession() {
    return new RootSuccession(gateway, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private X509Certificate shownRoot() throws Exception {
    return gateway.at(NOW).getFirst().chain().getLast();
  }

  @Test
  void theNewRootIsMadeOnceAndTheOldOneVouchesForIt() throws Exception {
    Roots roots = succession().prepare();
    assertThat(succession().prepare().next()).isEqualTo(roots.next());
    assertThat(shownRoot()).as("nothing has changed").isEqualTo(roots.old());
    roots.cross().verify(roots.old().getPublicKey());
    assertThat(roots.cross().getPublicKey()).isEqualTo(roots.next().getPublicKey());
    assertThat(roots.cross().getSubjectX500Principal())
        .isEqualTo(roots.next().getSubjectX500Principal())
        .isNotEqualTo(roots.old().getSubjectX500Principal());
  }

  @Test
  void promotedItIsTheRootAndTheOldOneIsOnlyRemembered() throws Exception {
    Roots roots = succession().prepare();
    succession().promote();
    succession().promote();
    assertThat(shownRoot()).isEqualTo(roots.next());
    assertThat(gateway.formerRoots()).containsExactly(roots.old());
    assertThat(Files.readString(directory.resolve("csms-root.pem")))
        .isEqualTo(Pem.of(roots.next()));
    assertThat(Files.exists(gateway.nextRoot().path())).isFalse();
  }

  @Test
  void aCrashWhileItIsPromotedLosesNothing() throws Exception {
    Roots roots = succession().prepare();
    Files.move(
        gateway.nextRoot().path(),
        gateway.currentRoot().path(),
        StandardCopyOption.REPLACE_EXISTING);
    succession().promote();
    assertThat(Files.readString(directory.resolve("csms-root.pem")))
        .isEqualTo(Pem.of(roots.next()));
  }

  @Test
  void cancelledItIsForgotten() throws Exception {
    Roots roots = succession().prepare();
    succession().cancel();
    succession().cancel();
    assertThat(shownRoot()).isEqualTo(roots.old());
    assertThat(succession().prepare().next()).isNotEqualTo(roots.next());
  }
}
