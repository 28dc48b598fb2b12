package org.voltide.csms.roaming.datex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.model.BusinessDetails;
import org.voltide.csms.roaming.model.Connector;
import org.voltide.csms.roaming.model.Evse;
import org.voltide.csms.roaming.model.Evse.Status;
import org.voltide.csms.roaming.model.GeoLocation;
import org.voltide.csms.roaming.model.Location;

class PublicSiteTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  @Test
  void aSiteHasItsStationsAndThesePointsAndConnectors() {
    JsonNode site = json(site(evse("A", 1), evse("A", 2), evse("B", 1)));

    assertThat(site.path("idG").asText()).isEqualTo("depot");
    JsonNode place = site.at("/locationReference/locPointLocation");
    assertThat(place.at("/coordinatesForDisplay/latitude").asDouble()).isEqualTo(52.5);
    JsonNode address = place.at("/locLocationExtensionG/facilityLocation/address");
    assertThat(address.path("countryCode").asText()).isEqualTo("DE");
    assertThat(address.has("postcode")).isFalse();
    JsonNode stations = site.path("energyInfrastructureStation");
    assertThat(stations.findValuesAsText("numberOfRefillPoints")).containsExactly("2", "1");
    assertThat(stations.at("/0/totalMaximumPower").asInt()).isEqualTo(100_000);
    JsonNode point = stations.at("/0/refillPoint/0/aegiElectricChargingPoint");
    assertThat(point.at("/externalIdentifier/0/identifier").asText()).isEqualTo("DE*VLT*EA*1");
    assertThat(point.at("/externalIdentifier/0/typeOfIdentifier/extendedValueG").asText())
        .isEqualTo("evseId");
    assertThat(point.at("/currentType/value").asText()).isEqualTo("dc");
    assertThat(point.at("/smartRechargingServices/0/value").asText())
        .isEqualTo("bidirectionalRecharging");
    assertThat(point.at("/connector/0/connectorType/value").asText()).isEqualTo("iec62196T2COMBO");
    assertThat(point.at("/connector/0/maxPowerAtSocket").asInt()).isEqualTo(50_000);
  }

  @Test
  void whatWasTakenAwayIsNotThere() {
    JsonNode site = json(site(evse("A", 1), evse("B", 1).withStatus(Status.REMOVED)));
    assertThat(site.path("energyInfrastructureStation").findValuesAsText("idG"))
        .contains("A")
        .doesNotContain("B", "B-1");
  }

  @Test
  void aStatusChangesNoVersionAndAnotherConnectorChangesThatOfAllAround() {
    Evse evse = evse("A", 1);
    JsonNode before = json(site(evse, evse("B", 1)));
    Evse busy = evse.withStatus(Status.CHARGING).withLastUpdated(NOON.plusSeconds(60));
    assertThat(json(site(busy, evse("B", 1)))).isEqualTo(before);

    Connector weaker = evse.connectors().getFirst().withMaxElectricPower(20_000);
    JsonNode after = json(site(evse.withConnectors(List.of(weaker)), evse("B", 1)));
    String station = "/energyInfrastructureStation/0";
    String point = station + "/refillPoint/0/aegiElectricChargingPoint";
    for (String changed : List.of("", station, point)) {
      String version = changed + "/versionG";
      assertThat(after.at(version)).as(changed).isNotEqualTo(before.at(version));
    }
    String other = "/energyInfrastructureStation/1";
    assertThat(after.at(other)).isEqualTo(before.at(other));
  }

  private static JsonNode json(Location location) {
    var shared = new SharedSite(location, Attendance.UNATTENDED, Optional.empty());
    return Json.stored(JsonNode.class, Json.text(PublicSite.of(shared, "de")));
  }

  private static Location site(Evse... evses) {
    return new Location(
        "DE",
        "VLT",
        "depot",
        true,
        "Depot",
        "Hafenstr. 1",
        "Berlin",
        null,
        null,
        "DEU",
        GeoLocation.of(52.5, 13.4),
        List.of(evses),
        new BusinessDetails("Voltide"),
        "Europe/Berlin",
        NOON);
  }

  private static Evse evse(String station, int number) {
    Connector connector =
        new Connector(
            "1",
            "IEC_62196_T2_COMBO",
            Connector.Format.CABLE,
            Connector.PowerType.DC,
            1000,
            125,
            50_000,
            List.of(),
            NOON);
    return new Evse(
        station + "-" + number,
        "DE*VLT*E%s*%d".formatted(station, number),
        Status.AVAILABLE,
        List.of(Evse.BIDIRECTIONAL),
        List.of(connector),
        new Evse.Place(station, number),
        NOON);
  }
}
