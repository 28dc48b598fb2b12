package org.voltide.csms.campaigns;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * What is alike in all campaigns, as the API shows it.
 *
 * @param patienceHours after which a station that says nothing more has failed
 * @param note why it stopped
 * @param waiting how many stations have not had their turn
 * @param updating how many have it
 */
public record Campaign(
    UUID id,
    String name,
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
  public enum State {
    RUNNING,
    /** By a person. */
    PAUSED,
    /** By failures. */
    STOPPED,
    CANCELLED,
    DONE
  }

  /** A row of {@link CampaignTable#list}. */
  public static Campaign of(Row row) {
    return new Campaign(
        row.id("id"),
        row.text("name"),
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
