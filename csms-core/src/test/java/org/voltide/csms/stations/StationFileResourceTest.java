package org.voltide.csms.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.platform.Problem;

@QuarkusTest
class StationFileResourceTest {

  private static final String FILE = "/api/v1/stations.csv";
  private static final String TITLES = "id,name,siteId,evse,current,maxChargeW\n";

  @Inject Stations stations;

  @BeforeEach
  void sites() {
    for (String site : new String[] {"file-a", "file-b"}) {
      Callers.administrator()
          .body(
              """
              {"id":"%s","name":"Depot","timeZone":"UTC","importLimitW":1,"exportLimitW":0}
              """
                  .formatted(site))
          .post("/api/v1/sites");
    }
  }

  private static ValidatableResponse send(String query, String text) {
    return Callers.operator()
        .contentType("text/csv")
        .body(text.getBytes(StandardCharsets.UTF_8))
        .post(FILE + query)
        .then();
  }

  private static String export(String query) {
    return Callers.viewer()
        .accept("text/csv")
        .get(FILE + query)
        .then()
        .statusCode(200)
        .contentType(containsString("text/csv"))
        .extract()
        .asString();
  }

  @Test
  void aDryRunChangesNothingAndTheRunDoesWhatItShowed() {
    String text = TITLES + "F-1,=Yard,file-a,1,AC,11000\nF-1,,,2,DC,50000\nF-2,,nowhere,,,\n";
    String plan =
        send("", text)
            .statusCode(200)
            .body("dryRun", equalTo(true))
            .body("counts.created", equalTo(1))
            .body("counts.refused", equalTo(1))
            .body("stations.outcome", contains("CREATED", "REFUSED"))
            .body("stations[0].lines", contains(2, 3))
            .body("stations[0].password", nullValue())
            .body("stations[1].faults[0].line", equalTo(4))
            .body("stations[1].faults[0].column", equalTo("siteId"))
            .extract()
            .path("plan");
    Callers.viewer().get("/api/v1/stations/F-1").then().statusCode(404);

    send("?dryRun=false&passwords=true&plan=" + plan, text)
        .statusCode(200)
        .body("dryRun", equalTo(false))
        .body("stations.outcome", contains("CREATED", "REFUSED"))
        .body("stations[0].password", hasLength(32));
    Callers.viewer()
        .get("/api/v1/stations/F-1")
        .then()
        .body("name", equalTo("=Yard"))
        .body("hasPassword", equalTo(true))
        .body("evses.id", contains(1, 2))
        .body("evses[0].phases", equalTo(1));

    send("?dryRun=false&passwords=true", text)
        .body("stations.outcome", contains("UNCHANGED", "REFUSED"))
        .body("stations[0].password", nullValue());
    send("?dryRun=false&plan=" + plan, text).statusCode(409);
  }

  @Test
  void whatIsExportedChangesNothingWhenItComesBack() {
    send("?dryRun=false", TITLES + "F-OUT,\"@a, b\",file-b,1,DC,22000.5\n").statusCode(200);
    String exported = export("?site=file-b&q=F-OUT");
    assertThat(exported)
        .startsWith(
            "id,name,siteId,acceptsNegativeLimits,dynamicProfiles,steered,strict,minimumSecurityProfile,")
        .contains("F-OUT,\"'@a, b\",file-b,false,false,true,,1,1,DC,3,22000.5,0,1,")
        .doesNotContain("password");
    send("?dryRun=false", exported)
        .statusCode(200)
        .body("stations.outcome", contains("UNCHANGED"))
        .body("stations[0].changes", empty());
  }

  @Test
  void onlyWhatTheFileNamesIsChanged() {
    send("?dryRun=false", TITLES + "F-KEEP,Yard,file-a,1,AC,11000\n").statusCode(200);
    send("?dryRun=false", "id;evse;maxChargeW;minimumSecurityProfile\nF-KEEP;1;7400;2\n")
        .statusCode(200)
        .body("stations[0].outcome", equalTo("CHANGED"))
        .body("stations[0].changes.column", contains("minimumSecurityProfile", "maxChargeW"))
        .body("stations[0].changes[1].evse", equalTo(1))
        .body("stations[0].changes[1].from", equalTo("11000"))
        .body("stations[0].changes[1].to", equalTo("7400"));
    Callers.viewer()
        .get("/api/v1/stations/F-KEEP")
        .then()
        .body("name", equalTo("Yard"))
        .body("minimumSecurityProfile", equalTo(2))
        .body("evses[0].maxChargeW", equalTo(7400f));
  }

  @Test
  void whatBreaksTheRulesOfTheListIsToldByItsColumn() {
    send("", "id,siteId,evse,current,maxChargeW,password\nF:X,file-a,1,AC,-5,short\n")
        .statusCode(200)
        .body("stations[0].outcome", equalTo("REFUSED"))
        .body("stations[0].faults.column.sort()", contains("id", "maxChargeW", "password"));
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsKept() {
    send("?dryRun=false", TITLES + "F-RACE,Yard,file-a,1,AC,11000\n").statusCode(200);
    RegisteredStation seen = stations.registered(List.of("F-RACE")).get("F-RACE");
    send("?dryRun=false", TITLES + "F-RACE,,,2,AC,22000\n").statusCode(200);
    assertThatThrownBy(() -> stations.register(seen.said(), Optional.of(seen)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("meanwhile");
    Callers.viewer().get("/api/v1/stations/F-RACE").then().body("evses.id", contains(1, 2));
  }

  @Test
  void passwordsForTooManyStationsAreRefusedBeforeAnyIsMade() {
    String lines =
        IntStream.rangeClosed(0, StationImporter.MOST_PASSWORDS)
            .mapToObj("F-MANY-%d,file-a\n"::formatted)
            .collect(Collectors.joining());
    send("?dryRun=false&passwords=true", "id,siteId\n" + lines)
        .statusCode(422)
        .body("errors[0].detail", containsString("at most 200"));
    Callers.viewer().get("/api/v1/stations/F-MANY-0").then().statusCode(404);
  }

  @Test
  void aFileThatCannotBeReadIsRefusedWhole() {
    send("", "id,colour\nF-9,red\n")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("line 1"))
        .body("errors[0].detail", containsString("colour"));
    Callers.viewer().contentType("text/csv").body("id\n").post(FILE).then().statusCode(403);
    Callers.viewer().accept("text/csv").get(FILE + "?state=odd").then().statusCode(422);
  }
}
