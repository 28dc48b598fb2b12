package org.voltide.csms.ceremonies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.pki.audit.Act;
import org.voltide.pki.audit.Entry;
import org.voltide.pki.audit.Reading;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;

class ProposalsTest {
  private final LaneWorld world = new LaneWorld();
  @TempDir private Path directory = Path.of("");
  private OwnAuthorities authorities = authorities(Optional.of("a long secret"));
  private Proposals proposals = proposals();

  private OwnAuthorities authorities(Optional<String> password) {
    return new OwnAuthorities(directory, password, _ -> Pointers.none(), LaneWorld.CLOCK);
  }

  private Proposals proposals() {
    return new Proposals(new Database(world.database()), authorities, LaneWorld.CLOCK);
  }

  @BeforeEach
  void setUp() {
    authorities = authorities(Optional.of("a long secret"));
    proposals = proposals();
    authorities.act(
        "ann",
        (ceremonies, _) -> {
          ceremonies.setUp(
              new Rules(
                  "Example",
                  ProfilePack.labelled("iso-15118-2").orElseThrow(),
                  Pointers.none(),
                  true));
          return true;
        });
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aRootNeedsTwoEnrolledAdministrators() {
    refused(() -> proposals.propose("ann", root()), "not enrolled");
    assertThat(proposals.propose("ann", new ProposedAct.Enroll("ann")))
        .isInstanceOf(Proposals.Outcome.Done.class);
    refused(() -> proposals.propose("ann", new ProposedAct.Enroll("bob")), "themselves");
    refused(() -> proposals.propose("api-key x", new ProposedAct.Enroll("api-key x")), "API keys");
    proposals.propose("bob", new ProposedAct.Enroll("bob"));

    UUID id = pending("ann", root());
    assertThat(authorities.inventory().authorities()).isEmpty();
    refused(() -> proposals.confirm("ann", id), "Somebody else");
    refused(() -> proposals.confirm("eve", id), "not enrolled");
    assertThat(proposals.confirm("bob", id)).contains("BEGIN CERTIFICATE");
    refused(() -> proposals.confirm("bob", id), "decided on before");

    Entry made = authorities.inventory().latest().getLast();
    assertThat(made.act()).isEqualTo(Act.ROOT);
    assertThat(made.signatures()).containsOnlyKeys("ann", "bob");
    assertThat(authorities.verify(Optional.empty())).isInstanceOf(Reading.Intact.class);
  }

  @Test
  void aThirdPersonAndAnAuthoritysEndNeedTwoToo() {
    proposals.propose("ann", new ProposedAct.Enroll("ann"));
    proposals.propose("bob", new ProposedAct.Enroll("bob"));
    UUID eve = pending("ann", new ProposedAct.Enroll("eve"));
    proposals.reject("bob", eve);
    assertThat(authorities.inventory().people()).containsExactlyInAnyOrder("ann", "bob");
    assertThat(state(eve)).isEqualTo(Proposal.State.REJECTED);

    proposals.confirm("bob", pending("ann", root()));
    String serial =
        authorities
            .inventory()
            .authorities()
            .get("root")
            .chain()
            .getFirst()
            .getSerialNumber()
            .toString(16);
    proposals.confirm("bob", pending("ann", request()));
    UUID senseless = pending("ann", new ProposedAct.Adopt("foreign", "no certificate"));
    refused(() -> proposals.confirm("bob", senseless), "cannot be read");
    UUID end = pending("ann", new ProposedAct.Revoke("root", serial, CRLReason.KEY_COMPROMISE));
    refused(() -> proposals.confirm("bob", end), "issued no such certificate");
    assertThat(state(end)).as("what was refused waits").isEqualTo(Proposal.State.PENDING);
  }

  @Test
  void withoutTheSecretWhatIsThereIsSeenAndNothingDone() {
    OwnAuthorities locked = authorities(Optional.empty());
    assertThat(locked.inventory().rules()).isPresent();
    refused(() -> locked.act((ceremonies, _) -> ceremonies.rules()), "VOLTIDE_PKI_PASSWORD");
    proposals.propose("ann", new ProposedAct.Enroll("ann"));
    OwnAuthorities wrong = authorities(Optional.of("another secret"));
    refused(() -> wrong.act((_, custody) -> custody.labels()), "does not open them");
    assertThat(wrong.isOpen()).isFalse();
  }

  private Proposal.State state(UUID id) {
    return proposals.list().stream()
        .filter(proposal -> proposal.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private UUID pending(String who, ProposedAct act) {
    return ((Proposals.Outcome.Pending) proposals.propose(who, act)).proposal().id();
  }

  private static ProposedAct root() {
    return new ProposedAct.Root(new Wanted("root", Role.V2G_ROOT, null, null, 7300));
  }

  private static ProposedAct request() {
    return new ProposedAct.Request(new Wanted("foreign", Role.CPO_SUB_2, null, null, 1));
  }

  private static void refused(ThrowingCallable act, String why) {
    assertThatThrownBy(act).isInstanceOf(Problem.class).hasMessageContaining(why);
  }
}
