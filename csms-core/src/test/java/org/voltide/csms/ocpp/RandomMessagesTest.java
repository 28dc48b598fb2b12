package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.csms.identity.Callers;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.OneWay;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;

/**
 * Whatever a station says that the official schemas allow is answered, or refused for a reason that
 * is the station's; the whole application with its database stands behind. More than the usual few
 * rounds with {@code -Dvoltide.fuzz.rounds=1000}, other ones with {@code -Dvoltide.fuzz.seed=7}.
 */
@QuarkusTest
class RandomMessagesTest {
  private static final Path SCHEMAS =
      Path.of("../deploy/test-tools/node_modules/ocpp-rpc/lib/schemas");
  private static final int ROUNDS = Integer.getInteger("voltide.fuzz.rounds", 25);
  private static final long SEED = Long.getLong("voltide.fuzz.seed", 1);

  @Inject Dispatch dispatch;
  @Inject BootStates boots;

  @ParameterizedTest
  @EnumSource(names = {"V2_0_1", "V2_1"})
  void areAnsweredOrRefusedForAReason(OcppVersion version) throws IOException {
    Path file = SCHEMAS.resolve(version == OcppVersion.V2_1 ? "ocpp2_1.json" : "ocpp2_0_1.json");
    assumeTrue(Files.exists(file), "The schemas are missing: run 'npm ci' in deploy/test-tools.");
    String station = "RANDOM-" + version;
    register(station);
    boots.answered(station, RegistrationStatus.Accepted);
    FakeConnection connection = new FakeConnection(station, 0);
    RandomPayloads payloads = new RandomPayloads(file, new SplittableRandom(SEED));
    List<String> failures = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Action action : fromStations(version)) {
        String payload = payloads.request(action.name()).toString();
        String failure = failure(connection, PayloadCodec.of(version), action, payload);
        if (!failure.isEmpty()) {
          failures.add("%s %s: %s".formatted(action, payload, failure));
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(connection.closed()).isEmpty();
  }

  private static List<Action> fromStations(OcppVersion version) {
    return Arrays.stream(Action.values())
        .filter(action -> action.fromStation() && action.isIn(version))
        .toList();
  }

  /** What went wrong, or nothing. */
  private String failure(
      FakeConnection connection, PayloadCodec codec, Action action, String payload) {
    try {
      Message message = codec.read(action.requestType(), payload);
      (message instanceof OneWay send
              ? dispatch.handle(connection, send)
              : dispatch.handle(connection, (Request<?>) message))
          .toCompletableFuture()
          .orTimeout(30, TimeUnit.SECONDS)
          .join();
      return "";
    } catch (OcppFaultException unreadable) {
      return "unreadable: " + unreadable.fault();
    } catch (CompletionException refused) {
      boolean isReason =
          refused.getCause() instanceof OcppFaultException fault
              && fault.fault().code() != OcppErrorCode.InternalError;
      return isReason ? "" : refused.getCause().toString();
    }
  }

  private static void register(String station) {
    Callers.administrator()
        .body(
            """
            {"id":"random","name":"Depot","timeZone":"UTC",
             "importLimitW":50000,"exportLimitW":50000,"baseLoadW":1000}""")
        .post("/api/v1/sites");
    Callers.operator()
        .body(
            Map.of(
                "id",
                station,
                "siteId",
                "random",
                "evses",
                List.of(
                    Map.of(
                        "id",
                        1,
                        "current",
                        "DC",
                        "maxChargeW",
                        22_000,
                        "connectors",
                        List.of(Map.of("id", 1))))))
        .post("/api/v1/stations")
        .then()
        .statusCode(201);
  }
}
