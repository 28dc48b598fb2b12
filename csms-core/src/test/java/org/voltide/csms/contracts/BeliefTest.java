package org.voltide.csms.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voltide.csms.authorities.Authorities.ContractTrust;
import org.voltide.csms.contractpool.Emaid;
import org.voltide.pki.trust.Distrust;

class BeliefTest {
  private static final Instant FROM = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-03-02T12:00:00Z");
  private static final Belief.Shown SHOWN = new Belief.Shown("00", List.of());

  private final Belief belief = new Belief(new ContractTrust(1, Distrust.NONE, Set.of()), Set.of());

  @Test
  void whatWasFoundOutHoldsForTheSameBytesWhileAllCertificatesAreInForce() {
    var contract = new Belief.Contract(Optional.of(Set.of(new Emaid("A"))), List.of(), FROM, UNTIL);
    belief.remember(SHOWN, contract);

    assertThat(belief.known(SHOWN, FROM)).contains(contract);
    assertThat(belief.known(SHOWN, UNTIL)).contains(contract);
    assertThat(belief.known(SHOWN, FROM.minusMillis(1))).isEmpty();
    assertThat(belief.known(SHOWN, UNTIL.plusMillis(1))).isEmpty();
    assertThat(belief.known(new Belief.Shown("01", List.of()), FROM)).isEmpty();
    assertThat(contract.isFor(new Emaid("B"))).isFalse();
  }

  @Test
  void itHoldsNoMoreThanItHasRoomFor() {
    var contract = new Belief.Contract(Optional.empty(), List.of(), FROM, UNTIL);
    belief.remember(SHOWN, contract);
    for (int i = 0; i < Belief.MOST_CONTRACTS; i++) {
      belief.remember(new Belief.Shown("other " + i, List.of()), contract);
    }
    assertThat(belief.known(SHOWN, FROM)).isEmpty();
    assertThat(belief.known(new Belief.Shown("other 0", List.of()), FROM)).isPresent();
  }
}
