package org.voltide.csms.roaming.ocpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.model.Tariff;
import org.voltide.csms.roaming.wire.OcpiVersion;
import org.voltide.csms.roaming.wire.Wire;

class LocationsTest {
  private final RoamingWorld world = new RoamingWorld();
  private final MockPartner mock = new MockPartner("MCK");

  @BeforeEach
  void register() {
    world.registered(mock);
    world.publisher.publish();
  }

  @AfterEach
  void close() {
    mock.close();
    world.close();
  }

  @Test
  void aSiteIsALocationWithItsEvses() {
    JsonNode location = world.get(mock, "2.3.0/cpo/locations").at("/data/0");
    assertThat(location.path("id").asText()).isEqualTo("depot");
    assertThat(location.path("address").asText()).isEqualTo("Hafenstr. 1");
    assertThat(location.at("/coordinates/latitude").asText()).isEqualTo("52.500000");
    assertThat(location.path("last_updated").asText()).isEqualTo("2026-05-01T12:00:00Z");
    JsonNode evse = location.at("/evses/0");
    assertThat(evse.path("uid").asText()).isEqualTo("CS-1-1");
    assertThat(evse.path("evse_id").asText()).isEqualTo("DE*VLT*ECS*1*1");
    assertThat(evse.path("status").asText()).isEqualTo("AVAILABLE");
    assertThat(evse.path("capabilities").toString()).contains("BIDIRECTIONAL_CHARGING");
    assertThat(evse.has("place")).isFalse();
    JsonNode connector = evse.at("/connectors/0");
    assertThat(connector.path("standard").asText()).isEqualTo("IEC_62196_T2_COMBO");
    assertThat(connector.path("power_type").asText()).isEqualTo("DC");
    assertThat(connector.path("max_electric_power").asInt()).isEqualTo(50_000);
    assertThat(connector.at("/tariff_ids/0").asText()).isEqualTo("depot");
    assertThat(world.get(mock, "2.2.1/cpo/locations").toString()).doesNotContain("BIDIRECTIONAL");
  }

