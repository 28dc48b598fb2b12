package org.voltide.csms.locallist;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.authorization.AuthorizationSettings;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.message.locallist.AuthorizationData;
import org.voltide.ocpp.message.locallist.SendLocalListRequest;
import org.voltide.ocpp.message.locallist.UpdateType;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfoBuilder;

/** Lists that stations have, and what all registered tokens come to. Thread-safe, blocks. */
@Singleton
class LocalLists {
  private static final String KEEP =
      """
      insert into local_list (station_id, version, entries, left_out, changed_at)
      values (?, ?, ?::json, ?, ?)
      on conflict (station_id) do update
         set version = excluded.version, entries = excluded.entries,
             left_out = excluded.left_out, changed_at = excluded.changed_at
      """;

  private static final String REGISTERED =
      """
      select id_token, type, group_id, master_pass, valid_until,
             case when status = 'Accepted' and valid_until <= ? then 'Expired' else status end
               as status
        from token
       where status <> 'Accepted' or valid_until <= ?
             or (coalesce(valid_from <= ?, true)
                 and coalesce(jsonb_strip_nulls(allowance) - 'energyTransfer', '{}') = '{}')
       order by status <> 'Accepted', lower(id_token), type limit ?
      """;

  private final Database database;
  private final AuthorizationSettings settings;
  private final Clock clock;

  LocalLists(Database database, AuthorizationSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /** As the station has it, as far as it accepted it. */
  LocalList of(String stationId) {
    return database
        .query(
            "select version, entries::text as entries, left_out from local_list where station_id = ?",
            row ->
                new LocalList(
                    row.whole("version"), entries(row.text("entries")), row.whole("left_out")),
            stationId)
        .stream()
        .findFirst()
        .orElse(LocalList.NONE);
  }

  /** The station has taken this. */
  void accepted(String stationId, LocalList list) {
    database.update(KEEP, stationId, list.version(), text(list), list.leftOut(), clock.instant());
  }

  /**
   * Every registered token up to what a list can hold, with its group (OCPP 2.1 C09); those that
   * may not charge, too, or else stations that let unknown ones charge offline would let them. Not
   * those that may charge here or there, now or then, or so much: that the station cannot know.
   */
  List<AuthorizationData> registered(int most) {
    Instant now = clock.instant();
    return database.query(REGISTERED, this::registered, now, now, now, most);
  }

  private AuthorizationData registered(Row row) {
    String group =
        row.flag("master_pass")
            ? settings.masterPassGroup()
            : row.maybeText("group_id").orElse(null);
    AuthorizationStatus status = AuthorizationStatus.valueOf(row.text("status"));
    Instant end = row.maybeInstant("valid_until").orElse(null);
    return new AuthorizationData(
        new IdToken(row.text("id_token"), row.text("type"), null, null),
        IdTokenInfoBuilder.builder()
            .status(status)
            .cacheExpiryDateTime(
                status == AuthorizationStatus.Accepted && end != null
                    // As a message says it, so that the same list is known as the same.
                    ? end.truncatedTo(ChronoUnit.MILLIS)
                    : null)
            .groupIdToken(group == null ? null : new IdToken(group, "Central", null, null))
            .build(),
        null);
  }

  /** A list as it is kept: the message that would send it whole. */
  static String text(LocalList list) {
    return Payloads.write(
        new SendLocalListRequest(
            list.version(),
            UpdateType.Full,
            list.entries().isEmpty() ? null : list.entries(),
            null));
  }

  private static List<AuthorizationData> entries(String text) {
    return Optional.ofNullable(
            Payloads.read(SendLocalListRequest.class, text).localAuthorizationList())
        .orElse(List.of());
  }
}
