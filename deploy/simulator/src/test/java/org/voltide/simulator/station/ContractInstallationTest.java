package org.voltide.simulator.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.simulator.Bench;
import org.voltide.simulator.FakeCsms;
import org.voltide.simulator.car.Car;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.car.CarSpec.Contract;
import org.voltide.simulator.certificates.Pem;
import org.voltide.simulator.contracts.Contracts;
import org.voltide.simulator.contracts.Provisioning;
import org.voltide.simulator.contracts.Provisioning.Delivery;

/**
 * Cars that were made with a provisioning certificate alone get their contract and charge by it.
 */
class ContractInstallationTest {
  private static final Path SCHEMAS = Path.of("../../../shared/pki/xsd");
  private static final String ASK = "Get15118EVCertificate";
  private static final String REFUSED =
      """
      {"status":"Failed","exiResponse":"","statusInfo":{"reasonCode":"NoContract"}}\
      """;

  @TempDir private Path state = Path.of("");

  private Provisioning started(CarSpec... cars) throws IOException {
    assumeTrue(Files.isDirectory(SCHEMAS), "the schemas of ISO 15118 are not on this machine");
    var asking = new java.util.HashMap<String, Contract>();
    List.of(cars).forEach(car -> asking.put(car.token(), car.contract()));
    var schemas = new Provisioning.Schemas(SCHEMAS, Path.of("target/exi-cache"));
    Provisioning provisioning =
        Provisioning.kept(state, Optional.of(schemas), asking, Clock.systemUTC());
    assertThat(provisioning.missing()).isEmpty();
    return provisioning;
  }

  private static CarSpec car(String id, Contract contract) {
    var tells = CarSpec.Tells.EVERYTHING;
    return new CarSpec(
        id,
        60_000,
        30_000,
        30_000,
        3,
        20,
        90,
        OptionalDouble.empty(),
        tells,
        false,
        false,
        contract);
  }

  private static Visit visit(CarSpec car) {
    return new Visit(new Car(car, 50), Bench.NOON, Bench.NOON.plus(Duration.ofHours(6)), 80);
  }

  private static Bench bench(FakeCsms csms, Provisioning provisioning) {
    return new Bench(Bench.dc(), csms, Bench.ANSWER, Contracts.none(), provisioning);
  }

  private static FakeCsms giving(String exiResponse) {
    return new FakeCsms()
        .answer(ASK, "{\"status\":\"Accepted\",\"exiResponse\":\"%s\"}".formatted(exiResponse));
  }

  @ParameterizedTest
  @EnumSource(names = {"ISO_2", "ISO_20"})
  void aCarAsksOnceAndChargesByItsContract(Contract edition) throws Exception {
    CarSpec car = car("car-1", edition);
    Provisioning provisioning = started(car);
    Delivery delivery = provisioning.deliveries().getFirst();
    assertThat(provisioning.trusted())
        .extracting(Provisioning.Trusted::purpose)
        .containsExactly("VEHICLES", "CONTRACTS", "PROVISIONING");
    try (Bench bench = bench(giving(delivery.exiResponse()), provisioning)) {
      assertThat(bench.get("ISO15118Ctrlr", "ContractCertificateInstallationEnabled"))
          .isEqualTo("true");
      Visit first = bench.plugIn(visit(car));
      JsonNode asked = bench.last(ASK);
      assertThat(asked.path("iso15118SchemaVersion").asText()).isEqualTo(delivery.schemaVersion());
      assertThat(asked.path("action").asText()).isEqualTo("Install");
      JsonNode shown = bench.last("Authorize");
      assertThat(shown.at("/idToken/idToken").asText()).isEqualTo(car.token());
      assertThat(Pem.read(shown.path("certificate").asText()).getFirst().getSubjectX500Principal())
          .asString()
          .contains("CN=" + car.token());
      assertThat(bench.csms().calls("TransactionEvent")).isNotEmpty();
      bench.unplug(first);
      bench.plugIn(visit(car));
      assertThat(bench.csms().calls(ASK)).hasSize(1);
    }
    Provisioning again = started(car);
    assertThat(again.question(car.token())).as("it is kept").isEmpty();
    assertThat(again.chain(car.token())).isEqualTo(provisioning.chain(car.token()));
  }

  @Test
  void aCarTakesNothingThatIsWrong() throws Exception {
    CarSpec car = car("car-1", Contract.ISO_2);
    Provisioning provisioning = started(car, car("car-2", Contract.ISO_2));
    String others =
        provisioning.deliveries().stream()
            .filter(delivery -> !delivery.emaid().equals(car.token()))
            .map(Delivery::exiResponse)
            .findFirst()
            .orElseThrow();
    for (FakeCsms csms :
        List.of(giving(others), giving("AAAA"), new FakeCsms().answer(ASK, REFUSED))) {
      try (Bench bench = bench(csms, provisioning)) {
        bench.plugIn(visit(car));
        assertThat(csms.calls(ASK)).isNotEmpty();
        assertThat(csms.calls("Authorize")).isEmpty();
        assertThat(provisioning.chain(car.token())).isEmpty();
      }
    }
  }

  @Test
  void withoutSchemasNobodyAsks() throws Exception {
    Map<String, Contract> asking = Map.of("DEVLTC00000001", Contract.ISO_2);
    Provisioning none = Provisioning.kept(state, Optional.empty(), asking, Clock.systemUTC());
    assertThat(none.missing().orElseThrow()).contains("no directory with ISO's schemas");
    assertThat(none.emaids()).isEmpty();
    var nothing = new Provisioning.Schemas(state.resolve("nothing"), state.resolve("exi"));
    Provisioning missing =
        Provisioning.kept(state, Optional.of(nothing), asking, Clock.systemUTC());
    assertThat(missing.missing().orElseThrow()).contains("standards.iso.org");
    assertThat(
            Provisioning.kept(state, Optional.of(nothing), Map.of(), Clock.systemUTC()).missing())
        .isEmpty();
  }
}
