package org.voltide.csms.stations;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.PasswordHash.Cost;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.gateway.ConnectionAttempt;

/**
 * Who tries to connect without being registered. Of the password a station presents only the hash
 * is kept, so that it may go on using it once an operator has admitted it. Thread-safe, blocks.
 */
@Singleton
public class WaitingRoom {

  /** Costly hashes of strangers at once; others are noticed by a later attempt. */
  private static final int MOST_AT_ONCE = 4;

  private static final String KNOCK =
      """
      insert into waiting_station as w (id, remote, security_profile, password_salt, password_hash,
                                        first_seen_at, last_seen_at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
         set remote = excluded.remote, security_profile = excluded.security_profile,
             password_salt = excluded.password_salt, password_hash = excluded.password_hash,
             attempts = w.attempts + 1, last_seen_at = excluded.last_seen_at
      """;
  private static final String FORGET =
      "delete from waiting_station where id in (select id from waiting_station"
          + " order by last_seen_at desc offset ?)";

  private final Database database;
  private final UnknownStationSettings settings;
  private final Clock clock;
  private final Event<StationChanged> changes;
  private final Set<String> noticing = ConcurrentHashMap.newKeySet();

  public WaitingRoom(
      Database database,
      UnknownStationSettings settings,
      Clock clock,
      Event<StationChanged> changes) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    this.changes = changes;
  }

  /**
   * A stranger as the API shows it.
   *
   * @param hasPassword it presented one, which it may keep
   */
  public record Stranger(
      String id,
      String remote,
      int securityProfile,
      boolean hasPassword,
      long attempts,
      Instant firstSeenAt,
      Instant lastSeenAt) {

    static Stranger of(Row row) {
      return new Stranger(
          row.text("id"),
          row.text("remote"),
          row.whole("security_profile"),
          row.flag("has_password"),
          row.big("attempts"),
          row.instant("first_seen_at"),
          row.instant("last_seen_at"));
    }
  }

  /** Notes who was refused, when the operator wants to know. */
  public void knocked(ConnectionAttempt attempt) {
    if (!settings.waitingRoom()
        || noticing.size() >= MOST_AT_ONCE
        || !noticing.add(attempt.stationId())) {
      return;
    }
    try {
      note(attempt);
    } finally {
      noticing.remove(attempt.stationId());
    }
  }

  private void note(ConnectionAttempt attempt) {
    @Nullable PasswordHash hash =
        attempt
            .credentials()
            .filter(given -> given.username().equals(attempt.stationId()))
            .map(given -> PasswordHash.of(given.password(), Cost.STATION))
            .orElse(null);
    Instant now = clock.instant();
    database.transact(
        statements -> {
          statements.update(
              KNOCK,
              StorableText.of(attempt.stationId()),
              attempt.remote().getHostString(),
              attempt.securityProfile(),
              hash == null ? null : hash.salt(),
              hash == null ? null : hash.hash(),
              now,
              now);
          statements.update(FORGET, settings.mostWaiting());
        });
  }

  /** Who knocked, the latest first. */
  List<Stranger> all() {
    return database.query(
        "select id, remote, security_profile, password_hash is not null as has_password, attempts,"
            + " first_seen_at, last_seen_at from waiting_station order by last_seen_at desc, id",
        Stranger::of);
  }

  /** Gives a station just registered the password it presented, and forgets the stranger. */
  void admit(String stationId) {
    database.transact(
        statements -> {
          statements.update(
              "update station s set password_salt = w.password_salt,"
                  + " password_hash = w.password_hash from waiting_station w"
                  + " where w.id = s.id and s.id = ? and w.password_hash is not null",
              stationId);
          statements.update("delete from waiting_station where id = ?", stationId);
        });
    changes.fire(new StationChanged(stationId, StationChanged.Kind.REGISTERED));
  }

  /** Forgets one; it may knock again. */
  Optional<String> refuse(String stationId) {
    return database.update("delete from waiting_station where id = ?", stationId) > 0
        ? Optional.of(stationId)
        : Optional.empty();
  }
}
