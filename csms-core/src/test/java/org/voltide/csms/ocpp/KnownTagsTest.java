package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.dialect.KnownTag;

/** What the books say of the tokens that a station of OCPP 1.6 may name after a restart. */
@QuarkusTest
class KnownTagsTest {
  @Inject StationGateway gateway;
  @Inject Database database;

  @Test
  void remoteStartsContractsAndListedTokensAreKnownTheOldestFirst() {
    try (RealStation station = RealStation.registered(gateway)) {
      String id = station.id();
      database.update(
          """
          insert into local_list values (?, 1,
            '[{"idToken":{"idToken":"LISTED","type":"KeyCode"}},
              {"idToken":{"idToken":"CARD","type":"ISO14443"}}]', ?)
          """,
          id,
          minute(1));
      database.update("insert into contract_tag values (?, 'DE1', 'eMAID', ?)", id, minute(2));
      remoteStart(id, 900_001, "MADE-UP", "ACCEPTED", 3);
      remoteStart(id, 900_002, "REFUSED", "REJECTED", 4);
      assertThat(KnownTags.of(database, id))
          .containsExactly(
              new KnownTag("LISTED", "KeyCode", null, null),
              new KnownTag("DE1", "eMAID", null, null),
              new KnownTag("MADE-UP", "Central", 900_001, 2));
    }
  }

  private void remoteStart(String station, int number, String token, String state, int minute) {
    database.update(
        """
        insert into remote_start (id, station_id, evse_id, id_token, token_type, asked_by, asked_at,
                                  state)
        values (?, ?, 2, ?, 'Central', 'tester', ?, ?)
        """,
        number,
        station,
        token,
        minute(minute),
        state);
  }

  private static Instant minute(int minute) {
    return Instant.parse("2026-03-01T12:00:00Z").plusSeconds(60L * minute);
  }
}
