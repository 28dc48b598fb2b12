package org.voltide.csms.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.platform.StartFailure;

/** What follows from the address of a provider. */
class ProviderTest {

  private static final String POLICY = "quarkus.http.header.\"Content-Security-Policy\".value";
  private static final String AUDIENCE = "quarkus.oidc.token.audience";

  private final Map<String, String> set =
      new HashMap<>(
          Map.of(
              Provider.URL,
              "http://keycloak:8080/realms/voltide",
              "quarkus.oidc.client-id",
              "voltide",
              POLICY,
              "default-src 'self'"));

  private Map<String, String> properties() {
    return Provider.properties(name -> Optional.ofNullable(set.get(name)));
  }

  @Test
  void tokensHaveToBeForVoltide() {
    assertThat(properties()).containsEntry(AUDIENCE, "voltide");
    set.put(AUDIENCE, "charging");
    assertThat(properties()).doesNotContainKey(AUDIENCE);
  }

  @Test
  void theConsoleMayAskTheProviderAndNobodyElse() {
    assertThat(properties())
        .containsEntry(POLICY, "default-src 'self'; connect-src 'self' http://keycloak:8080");
    set.put(Provider.CONSOLE_URL, "https://sso.example/realms/voltide");
    assertThat(properties())
        .containsEntry(POLICY, "default-src 'self'; connect-src 'self' https://sso.example");
    set.put(POLICY, "connect-src 'self' https://gateway.example");
    assertThat(properties()).doesNotContainKey(POLICY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"keycloak:8080/realms/voltide", "ftp://keycloak/", "http:///realms", "a b"})
  void whatIsNoAddressStopsTheStartWithASentence(String address) {
    set.put(Provider.URL, address);
    assertThatThrownBy(this::properties)
        .isInstanceOf(StartFailure.class)
        .hasMessage(
            "quarkus.oidc.auth-server-url is '%s', which is no address of a web server."
                .formatted(address));
  }
}
