package org.voltide.csms.alarms;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * Something that somebody has to look at.
 *
 * @param rule the name of the rule that raised it
 * @param subject where: an id of a station, site, session, certificate or event
 * @param detail what holds, in an English sentence
 * @param facts what the sentence is made of, by its condition; empty for alarms that kept none
 * @param endedAt when it no longer held; it is open nevertheless until acknowledged
 */
record Alarm(
    long id,
    UUID ruleId,
    String rule,
    Condition condition,
    String subject,
    String detail,
    List<String> facts,
    Instant raisedAt,
    @Nullable Instant endedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedBy) {

  static final String SELECT =
      "select a.*, r.name, r.condition from alarm a join alarm_rule r on r.id = a.rule_id";

  static Alarm of(Row row) {
    return new Alarm(
        row.big("id"),
        row.id("rule_id"),
        row.text("name"),
        Condition.valueOf(row.text("condition")),
        row.text("subject"),
        row.text("detail"),
        row.texts("facts"),
        row.instant("raised_at"),
        row.maybeInstant("ended_at").orElse(null),
        row.maybeInstant("acknowledged_at").orElse(null),
        row.maybeText("acknowledged_by").orElse(null));
  }
}
