package org.voltide.csms.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;

class WatchTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final Database database = new Database(TestDatabase.migrated().dataSource());
  private final Rules rules = new Rules(database, CLOCK);
  private final Watch watch =
      new Watch(database, rules, CLOCK, new ObjectMapper().registerModule(new JavaTimeModule()));

  @BeforeEach
  void aStation() {
    database.update("delete from alarm_rule");
    database.update(
        "insert into site (id, name, time_zone, import_limit_w, export_limit_w, created_at)"
            + " values ('yard', 'Yard', 'UTC', 10000, 0, ?)",
        NOW);
    database.update(
        "insert into station (id, site_id, name, created_at) values ('CS-1', 'yard', '', ?)", NOW);
    database.update(
        "insert into evse (station_id, id, current_type, phases, max_charge_w)"
            + " values ('CS-1', 1, 'AC', 3, 11000)");
  }

  private void rule(Condition condition, int threshold, UUID... destinations) {
    rules.create(new Rule("r", condition, threshold, null, true, List.of(destinations)));
  }

  private List<Alarm> alarms() {
    watch.look(NOW);
    return database.query(Alarm.SELECT + " order by a.id", Alarm::of);
  }

  private void seen(Duration ago) {
    database.update("update station set online = false, last_seen_at = ?", NOW.minus(ago));
  }

  private void session(double powerW) {
    UUID id = UUID.randomUUID();
    Instant began = NOW.minus(Duration.ofMinutes(10));
    database.update(
        "insert into charging_session (id, station_id, transaction_id, site_id, started_at,"
            + " seq_nos, power_w, changed_at) values (?, 'CS-1', ?, 'yard', ?, '{}', ?, ?)",
        id,
        id.toString(),
        began,
        powerW,
        began);
    database.update(
        "insert into session_need (session_id, capacity_wh, arrival_energy_wh, target_soc_percent,"
            + " max_charge_w, max_discharge_w, min_charge_w, min_soc_percent, max_soc_percent,"
            + " charge_efficiency, discharge_efficiency, wear_per_kwh, source, estimated,"
            + " promise_feasible)"
            + " values (?, 50000, 0, 80, 11000, 0, 0, 20, 90, 1, 1, 0, 'x', '{}', false)",
        id);
  }

  @Test
  void aStationIsOfflineAfterSoManyMinutesOnce() {
    rule(Condition.STATION_OFFLINE, 15);
    assertThat(alarms()).as("never connected").isEmpty();
    seen(Duration.ofMinutes(14));
    assertThat(alarms()).isEmpty();
    seen(Duration.ofMinutes(15));
    assertThat(alarms()).hasSize(1);
    assertThat(alarms())
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.subject()).isEqualTo("CS-1"))
        .satisfies(alarm -> assertThat(alarm.endedAt()).isNull());
  }

  @Test
  void anAlarmEndsWithItsCauseAndIsRaisedAnew() {
    rule(Condition.STATION_OFFLINE, 15);
    seen(Duration.ofHours(1));
    assertThat(alarms()).hasSize(1);
    database.update("update station set online = true");
    assertThat(alarms()).singleElement().extracting(Alarm::endedAt).isEqualTo(NOW);
    seen(Duration.ofHours(1));
    assertThat(alarms()).hasSize(2).last().extracting(Alarm::endedAt).isNull();
  }

  @Test
  void connectorsPromisesAndLimitsAreWatched() {
    database.update(
        "insert into connector (station_id, evse_id, id, status, status_at)"
            + " values ('CS-1', 1, 2, 'Faulted', ?)",
        NOW.minus(Duration.ofMinutes(5)));
    session(6_000);
    session(6_000);
    rule(Condition.CONNECTOR_FAULTED, 5);
    rule(Condition.PROMISE_AT_RISK, 5);
    rule(Condition.LIMIT_EXCEEDED, 110);
    assertThat(alarms())
        .extracting(Alarm::condition)
        .containsExactlyInAnyOrder(
            Condition.CONNECTOR_FAULTED,
            Condition.PROMISE_AT_RISK,
            Condition.PROMISE_AT_RISK,
            Condition.LIMIT_EXCEEDED);
    assertThat(alarms())
        .extracting(Alarm::detail)
        .contains("Cars at site yard draw 12.0 kW of 10.0 kW.");
  }

  @Test
  void authoritiesOfOthersAreWatched() {
    rule(Condition.AUTHORITY_ENDS, 90);
    authority("a1", "CONTRACTS", Duration.ofDays(30));
    authority("a1", "STATIONS", Duration.ofDays(30));
    authority("b2", "CONTRACTS", Duration.ofDays(400));
    assertThat(alarms()).singleElement().extracting(Alarm::subject).isEqualTo("a1");
    assertThat(alarms().getFirst().detail()).contains("trusted for contracts, stations");
  }

  private void authority(String fingerprint, String purpose, Duration left) {
    database.update(
        """
        insert into authority (fingerprint, purpose, subject, certificate, valid_until, added_at)
        values (?, ?, 'CN=Root', 'x', ?, ?)
        """,
        fingerprint,
        purpose,
        NOW.plus(left),
        NOW);
  }

  @Test
  void onlyTheNewestCertificateCounts() {
    rule(Condition.CERTIFICATE_ENDS, 14);
    certificate("1", Duration.ofDays(3));
    assertThat(alarms()).singleElement().extracting(Alarm::subject).isEqualTo("CSMS/CS-1");
    certificate("2", Duration.ofDays(300));
    assertThat(alarms()).singleElement().extracting(Alarm::endedAt).isNotNull();
  }

  private void certificate(String serial, Duration left) {
    database.update(
        "insert into own_certificate (issuer, serial_number, fingerprint, station_id, common_name,"
            + " issued_at, valid_until) values ('CSMS', ?, '\\x00', 'CS-1', 'CS-1', ?, ?)",
        serial,
        NOW,
        NOW.plus(left));
  }

  @Test
  void pricesAndSecurityAlertsAreWatched() {
    rule(Condition.PRICES_END, 12);
    rule(Condition.SECURITY_ALERT, 0);
    assertThat(alarms()).as("no price was ever known").isEmpty();
    database.update(
        "insert into price (start_at, end_at, import_per_kwh, export_per_kwh)"
            + " values (?, ?, 0.3, 0.1)",
        NOW,
        NOW.plus(Duration.ofHours(12)));
    database.update(
        "insert into security_event (at, source, type, severity, occurred_at, alert)"
            + " values (?, 'VOLTIDE', 'Tampered', 'CRITICAL', ?, true)",
        NOW,
        NOW);
    assertThat(alarms()).extracting(Alarm::subject).contains("default").hasSize(2);
    database.update("update security_event set acknowledged_at = ?", NOW);
    assertThat(alarms()).filteredOn(alarm -> alarm.endedAt() != null).hasSize(1);
  }

  @Test
  void destinationsAreToldWhenItBeginsAndWhenItEnds() {
    UUID told = UUID.randomUUID();
    database.update(
        "insert into alarm_destination (id, name, kind, address, created_at)"
            + " values (?, 'Ada', 'EMAIL', 'ada@example.org', ?)",
        told,
        NOW);
    rule(Condition.STATION_OFFLINE, 15, told);
    rule(Condition.STATION_OFFLINE, 15);
    seen(Duration.ofHours(1));
    assertThat(alarms()).hasSize(2);
    database.update("update station set online = true");
    assertThat(alarms()).hasSize(2);
    assertThat(database.query("select * from alarm_delivery order by id", r -> r.text("subject")))
        .containsExactly("Station CS-1 is offline.", "Over: Station CS-1 is offline.");
  }

  @Test
  void aRuleThatIsDisabledEndsItsAlarms() {
    rule(Condition.STATION_OFFLINE, 15);
    seen(Duration.ofHours(1));
    assertThat(alarms()).hasSize(1);
    UUID id = rules.all().getFirst().id();
    rules.change(id, new Rule("r", Condition.STATION_OFFLINE, 15, null, false, List.of()));
    assertThat(alarms()).singleElement().extracting(Alarm::endedAt).isEqualTo(NOW);
  }

  private void tells(String value) {
    database.update(
        """
        insert into station_variable (station_id, key, component, evse_id, variable, attribute, value,
                                      unit, reported_at, changed_at)
        values ('CS-1', 'Cooler@1.Temperature', 'Cooler', 1, 'Temperature', 'Actual', ?, 'Celsius', ?, ?)
        on conflict (station_id, key) do update set value = excluded.value
        """,
        value,
        NOW,
        NOW);
  }

  private void watches(Condition condition, int threshold, Watched watched) {
    rules.create(new Rule("r", condition, threshold, watched, true, List.of()));
  }

  @Test
  void aVariableThatTremblesRaisesOneAlarm() {
    watches(
        Condition.VARIABLE,
        0,
        new Watched("Cooler", "Temperature", Watched.Comparison.ABOVE, "80", "75"));
    tells("80");
    assertThat(alarms()).isEmpty();
    tells("81.5");
    assertThat(alarms())
        .extracting(Alarm::detail)
        .containsExactly("Temperature of Cooler at station CS-1, EVSE 1 is 81.5 Celsius.");
    tells("76");
    assertThat(alarms()).extracting(Alarm::endedAt).containsOnlyNulls();
    tells("75");
    assertThat(alarms()).extracting(Alarm::endedAt).containsExactly(NOW);
    tells("79");
    assertThat(alarms()).hasSize(1);
    tells("hot");
    assertThat(alarms()).as("what is no number lies nowhere").hasSize(1);
  }

  @Test
  void aVariableIsCompared() {
    tells("-3");
    watches(
        Condition.VARIABLE,
        0,
        new Watched("Cooler", "Temperature", Watched.Comparison.BELOW, "0", null));
    watches(
        Condition.VARIABLE,
        0,
        new Watched("Cooler", "Temperature", Watched.Comparison.IS, "-3", null));
    watches(
        Condition.VARIABLE, 0, new Watched("Cooler", "Speed", Watched.Comparison.IS, "-3", null));
    assertThat(alarms()).hasSize(2);
  }

  @Test
  void anEventHoldsForItsMinutesUnlessItIsCleared() {
    watches(Condition.STATION_EVENT, 30, new Watched("Cooler", null, null, null, null));
    database.update("create table station_event_test partition of station_event default");
    told(1, Duration.ofMinutes(40), false);
    assertThat(alarms()).isEmpty();
    told(2, Duration.ofMinutes(20), false);
    assertThat(alarms()).extracting(Alarm::subject).containsExactly("CS-1/Cooler.Problem");
    told(3, Duration.ofMinutes(1), true);
    assertThat(alarms()).extracting(Alarm::endedAt).containsExactly(NOW);
  }

  private void told(int id, Duration ago, boolean cleared) {
    database.update(
        """
        insert into station_event (station_id, event_id, at, told_at, received_at, key, component,
                                   variable, trigger, notification_type, actual_value, cleared)
        values ('CS-1', ?, ?, ?, ?, 'Cooler.Problem', 'Cooler', 'Problem', 'Alerting',
                'HardWiredNotification', 'true', ?)
        """,
        id,
        NOW.minus(ago),
        NOW.minus(ago).toString(),
        NOW.minus(ago),
        cleared);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refused("Say what of stations is watched.", Condition.VARIABLE, null);
    refused(
        "PRICES_END watches nothing of its own.",
        Condition.PRICES_END,
        new Watched("Cooler", "Temperature", Watched.Comparison.IS, "1", null));
    refused(
        "'hot' is no number.",
        Condition.VARIABLE,
        new Watched("Cooler", "Temperature", Watched.Comparison.ABOVE, "hot", null));
    refused(
        "It would be over before it begins.",
        Condition.VARIABLE,
        new Watched("Cooler", "Temperature", Watched.Comparison.ABOVE, "80", "81"));
    refused(
        "Events are not compared with anything.",
        Condition.STATION_EVENT,
        new Watched("Cooler", null, Watched.Comparison.IS, "1", null));
  }

  private void refused(String why, Condition condition, @Nullable Watched watched) {
    assertThatThrownBy(() -> rules.create(new Rule("r", condition, 1, watched, true, List.of())))
        .isInstanceOf(Problem.class)
        .hasMessage(why);
  }

  @ParameterizedTest
  @EnumSource
  void everyConditionCanBeAsked(Condition condition) {
    assertThat(
            database.query(
                condition.query(),
                row -> row.text("subject"),
                NOW,
                10,
                UUID.randomUUID(),
                "Cooler",
                "Temperature",
                "ABOVE",
                "80",
                null))
        .isEmpty();
  }
}
