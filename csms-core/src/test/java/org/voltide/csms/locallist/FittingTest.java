package org.voltide.csms.locallist;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.locallist.AuthorizationData;
import org.voltide.ocpp.message.type.IdToken;

class FittingTest {
  private static final List<AuthorizationData> ALL =
      List.of(
          entry("a".repeat(20), "ISO14443"),
          entry("b".repeat(21), "ISO14443"),
          entry("c".repeat(37), "ISO14443"),
          entry("d", "DirectPayment"),
          entry("e", "Central"));

  private static AuthorizationData entry(String token, String type) {
    return new AuthorizationData(new IdToken(token, type, null, null), null, null);
  }

  @ParameterizedTest
  @CsvSource({"V1_6, ade, 2", "V2_0_1, abe, 2", "V2_1, abcde, 0"})
  void whatTheVersionCannotSayIsLeftOut(OcppVersion version, String tokens, int leftOut) {
    Fitting fitting = Fitting.of(ALL, version, Optional.empty());
    assertThat(
            fitting.entries().stream()
                .map(entry -> entry.idToken().idToken().substring(0, 1))
                .collect(joining()))
        .isEqualTo(tokens);
    assertThat(fitting.leftOut()).isEqualTo(leftOut);
  }

  @Test
  void theListEndsWhereTheStationHasNoMoreRoom() {
    Fitting fitting = Fitting.of(ALL, OcppVersion.V2_0_1, Optional.of(2));
    assertThat(fitting.entries()).hasSize(2);
    assertThat(fitting.leftOut()).isEqualTo(3);
  }
}
