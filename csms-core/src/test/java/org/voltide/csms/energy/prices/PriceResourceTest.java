package org.voltide.csms.energy.prices;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.identity.Callers;

@QuarkusTest
class PriceResourceTest {
  private static final String HEADER = "start,import_eur_per_kwh,export_eur_per_kwh\n";

  private static ValidatableResponse put(String file) {
    return Callers.administrator().contentType("text/csv").body(file).put("/api/v1/prices").then();
  }

  @Test
  void aFileIsImportedAndReadBack() {
    put(HEADER + "2031-05-01T00:00:00Z,0.30,0.10\n2031-05-01T01:00:00Z,0.20,-0.05\n")
        .statusCode(200)
        .body("steps", hasSize(2));
    Callers.viewer()
        .get("/api/v1/prices?from=2031-05-01T00:00:00Z&to=2031-05-01T02:00:00Z")
        .then()
        .statusCode(200)
        .body("currency", equalTo("EUR"))
        .body("steps.importPrice", equalTo(List.of(0.3f, 0.2f)))
        .body("steps[1].exportPrice", equalTo(-0.05f));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a gap | 2031-05-01T00:00:00Z,0.3,0.1;2031-05-01T01:00:00Z,0.3,0.1;"
            + "2031-05-01T03:00:00Z,0.3,0.1 | line 4",
        "an hour twice | 2031-05-01T00:00:00Z,0.3,0.1;2031-05-01T01:00:00Z,0.3,0.1;"
            + "2031-05-01T01:00:00Z,0.3,0.1 | line 4",
        "no number | 2031-05-01T00:00:00Z,cheap,0.1 | line 2",
        "no time | yesterday,0.3,0.1 | line 2"
      })
  void aWrongFileIsRefusedWholeWithItsLine(String what, String rows, String where) {
    put(HEADER + rows.strip().replace(";", "\n") + "\n")
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo(where.strip()));
  }

  @Test
  void anotherUnitIsRefusedAtTheHeader() {
    put("start,import_ct_per_kwh,export_ct_per_kwh\n2031-05-01T00:00:00Z,30,10\n")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("line 1"))
        .body("detail", containsString("import"));
  }

  @Test
  void anImpossibleSpanIsRefused() {
    Callers.viewer()
        .get("/api/v1/prices?from=2031-05-02T00:00:00Z&to=2031-05-01T00:00:00Z")
        .then()
        .statusCode(422);
  }

  @Test
  void onlyAdministratorsImport() {
    Callers.operator()
        .contentType("text/csv")
        .body(HEADER)
        .put("/api/v1/prices")
        .then()
        .statusCode(403);
  }
}
