package org.voltide.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.message.OcppVersion;

/** Real sockets on loopback. */
class WebSocketLineTest {
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private volatile Line line;

  @Test
  void logsInWithIdentityAndPasswordAndTalks() throws Exception {
    try (var csms = new WebSocketCsms("ocpp2.1", text -> "echo " + text);
        var http = HttpClient.newHttpClient()) {
      open(http, csms.endpoint(), "s-1", "secret: with colon");
      await().until(() -> line != null);
      IntStream.range(0, 50).forEach(i -> line.send("message " + i));

      await().until(() -> seen.size() == 50);
      assertThat(seen)
          .containsExactlyElementsOf(
              IntStream.range(0, 50).mapToObj(i -> "echo message " + i).toList());
      String basic =
          Base64.getEncoder()
              .encodeToString("s-1:secret: with colon".getBytes(StandardCharsets.UTF_8));
      assertThat(csms.requests()).containsExactly("/ocpp/s-1 Basic " + basic);
      line.close();
      await().until(() -> seen.size() == 51);
    }
  }

  @Test
  void hangsUpOnAnotherSubprotocol() throws Exception {
    try (var csms = new WebSocketCsms("ocpp1.6", text -> text);
        var http = HttpClient.newHttpClient()) {
      open(http, csms.endpoint(), "s-1", "x");

      await().until(() -> seen.size() == 1);
      assertThat(seen.getFirst()).startsWith("closed");
      assertThat(line).isNull();
    }
  }

  @Test
  void saysWhyThereIsNoLine() throws Exception {
    URI nobody;
    try (var gone = new WebSocketCsms("ocpp2.1", text -> text)) {
      nobody = gone.endpoint();
    }
    try (var http = HttpClient.newHttpClient()) {
      open(http, nobody, "s-1", "x");

      await().until(() -> seen.size() == 1);
      assertThat(seen.getFirst()).startsWith("closed");
    }
  }

  @Test
  void noticesThatTheOtherEndHangsUp() throws Exception {
    try (var csms = new WebSocketCsms("ocpp2.1", text -> text);
        var http = HttpClient.newHttpClient()) {
      open(http, csms.endpoint(), "s-1", "x");
      await().until(() -> line != null);

      csms.hangUp();

      await().until(() -> seen.stream().anyMatch(s -> s.startsWith("closed")));
    }
  }

  private void open(HttpClient http, URI endpoint, String identity, String password) {
    WebSocketLine.opener(http, endpoint, identity, OcppVersion.V2_1, () -> Optional.of(password))
        .open(
            new Line.Events() {
              @Override
              public void opened(Line opened) {
                line = opened;
              }

              @Override
              public void received(String text) {
                seen.add(text);
              }

              @Override
              public void closed(String why) {
                seen.add("closed " + why);
              }
            });
  }
}
