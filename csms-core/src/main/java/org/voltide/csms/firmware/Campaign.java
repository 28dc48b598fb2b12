package org.voltide.csms.firmware;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * An update of many stations, as the API shows it.
 *
 * @param patienceHours after which a station that says nothing more has failed
 * @param note why it stopped
 * @param waiting how many stations have not had their turn
 */
record Campaign(
    UUID id,
    String name,
    UUID firmwareId,
    int canary,
    int maxInFlight,
    int maxFailures,
    int patienceHours,
    State state,
    @Nullable String note,
    Instant createdAt,
    Instant changedAt,
    int waiting,
    int updating,
    int done,
    int failed) {

  /** How a campaign stands. */
  enum State {
    RUNNING,
    /** By a person. */
    PAUSED,
    /** By failures. */
    STOPPED,
    CANCELLED,
    DONE
  }

  static final String SELECT =
      """
      select c.*, m.waiting, m.updating, m.done, m.failed
        from firmware_campaign c cross join lateral (
             select (count(*) filter (where state = 'WAITING'))::int as waiting,
                    (count(*) filter (where state = 'UPDATING'))::int as updating,
                    (count(*) filter (where state = 'DONE'))::int as done,
                    (count(*) filter (where state = 'FAILED'))::int as failed
               from firmware_campaign_member where campaign_id = c.id) m
      """;

  static Campaign of(Row row) {
    return new Campaign(
        row.id("id"),
        row.text("name"),
        row.id("firmware_id"),
        row.whole("canary"),
        row.whole("max_in_flight"),
        row.whole("max_failures"),
        row.whole("patience_hours"),
        State.valueOf(row.text("state")),
        row.maybeText("note").orElse(null),
        row.instant("created_at"),
        row.instant("changed_at"),
        row.whole("waiting"),
        row.whole("updating"),
        row.whole("done"),
        row.whole("failed"));
  }

  CampaignStep.Care care() {
    return new CampaignStep.Care(canary, maxInFlight, maxFailures);
  }
}
