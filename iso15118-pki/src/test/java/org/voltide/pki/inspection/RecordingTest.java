package org.voltide.pki.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
  @ParameterizedTest
  @ValueSource(strings = {"gA0x", "gA0xgA0x\n", "{\"exiRequest\":\"gA0x\"}"})
  void whatLooksLikeAHexadecimalPrefixMayBePartOfBase64(String text) {
    byte[] once = Base64.getDecoder().decode("gA0x");
    assertThat(Recording.exi(text.getBytes(StandardCharsets.UTF_8)).orElseThrow()).startsWith(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"80 98 02", "0x80,0x98,0x02", "80:98:02", "0x809802"})
  void digitsMayBeWrittenInManyWays(String text) {
    assertThat(Recording.exi(text.getBytes(StandardCharsets.UTF_8)).orElseThrow())
        .containsExactly(0x80, 0x98, 0x02);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no message!", "{}"})
  void anythingElseIsNone(String text) {
    assertThat(Recording.exi(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
