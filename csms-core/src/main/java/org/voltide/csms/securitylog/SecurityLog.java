package org.voltide.csms.securitylog;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  static final int MOST_FINDINGS_A_MINUTE = 300;

  /** The same for one station, which must not use up what there is for all. */
  static final int MOST_OF_A_STATION = 10;

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
  private int counted;
  private final Set<Finding> written = new HashSet<>();
  private final Map<Optional<String>, Integer> byStation = new HashMap<>();

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

  private record Finding(Optional<String> stationId, String type, String detail) {}

  /**
   * Writes what Voltide itself found, such as a refused connection. The same finding is written
   * once a minute, critical ones however many there are. Blocks.
   *
   * @param stationId the name somebody used, absent when nobody gave one
   * @param type a word for programs, such as {@code FailedToAuthenticateAtCsms}
   * @param detail a sentence for people; cut after 255 characters
   * @return whether it was written
   */
  public boolean found(Optional<String> stationId, String type, Severity severity, String detail) {
    Instant now = clock.instant();
    Instant begun = now.truncatedTo(ChronoUnit.MINUTES);
    Finding finding = new Finding(stationId.map(SecurityLog::bounded), type, bounded(detail));
    if (!mayWrite(begun, finding, severity)) {
      return false;
    }
    Optional<SecurityEvent> event =
        database
            .query(
                INSERT,
                SecurityEvent::of,
                now,
                finding.stationId().orElse(null),
                Source.VOLTIDE.name(),
                type,
                severity.name(),
                begun,
                finding.detail(),
                Severity.isAlert(type, severity, Source.VOLTIDE))
            .stream()
            .findFirst();
    event.ifPresent(this::announce);
    return event.isPresent();
  }

  /** Only what is written counts. */
  private synchronized boolean mayWrite(Instant current, Finding finding, Severity severity) {
    if (!current.equals(minute)) {
      minute = current;
      counted = 0;
      written.clear();
      byStation.clear();
    }
    if (severity == Severity.CRITICAL) {
      return written.add(finding);
    }
    int ofStation = byStation.getOrDefault(finding.stationId(), 0);
    if (counted >= MOST_FINDINGS_A_MINUTE
        || ofStation >= MOST_OF_A_STATION
        || !written.add(finding)) {
      return false;
    }
    counted++;
    byStation.put(finding.stationId(), ofStation + 1);
    return true;
  }

  private static String bounded(String text) {
    String storable = StorableText.of(text);
    return storable.length() <= MOST_CHARACTERS
        ? storable
        : StorableText.of(storable.substring(0, MOST_CHARACTERS));
  }
}
