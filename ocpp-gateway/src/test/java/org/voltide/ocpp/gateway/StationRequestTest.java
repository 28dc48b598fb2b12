package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StationRequestTest {

  @ParameterizedTest
  @CsvSource({
    "/ocpp/CS-1, CS-1",
    "/ocpp/depot/CS-1?x=y, CS-1",
    "/ocpp/CS%201%2F%C3%A9, CS 1/é",
    "/ocpp/50%2525, 50%25"
  })
  void readsTheIdentityDecodedOnce(String uri, String identity) {
    assertThat(StationRequest.identity(uri)).contains(identity);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/ocpp/", "/elsewhere/CS-1", "/ocpp/a%3Ab", "/ocpp/a%00", "/ocpp/a%zz"})
  void refusesWhatIsNoStation(String uri) {
    assertThat(StationRequest.identity(uri)).isEmpty();
  }

  @Test
  void boundsTheLengthAfterDecoding() {
    assertThat(StationRequest.identity("/ocpp/" + "%41".repeat(48))).contains("A".repeat(48));
    assertThat(StationRequest.identity("/ocpp/" + "a".repeat(49))).isEmpty();
    assertThat(StationRequest.identity("/ocpp/" + "a".repeat(100_000))).isEmpty();
  }

  @Test
  void splitsCredentialsAtTheFirstColon() {
    String given = Base64.getEncoder().encodeToString("CS-1:a:b".getBytes(StandardCharsets.UTF_8));
    assertThat(StationRequest.credentials("basic " + given))
        .hasValueSatisfying(
            credentials -> {
              assertThat(credentials.username()).isEqualTo("CS-1");
              assertThat(new String(credentials.password())).isEqualTo("a:b");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basic !", "Basic bm9jb2xvbg==", "Bearer Q1M6YQ=="})
  void knowsNobodyByABrokenHeader(String header) {
    assertThat(StationRequest.credentials(header)).isEmpty();
  }
}
