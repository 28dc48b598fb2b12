package org.voltide.csms.contractpool;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.pki.provisioning.Edition;

/** A provider's contract from its beginning to its end, through the API. */
@QuarkusTest
class ContractJourneyTest {
  private static final String CONTRACTS = "/api/v1/contracts";
  private static final String CARS = "/api/v1/provisioning-certificates";

  @Test
  void aContractIsSuspendedMovesToAnotherCarAndEnds() {
    Callers.viewer().body(Map.of()).post(CONTRACTS).then().statusCode(403);
    var wanted = Map.of("emaid", "de*xyz*cjourney1", "pcid", "wmi-first car 1");
    String path =
        CONTRACTS
            + "/"
            + Callers.operator()
                .body(wanted)
                .post(CONTRACTS)
                .then()
                .statusCode(200)
                .body("emaid", equalTo("DEXYZCJOURNEY1"))
                .body("pcid", equalTo("WMIFIRSTCAR1"))
                .body("state", equalTo("IN_FORCE"))
                .extract()
                .<String>path("id");
    Callers.operator().body(wanted).post(CONTRACTS).then().statusCode(409);
    Callers.viewer().post(path + "/suspend").then().statusCode(403);
    Callers.operator().post(path + "/suspend").then().body("state", equalTo("SUSPENDED"));
    Callers.operator().post(path + "/resume").then().body("state", equalTo("IN_FORCE"));

    var vehicle = Map.of("pcid", "WMI-SECOND");
    Callers.operator().body(vehicle).put(path + "/vehicle").then().statusCode(403);
    Callers.administrator()
        .body(vehicle)
        .put(path + "/vehicle")
        .then()
        .statusCode(200)
        .body("pcid", equalTo("WMISECOND"));
    Callers.viewer().get(path + "/vehicles").then().body("pcid", contains("WMIFIRSTCAR1"));

    Callers.viewer().get(path + "/signed-data").then().statusCode(200).body("$", empty());
    var unknown =
        Map.of("iso15118SchemaVersion", "urn:other", "certificateInstallationRes", "AAAA");
    Callers.operator().body(unknown).put(path + "/signed-data").then().statusCode(422);
    Callers.viewer().body(unknown).put(path + "/signed-data").then().statusCode(403);
    var tooLong =
        Map.of(
            "iso15118SchemaVersion",
            Edition.ISO_2.schemaVersion(),
            "certificateInstallationRes",
            "A".repeat(100_000));
    Callers.operator().body(tooLong).put(path + "/signed-data").then().statusCode(422);

    Callers.administrator().body(Map.of("reason", "SUPERSEDED")).post(path + "/end");
    Callers.viewer().get(path).then().body("state", equalTo("ENDED"));
    Callers.operator().post(path + "/resume").then().statusCode(409);
    Callers.administrator().body(vehicle).put(path + "/vehicle").then().statusCode(409);
    Callers.viewer().get(CONTRACTS + "/" + UUID.randomUUID() + "/vehicles").then().statusCode(404);
  }

  @Test
  void certificatesOfCarsAreOfTrustedManufacturers() {
    Callers.viewer().get(CARS + "?pcid=none").then().statusCode(200).body("$", empty());
    Callers.viewer().body(Map.of("chain", "none")).post(CARS).then().statusCode(403);
    Callers.operator().body(Map.of("chain", "none")).post(CARS).then().statusCode(422);
    Callers.operator().post(CARS + "/none/withdraw").then().statusCode(403);
    Callers.administrator().post(CARS + "/none/withdraw").then().statusCode(404);
  }
}
