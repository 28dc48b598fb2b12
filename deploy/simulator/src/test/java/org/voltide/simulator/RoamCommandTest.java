package org.voltide.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two fake cores on loopback become partners. */
class RoamCommandTest {
  @TempDir private Path directory;

  private int roam(FakeCore operator, FakeCore provider) throws IOException {
    String key = Files.writeString(directory.resolve("key"), "vk_test\n").toString();
    return Simulator.execute(
        "roam",
        "--scenario",
        "scenarios/roaming.yaml",
        "--state",
        directory.resolve("state").toString(),
        "--operator",
        operator.address().toString(),
        "--operator-key-file",
        key,
        "--provider",
        provider.address().toString(),
        "--provider-key-file",
        key);
  }

  @Test
  void guestsAreTheProvidersAndBothArePartnersOnce() throws IOException {
    try (var operator = new FakeCore("2026-03-02T10:00:00Z", 1);
        var provider = new FakeCore("2026-03-02T10:00:00Z", 1)) {
      assertThat(roam(operator, provider)).isZero();
      assertThat(roam(operator, provider)).as("again").isZero();
      assertThat(operator.created("stations")).hasSize(4);
      assertThat(operator.created("tokens"))
          .extracting(token -> token.get("idToken").asText())
          .containsExactly("van-01", "van-02");
      assertThat(provider.created("tokens"))
          .extracting(token -> token.get("idToken").asText())
          .containsExactly("guest-01", "guest-02");
      assertThat(operator.created("roaming/partners")).hasSize(1);
      assertThat(provider.created("roaming/partners"))
          .singleElement()
          .satisfies(partner -> assertThat(partner.get("token").asText()).isEqualTo("invited"));
    }
  }
}
