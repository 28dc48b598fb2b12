package org.voltide.csms.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "NoAuthorization, Accepted",
    "Local, Accepted",
    "KeyCode, Invalid",
    "ISO14443, Unknown",
    "eMAID, Unknown",
    "SomethingNew, Unknown"
  })
  void anUnregisteredTokenIsJudgedByItsType(String type, AuthorizationStatus status) {
    assertThat(Verdict.on(token("x", type), Optional.empty()).status()).isEqualTo(status);
  }

  @Test
  void aRegisteredTokenHasTheStatusItsOperatorGaveItInEitherCase() throws SQLException {
    try (LaneWorld world = new LaneWorld()) {
      world.run(
          "insert into token (id, id_token, type, status, created_at) values"
              + " (gen_random_uuid(), 'AbCd', 'ISO14443', 'Blocked', now()),"
              + " (gen_random_uuid(), 'pin', 'KeyCode', 'Accepted', now())");
      List<IdToken> presented =
          List.of(
              token("ABCD", "ISO14443"),
              token("pin", "KeyCode"),
              token("abcd", "ISO15693"),
              token("nul\0", "ISO14443"));
      try (Connection connection = world.database().getConnection()) {
        TokenLookup tokens = TokenLookup.of(connection, presented);

        assertThat(presented.stream().map(t -> Verdict.on(t, tokens.find(t)).status()))
            .containsExactly(
                AuthorizationStatus.Blocked,
                AuthorizationStatus.Accepted,
                AuthorizationStatus.Unknown,
                AuthorizationStatus.Unknown);
      }
    }
  }

  private static IdToken token(String value, String type) {
    return new IdToken(value, type, null, null);
  }
}
