package org.voltide.csms.locallist;

import jakarta.inject.Singleton;
import java.time.Clock;
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
      insert into local_list (station_id, version, entries, changed_at) values (?, ?, ?::json, ?)
      on conflict (station_id) do update
         set version = excluded.version, entries = excluded.entries,
             changed_at = excluded.changed_at
      """;

  private static final String REGISTERED =
      """
      select id_token, type, group_id, master_pass,
             case when status = 'Accepted' and valid_until <= ? then 'Expired' else status end
               as status
        from token
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
            "select version, entries::text as entries from local_list where station_id = ?",
            row -> new LocalList(row.whole("version"), entries(row.text("entries"))),
            stationId)
        .stream()
        .findFirst()
        .orElse(LocalList.NONE);
  }

  /** The station has taken this. */
  void accepted(String stationId, LocalList list) {
    database.update(KEEP, stationId, list.version(), text(list), clock.instant());
  }

  /**
   * Every registered token up to what a list can hold, with its group (OCPP 2.1 C09); those that
   * may not charge, too, or else stations that let unknown ones charge offline would let them.
   */
  List<AuthorizationData> registered(int most) {
    return database.query(REGISTERED, this::registered, clock.instant(), most);
  }

  private AuthorizationData registered(Row row) {
    String group =
        row.flag("master_pass")
            ? settings.masterPassGroup()
            : row.maybeText("group_id").orElse(null);
    return new AuthorizationData(
        new IdToken(row.text("id_token"), row.text("type"), null, null),
        IdTokenInfoBuilder.builder()
            .status(AuthorizationStatus.valueOf(row.text("status")))
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
