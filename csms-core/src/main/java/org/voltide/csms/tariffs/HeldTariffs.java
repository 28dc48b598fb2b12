package org.voltide.csms.tariffs;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.tariff.GetTariffsRequest;
import org.voltide.ocpp.message.tariff.GetTariffsResponse;
import org.voltide.ocpp.message.tariff.TariffAssignment;
import org.voltide.ocpp.message.tariff.TariffGetStatus;

/** Which tariffs stations hold (OCPP 2.1 I09). Blocks. */
@Singleton
class HeldTariffs {
  private static final int MOST = 1_000;

  private final Database database;
  private final Commands commands;
  private final Clock clock;

  HeldTariffs(Database database, Commands commands, Clock clock) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
  }

  /** As the station last said. */
  List<TariffAssignment> of(String stationId) {
    return database.query(
        "select assignment::text as assignment from station_tariff where station_id = ?"
            + " order by tariff_id",
        row -> Json.stored(TariffAssignment.class, row.text("assignment")),
        stationId);
  }

  /**
   * Asks the station.
   *
   * @throws Problem as {@link Commands#ask}, and 502 when it would not say or has more than {@value
   *     #MOST}
   */
  List<TariffAssignment> refresh(String stationId) {
    GetTariffsResponse answer = commands.ask(stationId, new GetTariffsRequest(0, null));
    List<TariffAssignment> told = Optional.ofNullable(answer.tariffAssignments()).orElse(List.of());
    if (answer.status() == TariffGetStatus.Rejected || told.size() > MOST) {
      throw Outcomes.refused(stationId, answer.status(), answer.statusInfo());
    }
    Instant now = clock.instant();
    database.transact(
        statements -> {
          statements.update("delete from station_tariff where station_id = ?", stationId);
          statements.batch(
              "insert into station_tariff values (?, ?, ?::json, ?)",
              told.stream().map(held -> row(stationId, held, now)).toList());
        });
    return told;
  }

  private static Object[] row(String stationId, TariffAssignment held, Instant now) {
    return new Object[] {
      stationId, StorableText.of(held.tariffId()), StorableText.json(Json.text(held)), now
    };
  }
}
