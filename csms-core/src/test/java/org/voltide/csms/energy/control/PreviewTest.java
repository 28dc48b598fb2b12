package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.modes.Mode;
import org.voltide.csms.energy.terms.SiteTerms;
import org.voltide.ocpp.message.OcppVersion;

/** What the plan of a depot would become, while nothing of it changes. */
class PreviewTest {
  private static final Supposed NOTHING = new Supposed(null, null, null, null, null);

  private final ControlWorld world = new ControlWorld();

  private SitePlanView planned() {
    for (String station : List.of("cs-1", "cs-2", "cs-3")) {
      world.station(station, false);
      world.stations.connect(station, OcppVersion.V2_1);
      world.arrive(station);
    }
    return world.depot.look(EnumSet.of(Reason.OPERATOR)).orElseThrow();
  }

  private SitePreview preview(Supposed supposed) {
    return world.depot.preview(supposed).orElseThrow();
  }

  private static double mostW(SitePlanView plan) {
    return plan.steps().stream().mapToDouble(SitePlanView.Step::netW).max().orElseThrow();
  }

  @Test
  void whatStaysTheSameIsPlannedTheSame() {
    SitePlanView plan = planned();
    SitePreview preview = preview(NOTHING);
    assertThat(preview.before().cost()).isCloseTo(plan.cost(), within(0.01));
    assertThat(preview.after().cost()).isCloseTo(plan.cost(), within(0.01));
  }

  @Test
  void aLowerLimitIsKeptAndCostsNoLess() {
    planned();
    SitePreview preview = preview(new Supposed(30_000d, null, null, null, null));
    assertThat(mostW(preview.before())).isGreaterThan(31_000);
    assertThat(mostW(preview.after())).isLessThanOrEqualTo(30_001);
    assertThat(preview.after().importLimitW()).isEqualTo(30_000);
    assertThat(preview.after().cost()).isGreaterThanOrEqualTo(preview.before().cost() - 0.01);
  }

  @Test
  void otherTermsAndAnotherModeAreSupposed() {
    planned();
    SiteTerms peak = new SiteTerms(100d, null, null, null, null);
    SitePreview paid = preview(new Supposed(null, null, null, null, peak));
    assertThat(mostW(paid.after())).isLessThan(mostW(paid.before()) / 2);
    SitePreview atOnce = preview(new Supposed(null, null, null, new Mode.LimitOnly(), null));
    assertThat(atOnce.after().cost()).isGreaterThan(atOnce.before().cost());
  }

  @Test
  void nothingIsKeptAndNobodyIsTold() {
    planned();
    String plan = world.plans.newest("depot").orElseThrow();
    await().atMost(Duration.ofSeconds(60)).until(() -> deliveries().size() == 3);
    List<String> told = deliveries();
    preview(new Supposed(20_000d, 0d, 1_000d, new Mode.LimitOnly(), SiteTerms.NONE));
    assertThat(world.plans.newest("depot")).contains(plan);
    assertThat(deliveries()).isEqualTo(told);
  }

  private List<String> deliveries() {
    return world.database.query(
        "select id::text as id from profile_delivery order by 1", row -> row.text("id"));
  }
}
