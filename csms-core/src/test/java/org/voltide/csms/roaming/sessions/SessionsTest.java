package org.voltide.csms.roaming.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.control.Preference;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.roaming.push.Courier;
import org.voltide.csms.roaming.push.Outbox;
import org.voltide.csms.roaming.tokens.RoamingTokens;
import org.voltide.csms.roaming.tokens.TokensModule;
import org.voltide.csms.tariffs.Course;
import org.voltide.csms.tariffs.Course.Mark;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.Usage;
import org.voltide.csms.tariffs.pricing.Pricing;
import org.voltide.csms.tariffs.pricing.Span;

class SessionsTest {
  private static final Instant NOW = RoamingWorld.NOW;
  private static final String LIST = "?date_from=2026-01-01T00:00:00Z";

  private final RoamingWorld world = new RoamingWorld();
  private final MockPartner mock = new MockPartner("MCK");
  private final MockPartner other = new MockPartner("OTH");
  private final SessionPublisher sessions =
      new SessionPublisher(world.database, world.settings, world.clock);
  private Partner partner;

  @BeforeEach
  void register() {
    world.serve(new TokensModule(new RoamingTokens(world.database, world.clock)));
    partner = world.registered(mock);
    world.registered(other, "2.2.1");
    world.publisher.publish();
    mock.ask(
        "PUT",
        world.url("2.3.0/cpo/tokens/NL/MCK/04AA"),
        RoamingWorld.token("MCK", "04AA", "ALLOWED"));
    other.ask(
        "PUT",
        world.url("2.2.1/cpo/tokens/NL/OTH/04CC"),
        RoamingWorld.token("OTH", "04CC", "ALLOWED"));
  }

  @AfterEach
  void close() {
    mock.close();
    other.close();
    world.close();
  }

