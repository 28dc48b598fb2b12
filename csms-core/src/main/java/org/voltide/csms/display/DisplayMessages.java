package org.voltide.csms.display;

import jakarta.inject.Singleton;
import org.voltide.csms.desired.DesiredKind.Wish;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.desired.Outcome;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.display.DisplayMessage;

/** Shows and clears messages at once, and wishes for the same from then on. Blocks. Thread-safe. */
@Singleton
public class DisplayMessages {
  private final DesiredDisplayMessages messages;
  private final DesiredStore desired;
  private final Database database;

  DisplayMessages(DesiredDisplayMessages messages, DesiredStore desired, Database database) {
    this.messages = messages;
    this.desired = desired;
    this.database = database;
  }

  /**
   * Whether a station can show messages, as far as it is known: one whose inventory has no
   * DisplayMessageCtrlr, or one that is not available, cannot.
   */
  public boolean canShow(String stationId) {
    return database
        .query(
            """
            select (s.inventory_firmware is null
                    or exists (select from station_variable v where v.station_id = s.id
                                  and v.key like 'displaymessagectrlr%'))
                   and not exists (select from station_variable v where v.station_id = s.id
                                      and v.key = 'displaymessagectrlr/available'
                                      and lower(v.value) = 'false') as able
              from station s where s.id = ?
            """,
            row -> row.flag("able"), stationId)
        .getFirst();
  }

  /** Has a station show a message; only one that it took is wished for. */
  public Outcome show(String stationId, DisplayMessage message) {
    Wish wish = messages.read(Json.text(message));
    Outcome outcome = messages.set(stationId, wish.payload());
    if (outcome instanceof Outcome.Applied) {
      desired.wish(stationId, messages.name(), wish);
    }
    return outcome;
  }

  /** Has a station show a message no longer, whoever wished for it. */
  public Outcome clear(String stationId, int id) {
    desired.remove(stationId, messages.name(), Integer.toString(id));
    return messages.clear(stationId, id);
  }
}
