package org.voltide.csms.stationcertificates;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.campaigns.Campaign;
import org.voltide.csms.campaigns.CampaignStep.MemberState;
import org.voltide.csms.store.Row;

/**
 * A renewal of many stations' certificates, as the API shows it.
 *
 * @param maxPerHour how many stations may have their turn within an hour
 */
record RenewalCampaign(
    @JsonUnwrapped Campaign campaign, StationUse certificateType, int maxPerHour) {

  static RenewalCampaign of(Row row) {
    return new RenewalCampaign(
        Campaign.of(row),
        StationUse.valueOf(row.text("certificate_type")),
        row.whole("max_per_hour"));
  }

  /**
   * A station of it.
   *
   * @param step the last that was done for it
   * @param attempts how often
   * @param nextAt when it is done again, unless there is news
   * @param note why it failed, or what went wrong last
   */
  record Member(
      String stationId,
      MemberState state,
      RenewalStep.@Nullable Task step,
      int attempts,
      @Nullable Instant nextAt,
      @Nullable String note,
      @Nullable Instant begunAt,
      @Nullable Instant endedAt) {

    static Member of(Row row) {
      return new Member(
          row.text("station_id"),
          MemberState.valueOf(row.text("state")),
          row.maybeText("step").map(RenewalStep.Task::valueOf).orElse(null),
          row.whole("attempts"),
          row.maybeInstant("next_at").orElse(null),
          row.maybeText("note").orElse(null),
          row.maybeInstant("begun_at").orElse(null),
          row.maybeInstant("ended_at").orElse(null));
    }
  }
}
