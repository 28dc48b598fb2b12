package org.voltide.csms.ceremonies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.profile.ProfilePack;

class LogSealsTest {
  @TempDir private Path folder;

  @Test
  void noActStaysUnsealedForMuchLongerThanADay() {
    OwnAuthorities authorities = authorities(Optional.of("a long password"));
    LogSeals seals = new LogSeals(authorities);
    Instant now = Instant.now();
    seals.round(now);
    assertThat(authorities.inventory().log().count()).as("nothing to seal").isZero();
    authorities.act(
        (ceremonies, _) -> {
          ceremonies.setUp(new Rules("E", ProfilePack.ISO_15118_2, Pointers.none(), false));
          return ceremonies;
        });
    seals.round(now.plus(LogSeals.LONGEST.dividedBy(2)));
    assertThat(authorities.inventory().sealed()).isEmpty();
    Instant later = now.plus(LogSeals.LONGEST).plus(Duration.ofMinutes(1));
    new LogSeals(authorities(Optional.empty())).round(later);
    assertThat(authorities.inventory().log().count()).as("keys are locked").isOne();
    seals.round(later);
    assertThat(authorities.inventory().sealed()).isPresent();
    seals.round(later.plus(LogSeals.LONGEST.multipliedBy(9)));
    assertThat(authorities.inventory().log().count()).as("nothing new").isEqualTo(2);
  }

  private OwnAuthorities authorities(Optional<String> password) {
    return new OwnAuthorities(folder, password, _ -> Pointers.none(), Clock.systemUTC());
  }
}
