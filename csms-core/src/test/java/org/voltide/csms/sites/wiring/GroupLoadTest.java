package org.voltide.csms.sites.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.PhaseShares;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.sites.wiring.GroupLoad.Drawn;

class GroupLoadTest {

  private static final FlowLimit LIMIT = new FlowLimit(1_000d, 1_000d);

  static SiteGroup group(String id, String parent, double baseLoadW) {
    return SiteGroup.balanced(id, SiteGroup.Kind.FEEDER, parent, LIMIT, null, baseLoadW);
  }

  @Test
  void whatFlowsThroughAGroupFlowsThroughAllAboveIt() {
    Wiring wiring =
        Wiring.balanced(
            null,
            List.of(group("b", "a", 300), group("a", null, 0)),
            List.of(
                new WiredEvse("one", 1, "b", Phases.L1),
                new WiredEvse("two", 1, "a", Phases.L2_L3)));

    List<GroupLoad> loads =
        GroupLoad.of(
            wiring,
            600,
            PhaseShares.EVEN,
            List.of(
                new Drawn("one", 1, false, 5_000),
                new Drawn("two", 1, false, -2_000),
                new Drawn("unwired", 1, false, 100),
                new Drawn("direct", 1, true, 300)));

    assertThat(loads)
        .containsExactly(
            new GroupLoad(null, 4_300, List.of(5_500d, -500d, -500d)),
            new GroupLoad("a", 3_300, List.of(5_100d, -900d, -900d)),
            new GroupLoad("b", 5_300, List.of(5_100d, 100d, 100d)));
  }

  @Test
  void loadsLieOnThePhasesTheyAreSaidToLieOn() {
    SiteGroup onL1 =
        new SiteGroup(
            "a", "a", SiteGroup.Kind.FEEDER, null, LIMIT, null, null, 300d, List.of(1d, 0d, 0d));
    Wiring wiring = Wiring.balanced(null, List.of(onL1), List.of());

    assertThat(GroupLoad.of(wiring, 1_000, new PhaseShares(0.5, 0.5, 0), List.of()))
        .containsExactly(
            new GroupLoad(null, 1_300, List.of(800d, 500d, 0d)),
            new GroupLoad("a", 300, List.of(300d, 0d, 0d)));
  }

  @Test
  void limitsOfPhasesAreToldInOneUnitForAllOrForEach() {
    PhaseLimit amperes = new PhaseLimit(null, null, 63d, 32d);
    PhaseLimit mixed = new PhaseLimit(1d, null, null, 32d);
    SiteGroup both =
        new SiteGroup(
            "a",
            "a",
            SiteGroup.Kind.FEEDER,
            null,
            LIMIT,
            amperes,
            List.of(amperes, mixed, amperes),
            null,
            List.of(1d, 1d, 0d));

    assertThat(SiteGroup.balanced("a", both.kind(), null, LIMIT, amperes, 0).limitsOfPhases())
        .hasSize(3)
        .containsOnly(new FlowLimit(14_490d, 7_360d));
    assertThat(
            WiringFaults.of(new Wiring(mixed, null, null, List.of(both), List.of()), Map.of())
                .stream()
                .map(Problem.Fault::pointer))
        .containsExactlyInAnyOrder(
            "/phaseLimit",
            "/groups/0/phaseLimits",
            "/groups/0/phaseLimits/1",
            "/groups/0/baseLoadShares");
  }

  @Test
  void faultsSayWhere() {
    Wiring wiring =
        Wiring.balanced(
            null,
            List.of(
                group("a", "b", 0),
                group("b", "a", 0),
                group("c", "nowhere", 0),
                group("c", null, 0),
                group("d", "a", 0)),
            List.of(
                new WiredEvse("one", 1, "nowhere", Phases.THREE),
                new WiredEvse("one", 1, null, Phases.L1),
                new WiredEvse("unknown", 1, null, Phases.L1)));
    var outlets = Map.of(new WiringFaults.Outlet("one", 1), new WiringFaults.Connection(false, 1));

    assertThat(WiringFaults.of(wiring, outlets).stream().map(Problem.Fault::pointer))
        .containsExactlyInAnyOrder(
            "/groups/3/id",
            "/groups/0/parent",
            "/groups/1/parent",
            "/groups/2/parent",
            "/groups/4/parent",
            "/evses/0/phases",
            "/evses/0/group",
            "/evses/1/evseId",
            "/evses/2/evseId");
  }
}
