package org.voltide.simulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;
import org.voltide.simulator.certificates.Credential;
import org.voltide.simulator.certificates.TestAuthority;
import org.voltide.simulator.files.FileServer;

class FirmwareTest {
  private static final byte[] FILE = "2.0.7\nthe rest".getBytes(StandardCharsets.UTF_8);

  private final Bench bench = new Bench(Bench.dc());
  private FileServer server;

  @BeforeEach
  void serve() throws IOException {
    server = new FileServer(false).with("fw", FILE);
  }

  @AfterEach
  void close() {
    server.close();
    bench.close();
  }

  @Test
  void firmwareIsFetchedInstalledAndTold() {
    assertThat(update(firmware(server.url("fw")))).isEqualTo("Accepted");
    await().until(() -> statuses().contains("Installing"));
    bench.pass(Duration.ofMinutes(2));
    await().until(() -> bench.csms().calls("BootNotification").size() == 2);
    await().until(() -> statuses().contains("Installed"));

    assertThat(statuses())
        .containsExactly(
            "Downloading", "Downloaded", "Installing", "InstallRebooting", "Installed");
    assertThat(bench.last("BootNotification").get("reason").asText()).isEqualTo("FirmwareUpdate");
    assertThat(bench.last("BootNotification").at("/chargingStation/firmwareVersion").asText())
        .isEqualTo("2.0.7");
    assertThat(bench.csms().calls("FirmwareStatusNotification"))
        .allMatch(n -> n.get("requestId").asInt() == 11);
  }

  @Test
  void signedFirmwareIsInstalledOnlyWithTheRightSignature() {
    var maker = new TestAuthority("Maker");
    Credential signer = maker.issue("Signer");
    ObjectNode signed =
        firmware(server.url("fw"))
            .put("signingCertificate", TestAuthority.pem(signer.leaf()))
            .put("signature", TestAuthority.sign(signer.key(), FILE));
    assertThat(update(signed)).as("no maker is known").isEqualTo("InvalidCertificate");
    assertThat(bench.last("SecurityEventNotification").get("type").asText())
        .isEqualTo("InvalidFirmwareSigningCertificate");

    bench.ask(
        "InstallCertificate",
        JsonNodeFactory.instance
            .objectNode()
            .put("certificateType", "ManufacturerRootCertificate")
            .put("certificate", maker.rootPem())
            .toString());
    assertThat(update(signed)).isEqualTo("Accepted");
    await().until(() -> statuses().contains("SignatureVerified"));

    server.with("fw", "something else".getBytes(StandardCharsets.UTF_8));
    bench.pass(Duration.ofMinutes(2));
    await().until(() -> statuses().contains("Installed"));
    assertThat(update(signed)).isEqualTo("Accepted");
    await().until(() -> statuses().contains("InvalidSignature"));
  }

  @Test
  void theDownloadIsTriedAgain() {
    server.failing(1);
    update(firmware(server.url("fw")));
    await().until(() -> statuses().contains("DownloadPaused"));
    bench.pass(Duration.ofMinutes(1));
    await().until(() -> statuses().contains("Downloaded"));
  }

  @Test
  void whatCannotBeReachedFails() {
    bench.ask(
        "UpdateFirmware",
        JsonNodeFactory.instance
            .objectNode()
            .put("requestId", 12)
            .set("firmware", firmware("ftp://example.org/fw"))
            .toString());
    await().until(() -> statuses().contains("DownloadFailed"));
  }

  @Test
  void aScheduledUpdateWaitsAndALaterOneTakesItsPlace() {
    ObjectNode tonight = firmware(server.url("fw")).put("retrieveDateTime", "2026-03-01T22:00:00Z");
    assertThat(update(tonight)).isEqualTo("Accepted");
    assertThat(statuses()).containsExactly("DownloadScheduled");
    assertThat(update(firmware(server.url("fw")))).isEqualTo("AcceptedCanceled");
    await().until(() -> statuses().contains("Installing"));
  }

  @Test
  void aRunningTransactionIsLetFinishFirst() {
    var visit = bench.plugIn(50);
    update(firmware(server.url("fw")));
    await().until(() -> statuses().contains("InstallScheduled"));
    bench.pass(Duration.ofMinutes(2));
    assertThat(statuses()).doesNotContain("Installing");
    bench.unplug(visit);
    bench.pass(Duration.ofMinutes(1));
    assertThat(statuses()).contains("Installing");
  }

  @Test
  void publishedFirmwareIsServedUntilItIsTakenBack() throws Exception {
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(FILE));
    assertThat(publish(server.url("fw"), sum)).isEqualTo("Accepted");
    await().until(() -> published().contains("Published"));
    assertThat(published())
        .containsExactly("Downloading", "Downloaded", "ChecksumVerified", "Published");

    String where = bench.last("PublishFirmwareStatusNotification").at("/location/0").asText();
    assertThat(fetch(where)).isEqualTo(FILE);
    String unpublish = "{\"checksum\":\"%s\"}".formatted(sum);
    assertThat(bench.status("UnpublishFirmware", unpublish)).isEqualTo("Unpublished");
    assertThat(bench.status("UnpublishFirmware", unpublish)).isEqualTo("NoFirmware");
  }

  @Test
  void aWrongChecksumIsNotPublished() {
    publish(server.url("fw"), "0".repeat(32));
    await().until(() -> published().contains("InvalidChecksum"));
  }

  private static byte[] fetch(String url) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray())
          .body();
    }
  }

  private String publish(String location, String checksum) {
    return bench.status(
        "PublishFirmware",
        "{\"requestId\":3,\"location\":\"%s\",\"checksum\":\"%s\"}".formatted(location, checksum));
  }

  private static ObjectNode firmware(String location) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("location", location)
        .put("retrieveDateTime", "2026-03-01T12:00:00Z");
  }

  private String update(ObjectNode firmware) {
    return bench.status(
        "UpdateFirmware",
        JsonNodeFactory.instance
            .objectNode()
            .put("requestId", 11)
            .put("retries", 2)
            .put("retryInterval", 30)
            .<ObjectNode>set("firmware", firmware)
            .toString());
  }

  private List<String> statuses() {
    return bench.csms().calls("FirmwareStatusNotification").stream()
        .map(n -> n.get("status").asText())
        .toList();
  }

  private List<String> published() {
    return bench.csms().calls("PublishFirmwareStatusNotification").stream()
        .map(n -> n.get("status").asText())
        .toList();
  }
}
