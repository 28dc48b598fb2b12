package org.voltide.csms.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voltide.csms.upstream.Account.Authentication;
import org.voltide.csms.upstream.Upstream.Issued;
import org.voltide.csms.upstream.Upstream.Later;
import org.voltide.csms.upstream.Upstream.Request;

/** Against a server that checks every signature and nonce. */
class AcmeUpstreamTest {
  private final TestAuthority authority = new TestAuthority();

  private static Upstream upstream(AcmeServer server) throws Exception {
    Clock clock = Clock.systemUTC();
    Account account =
        World.account(
            Kind.ACME,
            server.address(),
            null,
            Set.of(Use.V2G),
            Authentication.EXTERNAL_ACCOUNT,
            "kid-1");
    AcmeKey key = AcmeKey.of(AcmeKey.create().text());
    Secrets secrets = new Secrets(AcmeServer.MAC_KEY, null, key.text());
    Line line = new Line(account, secrets, Duration.ofSeconds(20), clock);
    return new AcmeUpstream(account, secrets, key, line, clock);
  }

  private static Request request(Optional<String> ticket) {
    return new Request(
        TestAuthority.csr("DEABCE1", "Operator"), "DEABCE1", TestAuthority.PACK, false, ticket);
  }

  @Test
  void anAuthorizedNameIsIssuedAtOnceOrLater() throws Exception {
    try (AcmeServer server = new AcmeServer(authority)) {
      Upstream upstream = upstream(server);
      Issued issued = (Issued) upstream.enrol(request(Optional.empty()));
      assertThat(issued.certificates()).as("without the root").hasSize(3);
      assertThat(server.names()).containsExactly("dns DEABCE1");

      server.spoilNonces(1);
      server.takeLonger(1);
      Later later = (Later) upstream.enrol(request(Optional.empty()));
      assertThat(later.pause()).isEqualTo(Duration.ofSeconds(1));
      assertThat(upstream.enrol(request(later.ticket()))).isInstanceOf(Issued.class);
      assertThat(server.accounts()).as("one account for all").isEqualTo(1);
    }
  }

  @Test
  void aNameThatIsToBeProvedIsRefused() throws Exception {
    try (AcmeServer server = new AcmeServer(authority)) {
      server.demandProof();
      assertThatThrownBy(() -> upstream(server).enrol(request(Optional.empty())))
          .isInstanceOfSatisfying(
              UpstreamException.class, refused -> assertThat(refused.isFinal()).isTrue())
          .hasMessageContaining("have it authorized");
    }
  }

  @Test
  void aServerSendsUsNowhereElse() throws Exception {
    try (AcmeServer server = new AcmeServer(authority)) {
      assertThatThrownBy(
              () -> upstream(server).enrol(request(Optional.of("http://169.254.169.254/latest"))))
          .hasMessageContaining("not its own");
    }
  }
}