  @Test
  void eachPartHasItsAddress() {
    assertThat(world.get(mock, "2.2.1/cpo/locations/DEPOT").at("/data/id").asText())
        .isEqualTo("depot");
    assertThat(world.get(mock, "2.2.1/cpo/locations/depot/CS-1-2").at("/data/uid").asText())
        .isEqualTo("CS-1-2");
    assertThat(world.get(mock, "2.2.1/cpo/locations/depot/CS-1-2/1").at("/data/id").asText())
        .isEqualTo("1");
    for (String path : List.of("nowhere", "depot/CS-9", "depot/CS-1-2/9", "depot/CS-1-2/1/x")) {
      assertThat(mock.ask("GET", world.url("2.2.1/cpo/locations/" + path), "").statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void aChangeInsideChangesWhatIsAroundItAndNothingElse() {
    world.clock.pass(Duration.ofMinutes(1));
    world.publisher.publish();
    assertThat(world.get(mock, "2.3.0/cpo/locations").at("/data/0/last_updated").asText())
        .isEqualTo("2026-05-01T12:00:00Z");

    world.database.update("update connector set status = 'Faulted' where evse_id = 2");
    world.publisher.publish();
    JsonNode location = world.get(mock, "2.3.0/cpo/locations").at("/data/0");
    assertThat(location.path("last_updated").asText()).isEqualTo("2026-05-01T12:01:00Z");
    assertThat(location.at("/evses/1/status").asText()).isEqualTo("OUTOFORDER");
    assertThat(location.at("/evses/1/last_updated").asText()).isEqualTo("2026-05-01T12:01:00Z");
    assertThat(location.at("/evses/0/last_updated").asText()).isEqualTo("2026-05-01T12:00:00Z");
    assertThat(location.at("/evses/1/connectors/0/last_updated").asText())
        .isEqualTo("2026-05-01T12:00:00Z");

    assertThat(total("date_from=2026-05-01T12:01:00Z")).isEqualTo(1);
    assertThat(total("date_from=2026-05-01T12:01:01")).isZero();
    assertThat(total("date_to=2026-05-01T12:01:00Z")).isZero();
  }

  private int total(String query) {
    return Integer.parseInt(
        mock.ask("GET", world.url("2.3.0/cpo/locations?" + query), "")
            .headers()
            .firstValue("X-Total-Count")
            .orElseThrow());
  }

  @Test
  void whatIsGoneIsCalledRemoved() {
    world.database.update("delete from connector where evse_id = 2");
    world.database.update("delete from evse where id = 2");
    world.publisher.publish();
    assertThat(world.get(mock, "2.3.0/cpo/locations/depot/CS-1-2").at("/data/status").asText())
        .isEqualTo("REMOVED");
    world.database.update("delete from roaming_site");
    world.publisher.publish();
    JsonNode location = world.get(mock, "2.3.0/cpo/locations/depot").path("data");
    assertThat(location.path("publish").asBoolean()).isFalse();
    assertThat(location.at("/evses/0/status").asText()).isEqualTo("REMOVED");
    assertThat(world.get(mock, "2.3.0/cpo/tariffs").path("data")).isEmpty();
  }

  @Test
  void listsComeInPagesThatKeepTheirFilter() {
    for (int i = 0; i < 4; i++) {
      world.database.update(
          "insert into site select 'site-' || ?, name, latitude, longitude, time_zone,"
              + " import_limit_w, export_limit_w, base_load_w, created_at from site limit 1",
          i);
      world.database.update(
          "insert into roaming_site values ('site-' || ?, 'A', 'B', null, null, 'DEU', null)", i);
    }
    world.publisher.publish();
    List<String> seen = new ArrayList<>();
    Optional<String> next =
        Optional.of(world.url("2.2.1/cpo/locations?limit=2&date_from=2026-01-01T00:00:00Z"));
    while (next.isPresent()) {
      HttpResponse<String> page = mock.ask("GET", next.get(), "");
      assertThat(page.headers().firstValue("X-Total-Count")).contains("5");
      assertThat(page.headers().firstValue("X-Limit")).contains("100");
      seen.addAll(Json.stored(page.body()).path("data").findValuesAsText("id"));
      next = page.headers().firstValue("Link").map(LocationsTest::address);
      next.ifPresent(url -> assertThat(url).contains("date_from=2026-01-01T00%3A00%3A00Z"));
    }
    assertThat(seen.stream().filter(id -> id.startsWith("site-") || id.equals("depot")))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .startsWith("depot");
    for (String query : List.of("limit=0", "limit=x", "offset=-1", "date_from=yesterday")) {
      assertThat(world.get(mock, "2.2.1/cpo/locations?" + query).path("status_code").asInt())
          .as(query)
          .isEqualTo(2001);
    }
  }

  private static String address(String link) {
    Matcher matcher = Pattern.compile("<(.*)>; rel=\"next\"").matcher(link);
    assertThat(matcher.matches()).isTrue();
    return matcher.group(1);
  }

  @Test
  void tariffsSayWhatIsPaidInBothVersions() {
    JsonNode newer = world.get(mock, "2.3.0/cpo/tariffs").at("/data/0");
    assertThat(newer.path("tax_included").asText()).isEqualTo("YES");
    JsonNode energy = newer.at("/elements/0/price_components/0");
    assertThat(energy.path("type").asText()).isEqualTo("ENERGY");
    assertThat(energy.path("price").decimalValue()).isEqualByComparingTo("0.59");
    assertThat(energy.path("vat").decimalValue()).isEqualByComparingTo("19");
    assertThat(energy.path("step_size").asInt()).isEqualTo(1);
    JsonNode older = world.get(mock, "2.2.1/cpo/tariffs").at("/data/0");
    assertThat(older.has("tax_included")).isFalse();
    assertThat(older.at("/elements/0/price_components/0/price").decimalValue())
        .isEqualByComparingTo("0.4958");
    assertThat(older.at("/elements/0/price_components").findValuesAsText("type"))
        .containsExactly("ENERGY", "TIME", "PARKING_TIME", "FLAT");
  }

  @Test
  void tariffsSayWhenTheirPricesHoldInBothVersions() {
    world.database.update(
        """
        update site_tariff set elements = '[
          {"components":[{"dimension":"ENERGY","price":0.238,"stepSize":1},
                         {"dimension":"ENERGY_EXPORT","price":0.10,"stepSize":0}],
           "restrictions":{"startTime":"22:00","endTime":"06:00","maxKwh":10,
                           "daysOfWeek":["SUNDAY","MONDAY"]}},
          {"components":[{"dimension":"ENERGY_EXPORT","price":0.05,"stepSize":0}]},
          {"components":[{"dimension":"PARKING_TIME","price":6,"stepSize":60}],
           "restrictions":{"minDuration":14400}}]',
          minimum = '{"beforeTaxes":1,"afterTaxes":1.19}'
        """);
    world.publisher.publish();

    JsonNode newer = world.get(mock, "2.3.0/cpo/tariffs").at("/data/0");
    assertThat(newer.at("/min_price/before_taxes").decimalValue()).isEqualByComparingTo("1");
    assertThat(newer.at("/min_price/after_taxes").decimalValue()).isEqualByComparingTo("1.19");
    JsonNode older = world.get(mock, "2.2.1/cpo/tariffs").at("/data/0");
    assertThat(older.at("/min_price/excl_vat").decimalValue()).isEqualByComparingTo("1");
    assertThat(older.at("/min_price/incl_vat").decimalValue()).isEqualByComparingTo("1.19");
    assertThat(older.path("min_price")).hasSize(2);
    assertThat(older.at("/elements/0/price_components/0/price").decimalValue())
        .isEqualByComparingTo("0.2000");
    for (JsonNode tariff : List.of(newer, older)) {
      assertThat(tariff.path("elements")).hasSize(2);
      assertThat(tariff.at("/elements/0/price_components")).hasSize(1);
      JsonNode night = tariff.at("/elements/0/restrictions");
      assertThat(night.path("start_time").asText()).isEqualTo("22:00");
      assertThat(night.path("end_time").asText()).isEqualTo("06:00");
      assertThat(night.path("max_kwh").asInt()).isEqualTo(10);
      assertThat(night.path("day_of_week").toString()).isEqualTo("[\"MONDAY\",\"SUNDAY\"]");
      assertThat(night).hasSize(4);
      assertThat(tariff.at("/elements/1/restrictions/min_duration").asInt()).isEqualTo(14_400);
    }
    Tariff read = Wire.of(OcpiVersion.V2_2_1).read(older, Tariff.class);
    assertThat(read.minPrice().afterTaxes()).isEqualByComparingTo("1.19");
    assertThat(read.elements().getFirst().restrictions().startTime()).isEqualTo("22:00");
  }
}
