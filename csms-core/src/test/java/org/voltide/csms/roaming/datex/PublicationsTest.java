package org.voltide.csms.roaming.datex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.roaming.datex.Publications.Document;
import org.voltide.csms.roaming.datex.Publications.Documents;
import org.voltide.csms.roaming.ocpi.RoamingWorld;

class PublicationsTest {
  private static final String POINT =
      "/energyInfrastructureStation/0/refillPoint/0/aegiElectricChargingPoint";
  private static final String TABLE =
      "/payload/aegiEnergyInfrastructureTablePublication/energyInfrastructureTable/0";
  private static final String STATUS =
      "/messageContainer/payload/0/aegiEnergyInfrastructureStatusPublication";

  private final RoamingWorld world = new RoamingWorld();
  private final PublicDataSettings operator = new Operated(Optional.of("DEVLT"));
  private final Publications publications = new Publications(world.database, operator, world.clock);
  private final PublicSites sites = new PublicSites(world.database, operator, publications);

  private record Operated(Optional<String> nationalIdentifier) implements PublicDataSettings {
    @Override
    public String country() {
      return "DE";
    }

    @Override
    public String language() {
      return "de";
    }
  }

  @BeforeEach
  void share() {
    world.database.update(
        "insert into station (id, site_id, name, online, created_at)"
            + " values ('CS-2', 'depot', 'Two', true, ?)",
        world.clock.instant());
    world.database.update("insert into evse values ('CS-2', 1, 'AC', 3, 11000, 0)");
    world.database.update(
        "insert into connector values ('CS-2', 1, 1, 'sType2', 'Available', null)");
    world.publisher.publish();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Documents documents() {
    world.clock.pass(Publications.FRESH);
    return publications.current().orElseThrow();
  }

  private static JsonNode json(Document document) {
    return Json.stored(new String(document.json(), StandardCharsets.UTF_8));
  }

  @Test
  void whatPartnersSeeIsNotPublicUntilTheOperatorSaysSo() {
    assertThat(publications.current()).isEmpty();
    sites.put("depot", Attendance.UNATTENDED);
    assertThat(publications.current()).isPresent();
    sites.delete("depot");
    assertThat(publications.current()).isEmpty();
  }

  @Test
  void nobodyPublishesWithoutBeingNamed() {
    var nameless = new Operated(Optional.empty());
    assertThatThrownBy(
            () ->
                new PublicSites(world.database, nameless, publications)
                    .put("depot", Attendance.ATTENDED))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("national-identifier");
    sites.put("depot", Attendance.ATTENDED);
    assertThat(new Publications(world.database, nameless, world.clock).current()).isEmpty();
  }

  @Test
  void theTableHasBothStationsWithPowerAttendanceAndPrice() {
    sites.put("depot", Attendance.ATTENDED);
    JsonNode table = json(documents().table()).at(TABLE);
    JsonNode site = table.at("/energyInfrastructureSite/0");
    assertThat(site.at("/energyInfrastructureStation").findValuesAsText("totalMaximumPower"))
        .containsExactly("72000", "11000");
    assertThat(site.at("/energyInfrastructureStation/0/serviceType/0/serviceType/value").asText())
        .isEqualTo("physicalAttendance");
    JsonNode rate = site.at(POINT + "/electricEnergy/0/energyRate/0");
    assertThat(rate.at("/ratePolicy/value").asText()).isEqualTo("adHoc");
    assertThat(rate.at("/applicableCurrency/0").asText()).isEqualTo("EUR");
    assertThat(rate.at("/energyPrice/0/priceType/value").asText()).isEqualTo("pricePerKWh");
    assertThat(rate.at("/energyPrice/0/value").decimalValue()).isEqualByComparingTo("0.59");
    assertThat(rate.at("/energyPrice/0/taxIncluded").asBoolean()).isTrue();
  }

  @Test
  void aStatusIsOfAVersionOfTheTableThatItDoesNotMove() {
    sites.put("depot", Attendance.UNATTENDED);
    Documents before = documents();
    assertThat(documents().status().digest()).isEqualTo(before.status().digest());

    world.database.update(
        "update connector set status = 'Faulted' where station_id = 'CS-1' and evse_id = 2");
    world.publisher.publish();
    Documents after = documents();
    assertThat(after.table().digest()).isEqualTo(before.table().digest());
    assertThat(after.status().digest()).isNotEqualTo(before.status().digest());
    JsonNode site = json(after.table()).at(TABLE + "/energyInfrastructureSite/0");
    JsonNode status = json(after.status()).at(STATUS);
    assertThat(status.at("/tableReference/0/versionG").asText()).isEqualTo(after.table().digest());
    JsonNode told = status.at("/energyInfrastructureSiteStatus/0");
    assertThat(told.at("/reference/versionG")).isEqualTo(site.path("versionG"));
    JsonNode points = told.at("/energyInfrastructureStationStatus/0/refillPointStatus");
    assertThat(points.at("/0/aegiElectricChargingPointStatus/reference/versionG"))
        .isEqualTo(site.at(POINT + "/versionG"));
    assertThat(points.at("/0/aegiElectricChargingPointStatus/status/value").asText())
        .isEqualTo("available");
    assertThat(points.at("/1/aegiElectricChargingPointStatus/status/value").asText())
        .isEqualTo("outOfOrder");
  }
}
