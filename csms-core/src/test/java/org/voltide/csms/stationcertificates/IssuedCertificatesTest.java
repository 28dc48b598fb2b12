package org.voltide.csms.stationcertificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.certificates.StationAuthority.Issued;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.security.CertificateSigningUse;
import org.voltide.ocpp.message.security.SignCertificateRequest;

class IssuedCertificatesTest {
  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final IssuedCertificates issued = new IssuedCertificates(database, LaneWorld.CLOCK);

  @BeforeEach
  void register() {
    world.station("CS1");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aRepeatedRequestKeepsItsCertificateAndANewOneReplacesIt() {
    keep("first", "chain 1", 1);
    keep("first", "chain 2", 2);
    assertThat(issued.waiting("CS1"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.chain()).isEqualTo("chain 1");
              assertThat(one.requestId()).isEqualTo(2);
            });
    keep("second", "chain 3", 3);
    assertThat(issued.waiting("CS1"))
        .extracting(IssuedCertificate::chain)
        .containsExactly("chain 3");
  }

  @Test
  void aRequestMadeAgainAfterDeliveryIsANewOne() {
    keep("first", "chain 1", 1);
    issued.delivered(only());
    keep("first", "chain 2", 2);
    assertThat(issued.waiting("CS1"))
        .extracting(IssuedCertificate::chain)
        .containsExactly("chain 2");
  }

  @Test
  void aCertificateThatIsRefusedTimeAndAgainIsGivenUp() {
    keep("first", "chain 1", 1);
    UUID id = only();
    for (int i = 0; i < IssuedCertificates.MOST_ATTEMPTS; i++) {
      assertThat(issued.waiting("CS1")).hasSize(1);
      issued.refused(id, "Rejected");
    }
    assertThat(issued.waiting("CS1")).isEmpty();
    assertThat(issued.of("CS1"))
        .extracting(IssuedCertificate::state)
        .containsExactly(IssuedCertificate.State.REJECTED);
  }

  @Test
  void onlyTheNewestAreKept() {
    for (int i = 0; i < IssuedCertificates.MOST_KEPT + 2; i++) {
      keep("request " + i, "chain " + i, i);
      issued.delivered(only());
    }
    assertThat(issued.of("CS1"))
        .hasSize(IssuedCertificates.MOST_KEPT)
        .extracting(IssuedCertificate::chain)
        .contains("chain " + (IssuedCertificates.MOST_KEPT + 1));
  }

  @Test
  void onlySoManyAreSignedInAnHour() {
    for (int i = 0; i < IssuedCertificates.MOST_PER_HOUR; i++) {
      assertThat(mayIssue(LaneWorld.NOW.plusSeconds(i))).isTrue();
    }
    assertThat(mayIssue(LaneWorld.NOW.plusSeconds(60))).isFalse();
    assertThat(mayIssue(LaneWorld.NOW.plusSeconds(3_600))).as("the first is an hour old").isTrue();
    assertThat(mayIssue(LaneWorld.NOW.plusSeconds(3_600))).isFalse();
  }

  private boolean mayIssue(Instant at) {
    return database.inTransaction(statements -> issued.mayIssue(statements, "CS1", at));
  }

  private UUID only() {
    return issued.waiting("CS1").getFirst().id();
  }

  private void keep(String csr, String chain, int requestId) {
    SignCertificateRequest request =
        new SignCertificateRequest(
            csr, CertificateSigningUse.ChargingStationCertificate, null, requestId, null);
    database.transact(
        statements ->
            issued.keep(
                statements,
                "CS1",
                request,
                new Issued("CSMS", "CS1", chain, "1f", LaneWorld.NOW, "00"),
                LaneWorld.NOW));
  }
}
