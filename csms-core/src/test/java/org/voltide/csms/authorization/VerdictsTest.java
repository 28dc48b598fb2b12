package org.voltide.csms.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.authorization.Verdicts.Purpose;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;

@Execution(ExecutionMode.CONCURRENT)
class VerdictsTest {
  private static final Purpose ASK = new Purpose.Ask();

  private final LaneWorld world = new LaneWorld();
  private final Verdicts verdicts = TestVerdicts.verdicts();

  @BeforeEach
  void register() {
    world.station("CS1");
    world.station("CS2");
    world.run(
        "insert into evse (station_id, id, current_type, phases, max_charge_w)"
            + " values ('CS1', 1, 'AC', 3, 11000), ('CS1', 2, 'DC', 3, 50000),"
            + " ('CS2', 1, 'AC', 3, 11000)");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "NoAuthorization, Accepted",
    "Local, Accepted",
    "DirectPayment, Accepted",
    "KeyCode, Invalid",
    "ISO14443, Unknown",
    "eMAID, Unknown",
    "MacAddress, Unknown",
    "EVCCID, Unknown",
    "SomethingNew, Unknown"
  })
  void anUnregisteredTokenIsJudgedByItsType(String type, AuthorizationStatus status) {
    assertThat(at("CS1", "x", type, ASK).status()).isEqualTo(status);
  }

  @Test
  void aRegisteredTokenHasTheStatusItsOperatorGaveItHoweverItIsWritten() {
    token("AbCd", "ISO14443", "status", "'Blocked'");
    token("pin", "KeyCode", "language", "'de'");
    token("DE-8AA-CA2B3C4D5-N", "eMAID", "status", "'Accepted'");

    assertThat(at("CS1", "ABCD", "ISO14443", ASK).status()).isEqualTo(AuthorizationStatus.Blocked);
    assertThat(at("CS1", "pin", "KeyCode", ASK).status()).isEqualTo(AuthorizationStatus.Accepted);
    assertThat(at("CS1", "pin", "KeyCode", ASK).language1()).isEqualTo("de");
    assertThat(at("CS1", "de8aaca2b3c4d5n", "eMAID", ASK).status())
        .isEqualTo(AuthorizationStatus.Accepted);
    assertThat(at("CS1", "abcd", "ISO15693", ASK).status()).isEqualTo(AuthorizationStatus.Unknown);
    assertThat(at("CS1", "nul\0", "ISO14443", ASK).status()).isEqualTo(AuthorizationStatus.Unknown);
  }

  @Test
  void groupsAndMasterPassesAreNamedSoThatStationsLetThemStop() {
    token("member", "ISO14443", "group_id", "'FLEET'");
    token("guard", "ISO14443", "master_pass", "true");

    assertThat(at("CS1", "member", "ISO14443", ASK).groupIdToken())
        .isEqualTo(new IdToken("FLEET", "Central", null, null));
    assertThat(at("CS1", "guard", "ISO14443", ASK).groupIdToken().idToken())
        .isEqualTo("MASTERPASS");
  }

  @Test
  void anAnswerMayBeCachedUntilTheTokenExpires() {
    token("lasting", "ISO14443", "valid_until", "'2027-01-01Z'");
    token("ending", "ISO14443", "valid_until", "'2026-03-01T13:00Z'");
    token("gone", "ISO14443", "valid_until", "'2026-03-01T12:00Z'");
    token("coming", "ISO14443", "valid_from", "'2026-03-02Z'");

    assertThat(at("CS1", "lasting", "ISO14443", ASK).cacheExpiryDateTime())
        .isEqualTo(LaneWorld.NOW.plus(Duration.ofDays(1)));
    assertThat(at("CS1", "ending", "ISO14443", ASK).cacheExpiryDateTime())
        .isEqualTo(LaneWorld.NOW.plus(Duration.ofHours(1)));
    assertThat(at("CS1", "gone", "ISO14443", ASK).status()).isEqualTo(AuthorizationStatus.Expired);
    assertThat(at("CS1", "coming", "ISO14443", ASK).status())
        .isEqualTo(AuthorizationStatus.NotAtThisTime);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"from\":\"08:00\",\"until\":\"20:00\"} | 2026-03-01T20:00:00Z",
        "{\"from\":\"08:00\"}                     | 2026-03-02T00:00:00Z",
        "{\"from\":\"10:00\",\"until\":\"08:00\"} | 2026-03-02T08:00:00Z",
        "{\"sessions\":1}                         | 2026-03-02T12:00:00Z",
        "{\"energyWh\":1000}                      | 2026-03-01T12:00:00Z"
      })
  void anAnswerMayBeCachedNoLongerThanItIsAllowed(String allowance, Instant until) {
    token("card", "ISO14443", "allowance", "'" + allowance + "'");
    assertThat(at("CS1", "card", "ISO14443", ASK).cacheExpiryDateTime()).isEqualTo(until);
  }

  @Test
  void whoMayOnlyStopIsNotCached() {
    UUID card = token("card", "ISO14443", "allowance", "'{\"until\":\"11:00\"}'");
    session("CS1", "T", card, 0);
    assertThat(at("CS1", "card", "ISO14443", ASK).cacheExpiryDateTime()).isEqualTo(LaneWorld.NOW);
    assertThat(at("CS2", "card", "ISO14443", new Purpose.Stop()).cacheExpiryDateTime())
        .isEqualTo(LaneWorld.NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"stations\":[\"CS1\"]}                 | CS1 | Accepted",
        "{\"stations\":[\"CS1\"]}                 | CS2 | NotAtThisLocation",
        "{\"sites\":[\"elsewhere\"]}              | CS1 | NotAtThisLocation",
        "{\"current\":\"DC\"}                     | CS1 | Accepted",
        "{\"current\":\"DC\"}                     | CS2 | NotAllowedTypeEVSE",
        "{\"from\":\"08:00\",\"until\":\"20:00\"} | CS1 | Accepted",
        "{\"from\":\"20:00\",\"until\":\"08:00\"} | CS1 | NotAtThisTime",
        "{\"until\":\"12:00\"}                    | CS1 | NotAtThisTime",
        "{\"energyWh\":0}                         | CS1 | NoCredit"
      })
  void anAllowanceLimitsWhereWhenAndHowMuch(
      String allowance, String station, AuthorizationStatus status) {
    token("card", "ISO14443", "allowance", "'" + allowance + "'");
    assertThat(at(station, "card", "ISO14443", ASK).status()).isEqualTo(status);
  }

  @Test
  void onlySomeEvsesAreNamedWhenOnlySomeAreAllowed() {
    token("card", "ISO14443", "allowance", "'{\"current\":\"DC\"}'");
    assertThat(at("CS1", "card", "ISO14443", ASK).evseId()).containsExactly(2);
  }

  @Test
  void aTokenIsInOneSessionAtATimeButMayAlwaysStop() {
    UUID card = token("card", "ISO14443", "allowance", "'{\"sessions\":1}'");
    session("CS1", "T", card, 0);

    assertThat(at("CS2", "card", "ISO14443", ASK).status())
        .isEqualTo(AuthorizationStatus.ConcurrentTx);
    assertThat(at("CS1", "card", "ISO14443", ASK).status()).isEqualTo(AuthorizationStatus.Accepted);
    assertThat(at("CS1", "card", "ISO14443", new Purpose.Charge("T")).status())
        .isEqualTo(AuthorizationStatus.Accepted);
    assertThat(at("CS1", "card", "ISO14443", new Purpose.Charge("U")).status())
        .isEqualTo(AuthorizationStatus.ConcurrentTx);
    assertThat(at("CS2", "card", "ISO14443", new Purpose.Stop()).status())
        .isEqualTo(AuthorizationStatus.Accepted);
  }

  @Test
  void aGroupMemberInAnotherSessionMayStopTheOthers() {
    UUID member = token("member", "ISO14443", "group_id", "'FLEET'");
    UUID busy = token("busy", "ISO14443", "allowance", "'{\"sessions\":1}'");
    world.run("update token set group_id = 'FLEET' where id = ?", busy);
    session("CS1", "T", member, 0);
    session("CS2", "U", busy, 0);

    assertThat(at("CS1", "busy", "ISO14443", ASK).status()).isEqualTo(AuthorizationStatus.Accepted);
  }

  @Test
  void aSpentBudgetIsNoCredit() {
    UUID card = token("card", "ISO14443", "allowance", "'{\"energyWh\":10000}'");
    session("CS2", "T", card, 9_999);
    assertThat(at("CS1", "card", "ISO14443", ASK).status()).isEqualTo(AuthorizationStatus.Accepted);
    session("CS2", "U", card, 1);
    assertThat(at("CS1", "card", "ISO14443", ASK).status()).isEqualTo(AuthorizationStatus.NoCredit);
  }

  @Test
  void whoIsVouchedForStaysSoUntilTheWordEnds() {
    world.run(
        "insert into vouched_token (station_id, type, value_key, info, by_partner, valid_until)"
            + " select 'CS1', 'eMAID', v, '{\"idTokenInfo\":{\"status\":\"Accepted\"}}', true, u"
            + " from (values ('guest', timestamptz '2026-03-02Z'), ('past', '2026-03-01Z')) w (v,"
            + " u)");
    assertThat(at("CS1", "GU-EST", "eMAID", ASK).status()).isEqualTo(AuthorizationStatus.Accepted);
    assertThat(at("CS2", "GU-EST", "eMAID", ASK).status()).isEqualTo(AuthorizationStatus.Unknown);
    assertThat(at("CS1", "past", "eMAID", ASK).status()).isEqualTo(AuthorizationStatus.Unknown);
  }

  private UUID token(String value, String type, String column, String sql) {
    UUID id = UUID.randomUUID();
    world.run(
        "insert into token (id, id_token, type, created_at) values (?, ?, ?, now())",
        id,
        value,
        type);
    world.run("update token set %s = %s where id = ?".formatted(column, sql), id);
    return id;
  }

  private void session(String station, String transaction, UUID token, double energyWh) {
    world.run(
        "insert into charging_session (id, station_id, transaction_id, site_id, token_id,"
            + " started_at, seq_nos, energy_in_wh, changed_at)"
            + " values (gen_random_uuid(), ?, ?, 'depot', ?, now(), '{}', ?, now())",
        station,
        transaction,
        token,
        energyWh);
  }

  private IdTokenInfo at(String station, String value, String type, Purpose purpose) {
    var presented = new Presented(new IdToken(value, type, null, null), "depot", station);
    try (Connection connection = world.database().getConnection()) {
      Optional<Known> known =
          TokenLookup.of(Statements.on(connection), List.of(presented), LaneWorld.NOW)
              .find(presented);
      return verdicts.on(presented, known, purpose, LaneWorld.NOW);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