  private UUID session(String transaction, String card) {
    UUID id = UUID.randomUUID();
    world.database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id,
               connector_id, id_token, token_type, started_at, seq_nos, energy_in_wh, total_cost,
               sampled_at, changed_at)
        values (?, 'CS-1', ?, 'depot', 1, 1, ?, 'ISO14443', ?, '{}', 10000, 6.25, ?, ?)
        """,
        id,
        transaction,
        card,
        NOW.minus(Duration.ofHours(1)),
        NOW,
        NOW);
    return id;
  }

  private void end(UUID id, double importWh, double exportWh, String cost) {
    world.database.update(
        "update charging_session set ended_at = ?, energy_in_wh = ?, energy_out_wh = ?,"
            + " total_cost = ?, changed_at = changed_at + interval '1 second' where id = ?",
        NOW,
        importWh,
        exportWh,
        new BigDecimal(cost),
        id);
  }

  private void settle() {
    sessions.publish();
    world.clock.pass(Duration.ofMinutes(6));
    sessions.publish();
  }

  private JsonNode cdrs() {
    return world.get(mock, "2.3.0/cpo/cdrs").path("data");
  }

  @Test
  void aSessionIsSharedWhileItGoesOnAndWithItsPartnerOnly() {
    UUID mine = session("t1", "04aa");
    session("t2", "04CC");
    session("t3", "0000");
    sessions.publish();
    JsonNode list = world.get(mock, "2.3.0/cpo/sessions" + LIST).path("data");
    assertThat(list).hasSize(1);
    JsonNode session = list.get(0);
    assertThat(session.path("id").asText()).isEqualTo(mine.toString());
    assertThat(session.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(session.path("kwh").decimalValue()).isEqualByComparingTo("10");
    assertThat(session.at("/cdr_token/uid").asText()).isEqualTo("04AA");
    assertThat(session.path("auth_method").asText()).isEqualTo("WHITELIST");
    assertThat(session.path("evse_uid").asText()).isEqualTo("CS-1-1");
    assertThat(session.at("/total_cost/before_taxes").decimalValue())
        .isEqualByComparingTo("5.2521");
    assertThat(session.at("/total_cost/taxes/0/amount").decimalValue())
        .isEqualByComparingTo("0.9979");
    assertThat(world.get(mock, "2.3.0/cpo/sessions").path("status_code").asInt()).isEqualTo(2002);

    String strangers = world.get(other, "2.2.1/cpo/sessions" + LIST).toString();
    assertThat(strangers).contains("04CC").doesNotContain("04AA", mine.toString(), "0000");
    end(mine, 12_345, 0, "7.00");
    settle();
    assertThat(world.get(other, "2.2.1/cpo/cdrs").path("data")).isEmpty();
    assertThat(
            other.ask("GET", world.url("2.2.1/cpo/cdrs"), "").headers().firstValue("X-Total-Count"))
        .contains("0");
    assertThat(other.ask("GET", world.url("2.2.1/cpo/tokens/NL/MCK/04AA"), "").statusCode())
        .as("tokens of others")
        .isEqualTo(404);
  }

  private JsonNode prefer(MockPartner asker, Object session, String told) {
    String version = asker == mock ? "2.3.0" : "2.2.1";
    String url = world.url("%s/cpo/sessions/%s/charging_preferences".formatted(version, session));
    return Json.stored(asker.ask("PUT", url, told).body());
  }

  @Test
  void whatADriverPrefersIsPlannedWith() {
    UUID mine = session("t1", "04AA");
    sessions.publish();
    String told =
        "{\"profile_type\":\"CHEAP\",\"departure_time\":\"2026-05-01T18:00:00Z\","
            + "\"energy_need\":20.5,\"discharge_allowed\":true}";
    assertThat(prefer(mock, mine, told).path("data").asText()).isEqualTo("ACCEPTED");
    assertThat(world.preferred.get(mine))
        .isEqualTo(
            new Preference(
                false,
                Optional.of(NOW.plus(Duration.ofHours(6))),
                OptionalDouble.of(20_500),
                true));
    assertThat(prefer(mock, mine, "{\"profile_type\":\"FAST\"}").path("data").asText())
        .isEqualTo("ACCEPTED");
    assertThat(world.preferred.get(mine))
        .as("what is not said is not allowed, and not as before")
        .isEqualTo(new Preference(true, Optional.empty(), OptionalDouble.empty(), false));
    for (String kWh : List.of("51", "1e300")) {
      assertThat(prefer(mock, mine, told.replace("20.5", kWh)).path("data").asText())
          .isEqualTo("NOT_POSSIBLE");
    }
    assertThat(prefer(mock, mine, told.replace("CHEAP", "MAGIC")).path("data").asText())
        .isEqualTo("PROFILE_TYPE_NOT_SUPPORTED");
  }

  @Test
  void preferencesAreForSessionsOfTheirPartnerThatGoOnAndAreSteered() {
    UUID mine = session("t1", "04AA");
    UUID foreign = session("t2", "04CC");
    sessions.publish();
    String told = "{\"profile_type\":\"REGULAR\"}";
    assertThat(prefer(other, foreign, told).path("data").asText()).isEqualTo("ACCEPTED");
    for (Object unknown : List.of(foreign, UUID.randomUUID(), "S1")) {
      assertThat(prefer(mock, unknown, told).path("status_code").asInt()).isEqualTo(2001);
    }
    for (String wrong :
        List.of(
            "{}",
            "[]",
            told.replace("}", ",\"energy_need\":-1}"),
            told.replace("}", ",\"departure_time\":\"soon\"}"))) {
      assertThat(prefer(mock, mine, wrong).path("status_code").asInt())
          .as(wrong)
          .isBetween(2001, 2002);
    }
    String url = world.url("2.3.0/cpo/sessions/%s/charging_preferences".formatted(mine));
    assertThat(mock.ask("POST", url, told).statusCode()).isEqualTo(405);
    world.database.update("update station set steered = false");
    assertThat(mock.ask("PUT", url, told).statusCode()).isEqualTo(404);
    world.publisher.publish();
    assertThat(world.get(mock, "2.3.0/cpo/locations").toString())
        .doesNotContain("CHARGING_PREFERENCES_CAPABLE");
    world.database.update("update station set steered = true");
    world.publisher.publish();
    assertThat(world.get(mock, "2.3.0/cpo/locations").toString())
        .contains("CHARGING_PREFERENCES_CAPABLE");
    end(mine, 1, 0, "1");
    assertThat(prefer(mock, mine, told).path("status_message").asText()).contains("goes on");
    assertThat(world.preferred.keySet()).containsOnly(foreign);
  }

  @Test
  void aSessionThatEndedIsBilledOnceAndToTheCent() {
    UUID id = session("t1", "04AA");
    end(id, 12_345, 2_000, "8.83");
    sessions.publish();
    assertThat(cdrs()).as("late events count").isEmpty();
    settle();
    settle();
    assertThat(cdrs()).hasSize(1);
    JsonNode cdr = cdrs().get(0);
    assertThat(cdr.path("id").asText()).isEqualTo("DE-VLT-00000001");
    assertThat(cdr.path("session_id").asText()).isEqualTo(id.toString());
    assertThat(cdr.path("total_energy").decimalValue()).isEqualByComparingTo("12.345");
    assertThat(cdr.path("total_time").decimalValue()).isEqualByComparingTo("1");
    assertThat(total(cdr)).isEqualByComparingTo("8.83");
    assertThat(cdr.at("/total_energy_cost/before_taxes").decimalValue())
        .isEqualByComparingTo("6.1207");
    assertThat(cdr.at("/cdr_location/evse_id").asText()).isEqualTo("DE*VLT*ECS*1*1");
    assertThat(cdr.at("/tariffs/0/tax_included").asText()).isEqualTo("YES");
    assertThat(cdr.at("/charging_periods")).hasSize(1);
    assertThat(cdr.has("total_energy_export")).isFalse();
    JsonNode older = world.get(mock, "2.2.1/cpo/cdrs").at("/data/0");
    assertThat(older.at("/total_cost/incl_vat").decimalValue()).isEqualByComparingTo("8.83");
    assertThat(older.at("/total_cost/excl_vat").decimalValue()).isEqualByComparingTo("7.4202");
    assertThat(world.get(mock, "2.3.0/cpo/sessions" + LIST).at("/data/0/status").asText())
        .isEqualTo("COMPLETED");
    assertThat(
            world.database.query(
                "select import_wh, export_wh from roaming_cdr",
                row -> List.of(row.number("import_wh"), row.number("export_wh"))))
        .as("gross, whatever the partner is told")
        .containsExactly(List.of(12_345.0, 2_000.0));
  }

  private static BigDecimal total(JsonNode cdr) {
    BigDecimal total = cdr.at("/total_cost/before_taxes").decimalValue();
    for (JsonNode tax : cdr.at("/total_cost/taxes")) {
      total = total.add(tax.path("amount").decimalValue());
    }
    return total;
  }

  @Test
  void aCorrectionIsACreditAndANewCdrAndNothingEverChanges() {
    UUID id = session("t1", "04AA");
    end(id, 12_345, 0, "8.83");
    settle();
    end(id, 13_000, 0, "9.22");
    settle();
    assertThat(cdrs().findValuesAsText("id"))
        .contains("DE-VLT-00000001", "DE-VLT-00000002", "DE-VLT-00000003");
    JsonNode credit = cdrs().get(1);
    assertThat(credit.path("credit").asBoolean()).isTrue();
    assertThat(credit.path("credit_reference_id").asText()).isEqualTo("DE-VLT-00000001");
    assertThat(total(credit)).isEqualByComparingTo("-8.83");
    assertThat(credit.path("total_energy").decimalValue()).isEqualByComparingTo("12.345");
    assertThat(total(cdrs().get(2))).isEqualByComparingTo("9.22");
    assertThat(cdrs().get(2).has("credit")).isFalse();

    for (String change :
        List.of(
            "update roaming_cdr set total = 0",
            "delete from roaming_cdr",
            "update roaming_object set document = '{}' where kind = 'CDR'",
            "delete from roaming_object where kind = 'CDR'")) {
      assertThatThrownBy(() -> world.database.update(change))
          .as(change)
          .hasMessageContaining("change");
    }
  }

  @Test
  void whatCarsGaveIsToldByThePolicyOfThePartner() {
    world.partners.policy(partner.id(), V2gPolicy.NET);
    UUID net = session("t1", "04AA");
    end(net, 2_000, 5_500, "1.00");
    settle();
    JsonNode cdr = cdrs().get(0);
    assertThat(cdr.path("total_energy").decimalValue()).isEqualByComparingTo("-3.5");
    assertThat(cdr.at("/charging_periods/0/dimensions/0/volume").decimalValue())
        .isEqualByComparingTo("2");
    assertThat(cdr.at("/charging_periods/1/dimensions/0/volume").decimalValue())
        .isEqualByComparingTo("-5.5");

    world.partners.policy(partner.id(), V2gPolicy.EXTENDED);
    UUID extended = session("t2", "04AA");
    end(extended, 2_000, 5_500, "1.00");
    settle();
    JsonNode both = cdrs().get(1);
    assertThat(both.path("total_energy").decimalValue()).isEqualByComparingTo("2");
    assertThat(both.path("total_energy_export").decimalValue()).isEqualByComparingTo("5.5");
    assertThat(world.get(mock, "2.2.1/cpo/cdrs").toString()).doesNotContain("total_energy_export");
  }

  @Test
  void sessionsAndCdrsArePushedToTheirPartner() throws InterruptedException {
    UUID id = session("t1", "04AA");
    end(id, 12_345, 0, "8.83");
    settle();
    Outbox outbox = new Outbox(world.database, world.clock);
    Courier courier =
        new Courier(world.settings, world.partners, world.client, world.objects, outbox);
    for (Partner each : world.partners.all()) {
      courier.deliver(each.id());
    }
    JsonNode pushed =
        Json.stored(mock.asked("PUT", "/2.3.0/sessions/DE/VLT/" + id).getFirst().body());
    assertThat(pushed.path("status").asText()).isEqualTo("COMPLETED");
    JsonNode cdr = Json.stored(mock.asked("POST", "/2.3.0/cdrs").getFirst().body());
    assertThat(cdr.path("id").asText()).isEqualTo("DE-VLT-00000001");
    assertThat(other.asked("PUT", "/2.2.1/sessions")).isEmpty();
    assertThat(other.asked("POST", "/2.2.1/cdrs")).isEmpty();
    assertThat(other.asked("PUT", "/2.2.1/locations")).hasSize(1);
  }

  @Test
  void aCdrOfATariffWithRestrictionsIsReckonedAgainFromItsPeriods() {
    SiteTariff tariff =
        SiteTariff.parse(
            """
            {"currency":"EUR","elements":[
              {"components":[{"dimension":"ENERGY","price":0.20,"stepSize":1}],
               "restrictions":{"maxKwh":4}},
              {"components":[{"dimension":"ENERGY","price":0.55,"stepSize":1}]},
              {"components":[{"dimension":"PARKING_TIME","price":6,"stepSize":60}],
               "restrictions":{"minDuration":2700}}]}
            """);
    world.database.update(
        "update site_tariff set per_kwh = 0, per_hour = 0, fixed = 0, elements = ?::jsonb",
        Json.text(tariff.elements()));
    Instant start = NOW.minus(Duration.ofHours(1));
    Course course =
        Course.NONE
            .with(new Mark(start, Span.Kind.CHARGING, 0.0, null))
            .with(new Mark(start.plusSeconds(900), null, 3_000.0, null))
            .with(new Mark(start.plusSeconds(1_800), Span.Kind.PARKED, 10_000.0, null));
    Usage usage = new Usage(start, NOW, 10_000, 0, course);
    ZoneId zone = ZoneId.of("Europe/Berlin");
    BigDecimal cost = tariff.cost(usage, zone).total().afterTaxes();
    // 4 kWh cheap and 6 dear, and a quarter of an hour parked after 45 minutes.
    assertThat(cost).isEqualByComparingTo("5.60");

    UUID id = session("t1", "04AA");
    end(id, 10_000, 0, cost.toPlainString());
    world.database.update("update charging_session set course = ? where id = ?", course.text(), id);
    settle();

    JsonNode cdr = cdrs().get(0);
    assertThat(paid(cdr.path("total_cost"))).isEqualByComparingTo("5.60");
    assertThat(paid(cdr.path("total_energy_cost"))).isEqualByComparingTo("4.10");
    assertThat(paid(cdr.path("total_parking_cost"))).isEqualByComparingTo("1.50");
    assertThat(cdr.path("total_parking_time").decimalValue()).isEqualByComparingTo("0.5");
    assertThat(cdr.at("/tariffs/0/elements/0/restrictions/max_kwh").asInt()).isEqualTo(4);
    JsonNode periods = cdr.path("charging_periods");
    assertThat(periods).hasSize(3);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      JsonNode period = periods.get(i);
      boolean parked = period.at("/dimensions/1/type").asText().equals("PARKING_TIME");
      spans.add(
          new Span(
              parked ? Span.Kind.PARKED : Span.Kind.CHARGING,
              Instant.parse(period.path("start_date_time").asText()),
              i + 1 < periods.size()
                  ? Instant.parse(periods.get(i + 1).path("start_date_time").asText())
                  : NOW,
              period.at("/dimensions/0/volume").decimalValue(),
              BigDecimal.ZERO,
              null));
    }
    assertThat(Pricing.of(tariff.asTariff(null), zone, spans).rounded().total().afterTaxes())
        .isEqualByComparingTo(cost);
  }

  private static BigDecimal paid(JsonNode price) {
    return price
        .path("before_taxes")
        .decimalValue()
        .add(price.at("/taxes/0/amount").decimalValue());
  }
}
