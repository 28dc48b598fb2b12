package org.voltide.simulator.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.simulator.certificates.Pem;

class ContractsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<String> EMAIDS = List.of("DEVLTC00000001", "DEVLTC00000002");

  @TempDir private Path state;

  @Test
  void eachCarHasAChainToTheRootAndKeepsIt() throws Exception {
    Contracts made = Contracts.kept(state, EMAIDS, NOW);
    X509Certificate root = made.root().orElseThrow();
    for (String emaid : EMAIDS) {
      List<X509Certificate> chain = Pem.read(made.chains().get(emaid));
      assertThat(Pem.holds(chain, NOW)).isTrue();
      assertThat(Pem.issued(root, chain.getLast())).isTrue();
      assertThat(chain.getFirst().getSubjectX500Principal().getName()).contains("CN=" + emaid);
    }
    assertThat(Contracts.kept(state, EMAIDS, NOW)).isEqualTo(made);
    assertThat(made.rootFingerprint().orElseThrow()).hasSize(64);
  }

  @Test
  void whatIsMissingOrHasEndedIsMadeAnew() throws Exception {
    Contracts made = Contracts.kept(state, EMAIDS, NOW);
    assertThat(Contracts.kept(state, EMAIDS, NOW.plus(Duration.ofDays(731)))).isNotEqualTo(made);
    Contracts again = Contracts.kept(state, EMAIDS, NOW);
    Files.delete(state.resolve("contracts/" + EMAIDS.getLast() + ".pem"));
    assertThat(Contracts.kept(state, EMAIDS, NOW).root()).isNotEqualTo(again.root());
    assertThat(Contracts.kept(state, List.of(), NOW)).isEqualTo(Contracts.none());
  }
}
