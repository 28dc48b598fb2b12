package org.voltide.pki.exi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.BeforeAll;
import org.voltide.pki.Published;

/**
 * Whatever bytes a station passes on are a message or are refused, and a message can be written and
 * read again. Runs over its corpus, and with {@code JAZZER_FUZZ=1} over what Jazzer finds.
 */
class ExiFuzzTest {

  /** Here, because to the fuzzer a failed assumption is a finding. */
  @BeforeAll
  static void schemas() {
    assertThat(Published.schemas()).isNotEmptyDirectory();
  }

  @FuzzTest
  void whatIsUnderstoodCanBeSaidAgain(byte[] bytes) throws ExiException {
    Exi exi = Published.exi();
    understood(exi.iso2(), bytes);
    understood(exi.iso20(), bytes);
  }

  private static void understood(ExiCodec codec, byte[] bytes) throws ExiException {
    Element read;
    try {
      read = codec.decode(bytes).root();
    } catch (ExiException refused) {
      assertThat(refused.fault().reason()).isNotBlank();
      return;
    }
    assertThat(codec.decode(codec.encode(read)).root()).isEqualTo(read);
  }
}
