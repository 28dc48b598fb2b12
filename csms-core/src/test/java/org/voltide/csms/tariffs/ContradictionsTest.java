package org.voltide.csms.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.platform.Problem.Fault;
import org.voltide.csms.tariffs.pricing.Tariff;

class ContradictionsTest {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"startTime\":\"22:00\",\"endTime\":\"22:00\" | endTime",
        "\"startDate\":\"2026-05-01\",\"endDate\":\"2026-05-01\" | endDate",
        "\"minKwh\":10,\"maxKwh\":10.0 | maxKwh",
        "\"minCurrent\":32,\"maxCurrent\":16 | maxCurrent",
        "\"minPower\":50,\"maxPower\":22 | maxPower",
        "\"minDuration\":3600,\"maxDuration\":60 | maxDuration"
      })
  void restrictionsThatNothingMeetsAreNamed(String restrictions, String field) throws Exception {
    assertThat(restricted(restrictions))
        .containsExactly("/tariff/elements/0/restrictions/" + field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"startTime\":\"22:00\",\"endTime\":\"06:00\"",
        "\"startTime\":\"00:00\",\"endTime\":\"00:00\"",
        "\"endTime\":\"00:00\"",
        "\"startDate\":\"2026-05-01\",\"endDate\":\"2026-05-02\"",
        "\"minKwh\":0,\"maxKwh\":10",
        "\"minDuration\":14400"
      })
  void thoseThatCanBeMetAreTaken(String restrictions) throws Exception {
    assertThat(restricted(restrictions)).isEmpty();
  }

  @Test
  void aDimensionIsPricedOncePerElement() throws Exception {
    String energy = "{\"dimension\":\"ENERGY\",\"price\":0.3,\"stepSize\":1}";
    assertThat(found("EUR", "{\"components\":[%s,%s]}".formatted(energy, energy), ""))
        .containsExactly("/tariff/elements/0/components/1/dimension");
    String element = "{\"components\":[%s]}".formatted(energy);
    assertThat(found("EUR", element + "," + element, "")).isEmpty();
  }

  @Test
  void moneyExistsAndItsLimitsLeaveRoom() throws Exception {
    String element = "{\"components\":[{\"dimension\":\"FLAT\",\"price\":1,\"stepSize\":1}]}";
    String limits =
        """
        ,"minimum":{"beforeTaxes":5,"afterTaxes":6},"maximum":{"beforeTaxes":%s,"afterTaxes":%s}\
        """;
    assertThat(found("XQQ", element, limits.formatted("4", "5")))
        .containsExactly(
            "/tariff/currency", "/tariff/maximum/beforeTaxes", "/tariff/maximum/afterTaxes");
    assertThat(found("EUR", element, limits.formatted("5", "6"))).isEmpty();
  }

  private static List<String> restricted(String restrictions) throws Exception {
    return found(
        "EUR",
        "{\"components\":[{\"dimension\":\"ENERGY\",\"price\":0.3,\"stepSize\":1}],\"restrictions\":{%s}}"
            .formatted(restrictions),
        "");
  }

  private static List<String> found(String currency, String elements, String limits)
      throws Exception {
    Tariff tariff =
        JSON.readValue(
            "{\"currency\":\"%s\",\"taxIncluded\":true,\"elements\":[%s]%s}"
                .formatted(currency, elements, limits),
            Tariff.class);
    return Contradictions.in(tariff, "/tariff").stream().map(Fault::pointer).toList();
  }
}
