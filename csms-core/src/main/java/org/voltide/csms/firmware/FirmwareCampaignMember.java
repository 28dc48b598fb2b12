package org.voltide.csms.firmware;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.campaigns.CampaignStep.MemberState;
import org.voltide.csms.store.Row;

/**
 * A station of a campaign, as the API shows it.
 *
 * @param operationId collects what the station says of its update
 * @param status the last it said
 * @param note why it failed
 */
record FirmwareCampaignMember(
    String stationId,
    MemberState state,
    @Nullable UUID operationId,
    @Nullable String status,
    @Nullable String note,
    @Nullable Instant begunAt,
    @Nullable Instant endedAt) {
  static final String SELECT =
      "select m.station_id, m.state, m.operation_id, o.note as status, m.note, m.begun_at,"
          + " m.ended_at from firmware_campaign_member m"
          + " left join operation o on o.id = m.operation_id"
          + " where m.campaign_id = ? order by m.position";

  static FirmwareCampaignMember of(Row row) {
    return new FirmwareCampaignMember(
        row.text("station_id"),
        MemberState.valueOf(row.text("state")),
        row.maybeId("operation_id").orElse(null),
        row.maybeText("status").orElse(null),
        row.maybeText("note").orElse(null),
        row.maybeInstant("begun_at").orElse(null),
        row.maybeInstant("ended_at").orElse(null));
  }
}
