package org.voltide.csms.ceremonies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.ceremonies.Successions.Waiting;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.ceremony.RootUse;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;

/** Each act of a succession by two people. */
class SuccessionsTest {
  private static final SuccessorPlan PLAN = new SuccessorPlan("v2g", "b", 3650, false);

  private final LaneWorld world = new LaneWorld();
  @TempDir private Path directory = Path.of("");
  private OwnAuthorities authorities = authorities();
  private Proposals proposals = proposals();

  private OwnAuthorities authorities() {
    return new OwnAuthorities(
        directory, Optional.of("a long secret"), _ -> Pointers.none(), LaneWorld.CLOCK);
  }

  private Proposals proposals() {
    return new Proposals(new Database(world.database()), authorities, LaneWorld.CLOCK);
  }

  @BeforeEach
  void setUp() {
    authorities = authorities();
    proposals = proposals();
    authorities.act(
        (ceremonies, _) -> {
          ceremonies.setUp(
              new Rules(
                  "Example",
                  ProfilePack.labelled("iso-15118-2").orElseThrow(),
                  Pointers.none(),
                  true));
          return true;
        });
    for (String person : List.of("ann", "bob")) {
      proposals.propose(person, new ProposedAct.Enroll(person));
    }
    proposals.propose("ann", new ProposedAct.Root(wanted("v2g", Role.V2G_ROOT, 3650)));
    confirm();
    proposals.propose("ann", new ProposedAct.Below("v2g", wanted("mo", Role.MO_SUB_2, 700)));
    confirm();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static Wanted wanted(String label, Role role, int days) {
    return new Wanted(label, role, null, "DE", days);
  }

  private Successions successions() {
    return new Successions(authorities, proposals);
  }

  private void confirm() {
    proposals.confirm("bob", proposals.pending().getFirst().id());
  }

  @Test
  void eachActWaitsOnceForAnotherAdministrator() {
    assertThatThrownBy(() -> successions().make(PLAN, "eve")).isInstanceOf(Problem.class);
    successions().make(PLAN, "ann");
    successions().make(PLAN, "ann");
    assertThat(proposals.pending()).hasSize(1);
    assertThat(successions().waiting(PLAN)).contains(Waiting.MAKING);
    assertThat(successions().use("v2g-b")).isEmpty();
    confirm();
    assertThat(successions().use("v2g-b")).contains(RootUse.STANDBY);
    assertThat(
            authorities
                .inventory()
                .authorities()
                .get("mo-b")
                .chain()
                .getFirst()
                .getSubjectX500Principal()
                .getName())
        .contains("C=DE")
        .contains("CN=mo-b");

    successions().follow(PLAN, "ann");
    assertThat(successions().waiting(PLAN)).contains(Waiting.ISSUING);
    assertThat(successions().use("v2g")).contains(RootUse.ISSUING);
    confirm();
    assertThat(successions().use("v2g-b")).contains(RootUse.ISSUING);
    assertThat(successions().use("v2g")).contains(RootUse.FORMER);

    successions().withdraw("v2g", "ann");
    assertThat(successions().waiting(PLAN)).contains(Waiting.WITHDRAWAL);
    confirm();
    assertThat(successions().use("v2g")).contains(RootUse.WITHDRAWN);
    successions().follow(PLAN, "ann");
    successions().withdraw("v2g", "ann");
    assertThat(successions().waiting(PLAN)).as("all is done").isEmpty();
  }

  @Test
  void whatWaitsIsForgottenWithThePlan() {
    successions().make(PLAN, "ann");
    successions().forget(PLAN, "bob");
    assertThat(successions().waiting(PLAN)).isEmpty();
    assertThat(proposals.list())
        .extracting(Proposal::state)
        .containsOnlyOnce(Proposal.State.REJECTED);
  }

  @Test
  void labelsHaveAnEnd() {
    String longest = "v" + "2".repeat(35);
    authorities.act(
        (ceremonies, custody) -> {
          Acts acts = new Acts(ceremonies, custody, "Example", LaneWorld.NOW);
          acts.perform(
              new ProposedAct.Root(wanted(longest, Role.V2G_ROOT, 3650)), List.of("ann", "bob"));
          return acts.perform(
              new ProposedAct.Below(longest, wanted("mo-x", Role.MO_SUB_2, 700)),
              List.of("ann", "bob"));
        });
    assertThatThrownBy(() -> successions().check(new SuccessorPlan(longest, "twelve", 3650, false)))
        .hasMessageContaining("too long for a label");
  }
}
