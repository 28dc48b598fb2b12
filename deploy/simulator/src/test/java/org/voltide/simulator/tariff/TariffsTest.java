package org.voltide.simulator.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;
import org.voltide.simulator.station.Visit;

class TariffsTest {
  private final Bench bench = new Bench(Bench.dc());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theDefaultTariffIsChargedAtTheEnd() {
    assertThat(setDefault("day", "0.40", "")).isEqualTo("Accepted");
    Visit visit = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(20));
    bench.unplug(visit);

    JsonNode ended = bench.last("TransactionEvent");
    assertThat(ended.at("/transactionInfo/tariffId").asText()).isEqualTo("day");
    JsonNode cost = ended.get("costDetails");
    assertThat(cost.at("/totalUsage/energy").asDouble()).isCloseTo(10.0, within(0.01));
    assertThat(cost.at("/totalUsage/chargingTime").asInt()).isEqualTo(1200);
    assertThat(cost.at("/totalCost/total/exclTax").asDouble()).isCloseTo(4.0, within(0.01));
    assertThat(cost.at("/totalCost/total/inclTax").asDouble()).isCloseTo(4.76, within(0.01));
  }

  @Test
  void theDriversOwnTariffComesFirstAndMayChange() {
    setDefault("day", "0.40", "");
    bench
        .csms()
        .answer(
            "Authorize",
            "{\"idTokenInfo\":{\"status\":\"Accepted\"},\"tariff\":%s}"
                .formatted(tariff("mine", "0.10", "")));
    Visit visit = bench.plugIn(50);
    String transaction = bench.transaction();
    assertThat(assignments().findValuesAsText("tariffKind"))
        .containsExactly("DefaultTariff", "DriverTariff");

    assertThat(change(transaction, tariff("late", "0.20", ""))).isEqualTo("Accepted");
    assertThat(bench.last("TransactionEvent").get("triggerReason").asText())
        .isEqualTo("TariffChanged");
    assertThat(change("none", tariff("late", "0.20", ""))).isEqualTo("TxNotFound");
    assertThat(change(transaction, tariff("far", "1", "").replace("EUR", "SEK")))
        .isEqualTo("NoCurrencyChange");
    bench.unplug(visit);
    assertThat(bench.last("TransactionEvent").at("/transactionInfo/tariffId").asText())
        .isEqualTo("late");
  }

  @Test
  void leastAndMostAreKept() {
    setDefault("flat", "0.40", ",\"minCost\":{\"exclTax\":5}");
    Visit visit = bench.plugIn(50);
    bench.pass(Duration.ofMinutes(1));
    bench.unplug(visit);

    JsonNode total = bench.last("TransactionEvent").at("/costDetails/totalCost");
    assertThat(total.get("typeOfCost").asText()).isEqualTo("MinCost");
    assertThat(total.at("/total/exclTax").asDouble()).isEqualTo(5.0);
  }

  @Test
  void tariffsAreListedAndCleared() {
    assertThat(bench.status("GetTariffs", "{\"evseId\":0}")).isEqualTo("NoTariff");
    setDefault("day", "0.40", "");
    setDefault("tomorrow", "0.30", ",\"validFrom\":\"2026-03-02T00:00:00Z\"");
    assertThat(assignments().findValuesAsText("tariffId")).containsExactly("day", "tomorrow");

    JsonNode cleared = bench.ask("ClearTariffs", "{\"tariffIds\":[\"day\",\"none\"]}");
    assertThat(cleared.findValuesAsText("status")).containsExactly("Accepted", "NoTariff");
    assertThat(assignments().findValuesAsText("tariffId")).containsExactly("tomorrow");
    assertThat(bench.ask("ClearTariffs", "{}").findValuesAsText("status"))
        .containsExactly("Accepted");
  }

  @Test
  void refusesWhatItCannotWorkOut() {
    String conditional =
        "{\"tariffId\":\"c\",\"currency\":\"EUR\",\"energy\":{\"prices\":[{\"priceKwh\":1,"
            + "\"conditions\":{\"minEnergy\":5}}]}}";
    String prices = "{\"priceKwh\":1},".repeat(11).replaceFirst(",$", "");
    String many =
        "{\"tariffId\":\"c\",\"currency\":\"EUR\",\"energy\":{\"prices\":[%s]}}".formatted(prices);

    assertThat(
            bench.status("SetDefaultTariff", "{\"evseId\":0,\"tariff\":%s}".formatted(conditional)))
        .isEqualTo("ConditionNotSupported");
    assertThat(bench.status("SetDefaultTariff", "{\"evseId\":0,\"tariff\":%s}".formatted(many)))
        .isEqualTo("TooManyElements");
  }

  @Test
  void aCostLimitEndsTheTransaction() {
    setDefault("day", "0.40", "");
    bench.csms().answer("TransactionEvent", "{\"transactionLimit\":{\"maxCost\":2}}");
    bench.plugIn(50);
    bench.pass(Duration.ofMinutes(30));

    JsonNode ended = bench.last("TransactionEvent");
    assertThat(ended.at("/transactionInfo/stoppedReason").asText()).isEqualTo("LocalOutOfCredit");
    assertThat(ended.get("triggerReason").asText()).isEqualTo("CostLimitReached");
    assertThat(ended.at("/costDetails/totalCost/total/exclTax").asDouble())
        .isCloseTo(2.0, within(0.05));
  }

  private JsonNode assignments() {
    return bench.ask("GetTariffs", "{\"evseId\":1}").get("tariffAssignments");
  }

  private String change(String transaction, String tariff) {
    return bench.status(
        "ChangeTransactionTariff",
        "{\"transactionId\":\"%s\",\"tariff\":%s}".formatted(transaction, tariff));
  }

  private String setDefault(String id, String price, String more) {
    return bench.status(
        "SetDefaultTariff", "{\"evseId\":0,\"tariff\":%s}".formatted(tariff(id, price, more)));
  }

  private static String tariff(String id, String price, String more) {
    return """
        {"tariffId":"%s","currency":"EUR","energy":{"prices":[{"priceKwh":%s}],
        "taxRates":[{"type":"VAT","tax":19}]}%s}"""
        .formatted(id, price, more);
  }
}
