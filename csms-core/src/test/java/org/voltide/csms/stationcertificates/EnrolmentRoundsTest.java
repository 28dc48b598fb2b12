package org.voltide.csms.stationcertificates;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.authorities.PemChain;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.stationcertificates.EnrolmentOrder.Due;
import org.voltide.csms.store.Database;
import org.voltide.csms.upstream.EstServer;
import org.voltide.csms.upstream.TestAuthority;
import org.voltide.csms.upstream.Upstreams;
import org.voltide.csms.upstream.World;
import org.voltide.ocpp.message.security.CertificateSigningUse;
import org.voltide.ocpp.message.security.SignCertificateRequest;
import org.voltide.pki.trust.Distrust;

/** Certificates from somebody else's server, from the station's request to what it is brought. */
class EnrolmentRoundsTest {
  @TempDir private Path directory = Path.of("");
  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final TestAuthority authority = new TestAuthority();
  private final IssuedCertificates issued = new IssuedCertificates(database, Clock.systemUTC());
  private final EnrolmentOrders orders = new EnrolmentOrders(database, Clock.systemUTC());
  private final List<String> delivered = new CopyOnWriteArrayList<>();
  private final List<X509Certificate> trusted = new ArrayList<>();
  private final SecurityReports reports =
      new SecurityReports(new SecurityLog(database, new LiveEvents(), LaneWorld.CLOCK));

  @BeforeEach
  void register() {
    world.station("CS1");
    trusted.add(authority.root());
  }

  @AfterEach
  void close() {
    reports.close();
    world.close();
  }

  private EnrolmentRounds rounds(EstServer server) {
    Upstreams upstreams = World.upstreams(database, directory);
    World.keepEst(upstreams, "elsewhere", server.address());
    return new EnrolmentRounds(
        orders,
        upstreams,
        () -> Set.copyOf(trusted),
        () -> Distrust.NONE,
        issued,
        new OwnCertificates(database, Clock.systemUTC()),
        database,
        delivered::add,
        reports,
        Clock.systemUTC());
  }

  private void order(String csr, int requestId) {
    SignCertificateRequest request =
        new SignCertificateRequest(
            csr, CertificateSigningUse.V2GCertificate, null, requestId, null);
    database.transact(s -> orders.add(s, "CS1", "elsewhere", request, Instant.now()));
  }

  private void makeDue() {
    world.run("update certificate_order set next_at = now() - interval '1 minute'");
  }

  private EnrolmentOrder only() {
    return orders.list(10).getFirst();
  }

  private Due due() {
    makeDue();
    return orders.take(10).getFirst();
  }

  @Test
  void whatWasIssuedIsKeptForDeliveryAndRenewedAsSuch() throws Exception {
    try (EstServer server = new EstServer(authority)) {
      EnrolmentRounds rounds = rounds(server);
      server.takeLonger(1);
      order(TestAuthority.csr("DEABCE1", "Operator"), 7);
      rounds.enrol(due());
      assertThat(only().state()).isEqualTo(EnrolmentOrder.State.WAITING);
      assertThat(issued.of("CS1")).isEmpty();

      rounds.enrol(due());
      assertThat(orders.list(10)).isEmpty();
      assertThat(delivered).containsExactly("CS1");
      IssuedCertificate waiting = issued.waiting("CS1").getFirst();
      assertThat(waiting.requestId()).isEqualTo(7);
      assertThat(PemChain.read(waiting.chain())).as("without the root").hasSize(3);
      assertThat(world.rows("select issuer, common_name from own_certificate"))
          .containsExactly("upstream elsewhere,DEABCE1");

      order(TestAuthority.csr("DEABCE1", "Operator"), 8);
      rounds.enrol(due());
      assertThat(server.asked()).contains("simplereenroll");
    }
  }

  @Test
  void whatCannotBeTrustedIsNeverBroughtToAStation() throws Exception {
    try (EstServer server = new EstServer(authority)) {
      EnrolmentRounds rounds = rounds(server);
      trusted.clear();
      trusted.add(new TestAuthority().root());
      order(TestAuthority.csr("DEABCE1", "Operator"), 1);
      rounds.enrol(due());
      assertThat(issued.of("CS1")).isEmpty();
      assertThat(only().state()).isEqualTo(EnrolmentOrder.State.FAILED);
      assertThat(only().note()).startsWith("What came is not used: ");
      reports.close();
      assertThat(world.rows("select station_id, type, tech_info from security_event"))
          .singleElement(as(STRING))
          .startsWith("CS1,ForeignCertificateRefused,elsewhere: ");
      makeDue();
      assertThat(orders.take(10)).as("a person has to look").isEmpty();

      trusted.add(authority.root());
      assertThat(orders.retry("CS1", CertificateSigningUse.V2GCertificate)).isTrue();
      rounds.enrol(due());
      assertThat(issued.waiting("CS1")).hasSize(1);
    }
  }

  @Test
  void whoIsAwayIsAskedAgainLaterAndLater() throws Exception {
    EstServer gone = new EstServer(authority);
    EnrolmentRounds rounds = rounds(gone);
    gone.close();
    order(TestAuthority.csr("DEABCE1", "Operator"), 1);
    for (int i = 1; i < EnrolmentOrders.MOST_ATTEMPTS; i++) {
      rounds.enrol(due());
      assertThat(only().attempts()).isEqualTo(i);
      assertThat(only().nextAt()).isAfter(Instant.now());
      assertThat(only().state()).isEqualTo(EnrolmentOrder.State.WAITING);
    }
    rounds.enrol(due());
    assertThat(only().state()).isEqualTo(EnrolmentOrder.State.FAILED);
    order(TestAuthority.csr("DEABCE1", "Operator"), 2);
    assertThat(only().state()).as("the station asked anew").isEqualTo(EnrolmentOrder.State.WAITING);
    assertThat(only().attempts()).isZero();
  }

  @Test
  void anOrderIsTakenOnceAndAnAnswerToAnOlderOneIsForgotten() throws Exception {
    try (EstServer server = new EstServer(authority)) {
      EnrolmentRounds rounds = rounds(server);
      order(TestAuthority.csr("DEABCE1", "Operator"), 1);
      Due old = due();
      assertThat(orders.take(10)).as("somebody is at it").isEmpty();
      order(TestAuthority.csr("DEABCE1", "Operator"), 2);
      rounds.enrol(old);
      assertThat(issued.of("CS1")).isEmpty();
      assertThat(orders.list(10)).hasSize(1);
    }
  }
}
