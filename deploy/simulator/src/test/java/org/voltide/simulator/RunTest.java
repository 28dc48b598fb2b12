package org.voltide.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.simulator.wire.FakeGateway;

/** The whole program against a fake core and a fake gateway on loopback. */
class RunTest {
  private static final String SCENARIO =
      """
      name: Short day
      seed: 3
      prices: prices.csv
      sampleSeconds: 300
      sites:
        - {id: yard, importLimitKw: 100, exportLimitKw: 50, baseLoadKw: 5}
      stations:
        - {id: dc-1, site: yard, protocol: "2.1", current: DC, chargeKw: 30, dischargeKw: 30}
        - {id: ac-1, site: yard, protocol: "2.0.1", current: AC, chargeKw: 11}
      cars:
        - {id: van, capacityKwh: 60, chargeKw: 30, dischargeKw: 30, tells: nothing}
        - {id: small, capacityKwh: 40, chargeKw: 11, tells: nothing}
      stays:
        - {cars: van, stations: dc-1, arrive: 12:30 +- 10m, leave: 15:30, soc: 40 %, target: 80 %}
        - {cars: small, stations: ac-1, arrive: 11:00, leave: 16:00, soc: 50 %, target: 80 %,
           change: {after: 120, leave: "15:00"}}
      """;

  @TempDir private Path directory;
  private Path scenario = Path.of("");

  @BeforeEach
  void write() throws IOException {
    scenario = Files.writeString(directory.resolve("scenario.yaml"), SCENARIO);
    Files.copy(Path.of("scenarios/prices-de-lu-2025-09.csv"), directory.resolve("prices.csv"));
    Files.writeString(directory.resolve("key"), "vk_test\n");
  }

  @Test
  void registersPublishesPricesRunsAndReports() throws Exception {
    try (var core = new FakeCore("2026-03-02T10:55:00Z", 600);
        var gateway = new FakeGateway()) {
      int exit = run(core, gateway, "--until", "2026-03-02T15:00:00Z");

      assertThat(exit).isZero();
      assertThat(core.created("sites")).hasSize(1);
      assertThat(core.created("stations"))
          .extracting(s -> s.get("id").asText())
          .containsExactly("dc-1", "ac-1");
      assertThat(core.created("vehicles")).hasSize(2);
      assertThat(core.created("tokens").getFirst().get("vehicleId").asText()).isNotEmpty();
      assertThat(core.prices()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(core.prices().getFirst()).contains("2026-03-02T00:00:00+01:00,");
      assertThat(core.prices().get(1)).contains("2026-03-03T00:00:00+01:00,");
      assertThat(core.promises()).hasSize(1);
      assertThat(core.promises().getFirst().get("departure").asText())
          .isEqualTo("2026-03-02T14:00:00Z");
      assertReport(gateway);
    }
  }

  @Test
  void asksForAPasswordOnlyWhenItHasNone() throws Exception {
    try (var core = new FakeCore("2026-03-02T08:00:00Z", 20_000);
        var gateway = new FakeGateway()) {
      String until = "2026-03-02T08:10:00Z";
      run(core, gateway, "--until", until);
      core.rewind("2026-03-02T08:00:00Z");
      run(core, gateway, "--until", until);
      assertThat(core.passwordsSet()).isZero();
      assertThat(core.created("vehicles")).hasSize(2);

      Files.delete(passwords());
      core.rewind("2026-03-02T08:00:00Z");
      run(core, gateway, "--until", until);
      assertThat(core.passwordsSet()).isEqualTo(2);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void saysWhatIsWrongInASentence() throws Exception {
    Files.writeString(scenario, SCENARIO.replace("site: yard", "site: moon"));
    assertThat(Simulator.execute("check", scenario.toString())).isEqualTo(1);
    assertThat(Simulator.execute("check", directory.resolve("none").toString())).isEqualTo(1);
    assertThat(
            Simulator.execute(
                "run",
                "--scenario",
                "scenarios/demo.yaml",
                "--stations",
                "ws://127.0.0.1:9/ocpp",
                "--state",
                directory.resolve("empty").toString()))
        .isEqualTo(1);
  }

  @Test
  void checksTheShippedScenarios() {
    assertThat(Simulator.execute("check", "scenarios/demo.yaml")).isZero();
  }

  private Path passwords() {
    return directory.resolve("state/station-passwords.json");
  }

  private int run(FakeCore core, FakeGateway gateway, String... more) {
    String[] arguments = {
      "run",
      "--scenario",
      scenario.toString(),
      "--api",
      core.address().toString(),
      "--api-key-file",
      directory.resolve("key").toString(),
      "--stations",
      gateway.endpoint().toString(),
      "--state",
      directory.resolve("state").toString(),
      "--report",
      directory.resolve("report.json").toString()
    };
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Simulator.execute(all);
  }

  /** What the report says and what the stations told the gateway is the same energy. */
  private void assertReport(FakeGateway gateway) throws IOException {
    JsonNode report = new ObjectMapper().readTree(directory.resolve("report.json").toFile());
    assertThat(report.get("stays")).hasSize(2);
    for (JsonNode stay : report.get("stays")) {
      assertThat(stay.get("reached").asBoolean()).isTrue();
      assertThat(stay.get("ended").asBoolean()).isTrue();
      assertThat(gateway.importWh(stay.get("station").asText()))
          .isCloseTo(stay.get("inWh").asDouble(), within(0.01));
    }
    assertThat(report.at("/sites/0/maxNetW").asDouble()).isBetween(5_000.0, 46_001.0);
    assertThat(report.at("/sites/0/importLimitW").asDouble()).isEqualTo(100_000);
  }
}
