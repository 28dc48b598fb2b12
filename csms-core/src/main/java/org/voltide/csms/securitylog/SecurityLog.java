package org.voltide.csms.securitylog;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.securitylog.SecurityEvent.Source;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** Writes the security log. */
@Singleton
public class SecurityLog {
  /** More findings of one minute are not written: whoever causes them must not fill the disk. */
  static final int MOST_FINDINGS_A_MINUTE = 120;

  private static final int MOST_CHARACTERS = 255;
  private static final String INSERT =
      "insert into security_event"
          + " (at, station_id, source, type, severity, occurred_at, tech_info, alert)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning "
          + SecurityEvent.COLUMNS;

  private final Database database;
  private final LiveEvents events;
  private final Clock clock;

  private Instant minute = Instant.EPOCH;
  private int findings;

  public SecurityLog(Database database, LiveEvents events, Clock clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes what a station told, in the transaction of its lane.
   *
   * @return the event for {@link #announce}, empty when it was known already
   */
  public Optional<SecurityEvent> told(
      Statements statements,
      String stationId,
      String type,
      Instant occurredAt,
      @Nullable String techInfo,
      Instant receivedAt) {
    return statements
        .query(
            INSERT,
            SecurityEvent::of,
            receivedAt,
            stationId,
            Source.STATION.name(),
            StorableText.of(type),
            Severity.of(type).name(),
            occurredAt.truncatedTo(ChronoUnit.MICROS),
            techInfo == null ? null : StorableText.of(techInfo),
            Severity.isAlert(type, Severity.of(type), Source.STATION))
        .stream()
        .findFirst();
  }

  /** Puts a committed event on the event stream. */
  public void announce(SecurityEvent event) {
    events.publish("security", event);
  }

  /**
   * Writes what Voltide itself found, such as a refused connection. The same finding is written
   * once a minute. Blocks.
   *
   * @param stationId the name somebody used, absent when nobody gave one
   * @param type a word for programs, such as {@code FailedToAuthenticateAtCsms}
   * @param detail a sentence for people; cut after 255 characters
   * @return whether it was written
   */
  public boolean found(Optional<String> stationId, String type, Severity severity, String detail) {
    Instant now = clock.instant();
    Instant begun = now.truncatedTo(ChronoUnit.MINUTES);
    if (!mayWrite(begun)) {
      return false;
    }
    Optional<SecurityEvent> written =
        database
            .query(
                INSERT,
                SecurityEvent::of,
                now,
                stationId.map(SecurityLog::bounded).orElse(null),
                Source.VOLTIDE.name(),
                type,
                severity.name(),
                begun,
                bounded(detail),
                Severity.isAlert(type, severity, Source.VOLTIDE))
            .stream()
            .findFirst();
    written.ifPresent(this::announce);
    return written.isPresent();
  }

  private synchronized boolean mayWrite(Instant current) {
    if (!current.equals(minute)) {
      minute = current;
      findings = 0;
    }
    return ++findings <= MOST_FINDINGS_A_MINUTE;
  }

  private static String bounded(String text) {
    String storable = StorableText.of(text);
    return storable.length() <= MOST_CHARACTERS
        ? storable
        : StorableText.of(storable.substring(0, MOST_CHARACTERS));
  }
}
