package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTextTest {
  private static String kept(String text, int maxBytes) {
    return KeptText.of(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), maxBytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        [2,"1","SetVariables",{"setVariableData":[{"attributeValue":"t0psecret","component":
        {"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}]""",
        """
        [2,"1","SetVariables",{"setVariableData":[{"attributeValue":"t0psecret","component":
        {"name":"securityctrlr"},"variable":{"name":"basicAUTHpassword"}}]}]""",
        """
        [2,"1","NotifyReport",{"reportData":[{"variable":{"name":"Basic\\u0041uthPassword"},
        "variableAttribute":[{"type":"Actual","value":"t0psecret"}]}]}]""",
        """
        [2,"1","NotifyEvent",{"eventData":[{"actualValue":"t0psecret","variable":
        {"name":"BasicAuthPassword"}}]}]""",
        """
        [2,"1","NotifyReport",{"reportData":[{"component":{"name":"WebPaymentsCtrlr"},
        "variable":{"name":"SharedSecret"},"variableAttribute":[{"value":"t0psecret"}]}]}]""",
        """
        [3,"1",{"getVariableResult":[{"attributeValue":"t0psecret","component":
        {"name":"NetworkConfiguration"},"variable":{"name":"VpnKey"}}]}]""",
        """
        [2,"1","ChangeConfiguration",{"key":"AuthorizationKey","value":"t0psecret"}]""",
        """
        [3,"1",{"configurationKey":[{"key":"authorizationkey","readonly":false,
        "value":"t0psecret"}]}]""",
        """
        [2,"1","SetNetworkProfile",{"connectionData":{"basicAuthPassword":"t0psecret",
        "apn":{"apnPassword":"t0psecret"},"vpn":{"password":"t0psecret","key":"t0psecret"}}}]""",
        "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"t0psecret",
      })
  void passwordsAreNeverKept(String frame) {
    assertThat(frame).contains("t0psecret");
    assertThat(kept(frame, 4_096)).doesNotContain("t0psecret");
    // Cut before the name that tells what the value is.
    assertThat(kept(frame, 80)).doesNotContain("t0psecret");
  }

  @Test
  void theRestOfTheFrameStays() {
    assertThat(
            kept(
                "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"5\"}]",
                4_096))
        .isEqualTo(
            "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"***\"}]");
    String other = "[2, \"1\", \"DataTransfer\", {\"data\":\"no password here\", \"price\":0.10}]";
    assertThat(kept(other, 4_096)).isEqualTo(other.replace(" \"", "\"").replace(" {", "{"));
    String frequent = "[2, \"1\", \"Heartbeat\", {}]";
    assertThat(kept(frequent, 4_096)).isEqualTo(frequent);
  }

  @Test
  void noCharacterIsCutInTwo() {
    assertThat(kept("aé", 2)).isEqualTo("a…");
    assertThat(kept("password é", 3)).isEqualTo("(no…");
  }
}
