package org.voltide.csms.stationcertificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltide.csms.stationcertificates.RenewalStep.Done;
import org.voltide.csms.stationcertificates.RenewalStep.Fail;
import org.voltide.csms.stationcertificates.RenewalStep.Standing;
import org.voltide.csms.stationcertificates.RenewalStep.Task;
import org.voltide.csms.stationcertificates.RenewalStep.Wait;

class RenewalStepTest {

  @Test
  void itIsAskedUntilThereIsACertificate() {
    assertThat(step(StationUse.Combined, "")).isEqualTo(Task.ASK);
    assertThat(step(StationUse.V2GCertificate, "refused")).isEqualTo(new Fail("why"));
    assertThat(step(StationUse.Combined, "ISSUED")).isEqualTo(new Wait());
    assertThat(step(StationUse.Combined, "REJECTED")).isEqualTo(new Fail("would not have it: why"));
  }

  @Test
  void whatIsForTheConnectionCountsWhenItWasShown() {
    StationUse use = StationUse.ChargingStationCertificate;
    assertThat(step(use, "DELIVERED profile3")).isEqualTo(new Wait());
    assertThat(step(use, "DELIVERED profile3 late")).isEqualTo(Task.RECONNECT);
    assertThat(step(use, "DELIVERED profile3 installed")).isEqualTo(new Wait());
    assertThat(step(use, "DELIVERED profile3 late shown")).isEqualTo(new Done());
    assertThat(step(use, "ISSUED profile3 shown")).isEqualTo(new Done());
    assertThat(step(use, "DELIVERED")).isEqualTo(new Done());
  }

  @Test
  void whatOnlyCarsSeeCountsWhenItIsInTheInventory() {
    StationUse use = StationUse.V2G20Certificate;
    assertThat(step(use, "DELIVERED profile3 shown")).isEqualTo(Task.LOOK);
    assertThat(step(use, "DELIVERED installed")).isEqualTo(new Done());
  }

  @Test
  void pausesDoubleFromWhatTheStationTriesByItself() {
    Duration itself = Duration.ofMinutes(31);
    assertThat(Task.ASK.pause(1, Duration.ZERO)).isEqualTo(Duration.ofMinutes(10));
    assertThat(Task.ASK.pause(3, Duration.ZERO)).isEqualTo(Duration.ofMinutes(40));
    assertThat(Task.ASK.pause(2, itself)).isEqualTo(Duration.ofMinutes(62));
    assertThat(Task.LOOK.pause(1, itself)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Task.LOOK.pause(1_000, itself)).isEqualTo(Duration.ofHours(6));
  }

  /** Words tell what is known of the station. */
  private static RenewalStep step(StationUse use, String known) {
    return RenewalStep.of(
        use,
        new Standing(
            Optional.of(known.split(" ")[0])
                .filter(word -> word.equals(word.toUpperCase(java.util.Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .map(IssuedCertificate.State::valueOf),
            "why",
            known.contains("refused"),
            known.contains("late"),
            known.contains("shown"),
            known.contains("installed"),
            known.contains("profile3")));
  }
}
