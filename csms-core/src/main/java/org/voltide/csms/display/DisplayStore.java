package org.voltide.csms.display;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** What displays hold, as far as stations said so. */
@Singleton
class DisplayStore {
  private static final String KEEP =
      "insert into display_message (station_id, message_id, message, reported_at)"
          + " values (?, ?, ?::json, ?) on conflict (station_id, message_id) do update"
          + " set message = excluded.message, reported_at = excluded.reported_at";

  private final Database database;

  DisplayStore(Database database) {
    this.database = database;
  }

  /**
   * A message a display holds.
   *
   * @param message as in OCPP
   */
  record HeldMessage(int id, @JsonRawValue String message, Instant reportedAt) {}

  void keep(Statements statements, String stationId, int id, String message, Instant at) {
    statements.update(KEEP, stationId, id, StorableText.of(message), at);
  }

  /** For one that was accepted just now. */
  void keep(String stationId, int id, String message, Instant at) {
    database.transact(statements -> keep(statements, stationId, id, message, at));
  }

  void forget(String stationId, int id) {
    database.update(
        "delete from display_message where station_id = ? and message_id = ?", stationId, id);
  }

  /** Before all are reported anew. */
  void forgetAll(String stationId) {
    database.update("delete from display_message where station_id = ?", stationId);
  }

  List<HeldMessage> of(String stationId) {
    return database.query(
        "select message_id, message::text as message, reported_at from display_message"
            + " where station_id = ? order by message_id",
        row ->
            new HeldMessage(
                row.whole("message_id"), row.text("message"), row.instant("reported_at")),
        stationId);
  }
}
