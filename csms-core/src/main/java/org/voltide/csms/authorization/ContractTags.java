package org.voltide.csms.authorization;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.type.IdToken;

/**
 * Remembers which tags of OCPP 1.6 are contracts: such a station says so when it asks, not when it
 * starts charging, and Voltide may have been restarted in between. Blocks.
 */
@Singleton
class ContractTags {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String CARD = "ISO14443";

  private final Database database;
  private final Clock clock;

  ContractTags(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Before the station is answered. */
  void asked(StationConnection connection, IdToken token) {
    if (connection.version() != OcppVersion.V1_6 || token.type().equals(CARD)) {
      return;
    }
    Instant now = clock.instant();
    database.transact(
        statements -> {
          statements.update(
              "delete from contract_tag where station_id = ? and met_at < ?",
              connection.stationId(),
              now.minus(KEPT));
          statements.update(
              "insert into contract_tag values (?, ?, ?, ?) on conflict (station_id, id_tag)"
                  + " do update set type = excluded.type, met_at = excluded.met_at",
              connection.stationId(),
              StorableText.of(token.idToken()),
              StorableText.of(token.type()),
              now);
        });
  }
}
