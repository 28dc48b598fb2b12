package org.voltide.simulator.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.simulator.Bench;
import org.voltide.simulator.files.FileServer;

/** Logs handed over, and what is kept of customers. */
class RecordsTest {
  private final Bench bench = new Bench(Bench.dc());

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLogIsHandedOver(boolean onlyPost) throws Exception {
    bench.set("SecurityCtrlr", "OrganizationName", "Somebody");
    try (var server = new FileServer(onlyPost)) {
      JsonNode answer = bench.ask("GetLog", get("SecurityLog", server.url("logs/")));
      assertThat(answer.get("status").asText()).isEqualTo("Accepted");
      await().until(() -> statuses().contains("Uploaded"));

      assertThat(statuses()).containsExactly("Uploading", "Uploaded");
      byte[] log = server.files().get("/logs/" + answer.get("filename").asText());
      assertThat(new String(log, StandardCharsets.UTF_8))
          .contains("ReconfigurationOfSecurityParameters")
          .doesNotContain("the CSMS sets");
    }
  }

  @Test
  void failedUploadsAreRepeatedAndImpossibleOnesNot() throws Exception {
    try (var server = new FileServer(false).failing(1)) {
      bench.ask("GetLog", get("DiagnosticsLog", server.url("log")));
      await().until(() -> statuses().contains("UploadFailure"));
      bench.pass(Duration.ofMinutes(1));
      await().until(() -> statuses().contains("Uploaded"));
    }
    bench.ask("GetLog", get("DiagnosticsLog", "ftp://example.org/logs"));
    await().until(() -> statuses().contains("NotSupportedOperation"));
  }

  @Test
  void aCustomerIsReportedAndForgotten() {
    bench.unplug(bench.plugIn(50));
    String token = "\"idToken\":{\"idToken\":\"car-1\",\"type\":\"ISO14443\"}";
    assertThat(customer("\"report\":true,\"clear\":true," + token)).isEqualTo("Accepted");
    assertThat(bench.last("NotifyCustomerInformation").get("data").asText())
        .isEqualTo("known as Accepted");
    assertThat(bench.last("NotifyCustomerInformation").get("tbc").asBoolean()).isFalse();

    customer("\"report\":true,\"clear\":false," + token);
    assertThat(bench.last("NotifyCustomerInformation").get("data").asText())
        .startsWith("nothing is known");
  }

  @Test
  void exactlyOneCustomerMustBeNamed() {
    assertThat(customer("\"report\":true,\"clear\":false")).isEqualTo("Invalid");
    assertThat(customer("\"report\":false,\"clear\":false,\"customerIdentifier\":\"x\""))
        .isEqualTo("Invalid");
  }

  private String customer(String what) {
    return bench.status("CustomerInformation", "{\"requestId\":8,%s}".formatted(what));
  }

  private static String get(String type, String where) {
    return """
        {"requestId":5,"logType":"%s","retries":2,"retryInterval":30,
        "log":{"remoteLocation":"%s"}}"""
        .formatted(type, where);
  }

  private List<String> statuses() {
    return bench.csms().calls("LogStatusNotification").stream()
        .map(n -> n.get("status").asText())
        .toList();
  }
}
