package org.voltide.csms.bulk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.campaigns.Campaign;
import org.voltide.csms.campaigns.CampaignStep.MemberState;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Row;

/**
 * An action of many stations, as the API shows it.
 *
 * @param askedBy who began it
 * @param maxPerMinute how many stations are asked within a minute
 * @param waitMinutes how long it waits for stations that are away
 */
record BulkCampaign(
    @JsonUnwrapped Campaign campaign,
    BulkAction action,
    String askedBy,
    int maxPerMinute,
    int waitMinutes) {

  static BulkCampaign of(Row row) {
    return new BulkCampaign(
        Campaign.of(row),
        Json.stored(BulkAction.class, row.text("action")),
        row.text("asked_by"),
        row.whole("max_per_minute"),
        row.whole("wait_minutes"));
  }

  /**
   * A station of it.
   *
   * @param answer what the station said
   * @param operationId of what follows its answer
   * @param note why it failed
   */
  record Member(
      String stationId,
      MemberState state,
      @Nullable String answer,
      @Nullable UUID operationId,
      @Nullable String note,
      @Nullable Instant begunAt,
      @Nullable Instant endedAt) {

    static Member of(Row row) {
      return new Member(
          row.text("station_id"),
          MemberState.valueOf(row.text("state")),
          row.maybeText("answer").orElse(null),
          row.maybeId("operation_id").orElse(null),
          row.maybeText("note").orElse(null),
          row.maybeInstant("begun_at").orElse(null),
          row.maybeInstant("ended_at").orElse(null));
    }
  }
}
