package org.voltide.csms.energy.study;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Optional;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Row;

/**
 * A study as operators see it.
 *
 * @param name what it is called
 * @param progress share of the computation that is done, 0 to 1; absent unless it runs here
 * @param failure why it has no figures, in a sentence
 */
@RecordBuilder
public record Study(
    long id,
    String siteId,
    String siteName,
    String name,
    StudySettings settings,
    StudyState state,
    String askedBy,
    Instant askedAt,
    Optional<Instant> beganAt,
    Optional<Instant> endedAt,
    Optional<Double> progress,
    Optional<String> failure,
    Optional<Figures> figures) {

  static Study of(Row row) {
    return new Study(
        row.big("id"),
        row.text("site_id"),
        row.text("site_name"),
        row.text("name"),
        Json.stored(StudySettings.class, row.text("settings")),
        StudyState.valueOf(row.text("state")),
        row.text("asked_by"),
        row.instant("asked_at"),
        row.maybeInstant("began_at"),
        row.maybeInstant("ended_at"),
        Optional.empty(),
        row.maybeText("failure"),
        row.maybeText("figures").map(json -> Json.stored(Figures.class, json)));
  }

  Study at(double share) {
    return StudyBuilder.builder(this).progress(Optional.of(share)).build();
  }
}
