package org.voltide.csms.campaigns;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every new campaign says; see {@link Campaign}.
 *
 * @param stations in the order of their turns
 * @param canary 1 when absent
 * @param maxInFlight 10 when absent
 * @param maxFailures 0 when absent
 * @param patienceHours 24 when absent
 */
public record NewCampaign(
    String name,
    List<String> stations,
    @Nullable Integer canary,
    @Nullable Integer maxInFlight,
    @Nullable Integer maxFailures,
    @Nullable Integer patienceHours) {

  /** More take no part in one campaign. */
  public static final int MOST_STATIONS = 10_000;

  CampaignStep.Care care() {
    return new CampaignStep.Care(
        Optional.ofNullable(canary).orElse(1),
        Optional.ofNullable(maxInFlight).orElse(10),
        Optional.ofNullable(maxFailures).orElse(0));
  }

  int patience() {
    return Optional.ofNullable(patienceHours).orElse(24);
  }
}
