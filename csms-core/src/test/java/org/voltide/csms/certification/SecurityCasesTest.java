package org.voltide.csms.certification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A: who may connect, and how stations prove who they are. */
@QuarkusTest
class SecurityCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_A_01: the right password opens the connection")
  void theRightPassword() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      assertThat(station.call("Heartbeat", "{}").get("currentTime").asText()).endsWith("Z");
    }
  }

  @Test
  @DisplayName("TC_A_02: another station's name beside one's own identity is refused with 401")
  void anotherUserName() {
    String id = stand.register();
    ObjectNode how = stand.plain(id, Stand.PASSWORD, "ocpp2.0.1");
    how.remove("password");
    String basic = stand.register() + ":" + Stand.PASSWORD;
    how.putObject("headers")
        .put("authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)));
    try (ForeignStation station = new ForeignStation(id)) {
      assertThat(station.connect(how).status()).isEqualTo(401);
    }
  }

  @Test
  @DisplayName("TC_A_03: a wrong password is refused with 401")
  void aWrongPassword() {
    String id = stand.register();
    try (ForeignStation station = new ForeignStation(id)) {
      assertThat(station.connect(stand.plain(id, "another password", "ocpp2.0.1")).status())
          .isEqualTo(401);
    }
  }

  @Test
  @DisplayName("TC_A_04: a station that trusts the root connects with TLS and its password")
  void tls() {
    String id = stand.register();
    try (ForeignStation station = new ForeignStation(id)) {
      ObjectNode how = stand.secure(id, Stand.PASSWORD, "ocpp2.0.1");
      assertThat(station.connect(how).protocol()).isEqualTo("ocpp2.0.1");
      assertThat(station.call("BootNotification", Messages.boot("PowerUp")).get("status").asText())
          .isEqualTo("Accepted");
    }
  }

  @Test
  @DisplayName("TC_A_06: TLS below 1.2 is refused")
  void tlsBelow12() {
    String id = stand.register();
    ObjectNode how = stand.secure(id, Stand.PASSWORD, "ocpp2.0.1");
    how.withObject("tls")
        .put("minVersion", "TLSv1")
        .put("maxVersion", "TLSv1.1")
        .put("ciphers", "DEFAULT:@SECLEVEL=0");
    try (ForeignStation station = new ForeignStation(id)) {
      assertThat(station.connect(how).why()).contains("alert protocol version");
    }
  }
}
