package org.voltide.pki.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.pki.Published;
import org.voltide.pki.inspection.Inspection;
import org.voltide.pki.inspection.Inspector;

/**
 * Whatever bytes arrive, they are read or refused with a reason. Runs over its corpus, and with
 * {@code JAZZER_FUZZ=1} over what Jazzer finds.
 */
class ProvisioningFuzzTest {

  /** Here, because to the fuzzer a failed assumption is a finding. */
  @BeforeAll
  static void schemas() {
    assertThat(Published.schemas()).isNotEmptyDirectory();
  }

  @FuzzTest
  void bytesAreReadOrRefused(byte[] bytes) {
    for (Edition edition : Edition.values()) {
      judge(edition, bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everest/iso2_certificateinstallationreq_everest_backend.hex",
        "everest/iso2_certificateupdatereq.hex",
        "everest/iso2_certificateinstallationres_everest_backend.hex"
      })
  void changedMessagesAreReadOrRefused(String name) throws Exception {
    byte[] message = Published.hex(name);
    Random random = new Random(name.length());
    for (int i = 0; i < 1_000; i++) {
      byte[] changed = message.clone();
      for (int change = 0; change <= random.nextInt(3); change++) {
        changed[1 + random.nextInt(changed.length - 1)] ^= (byte) (1 << random.nextInt(8));
      }
      judge(Edition.ISO_2, changed);
    }
  }

  private static void judge(Edition edition, byte[] bytes) {
    var exi = Published.exi();
    var reading =
        new RequestReader(exi, Trust.in(), Trust.in())
            .read(edition, Vehicle.base64(bytes), Party.NOW);
    assertThat(reading)
        .isInstanceOfSatisfying(
            RequestReader.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isNotBlank());
    switch (new AnswerVerifier(exi, Trust.in(), Trust.in()).verify(edition, bytes, Party.NOW)) {
      case AnswerVerifier.Verified(Verification verification) ->
          assertThat(verification.faults()).isNotEmpty();
      case AnswerVerifier.Unverifiable(Refusal refusal) ->
          assertThat(refusal.reason()).isNotBlank();
    }
    Inspection inspection = new Inspector(exi, Trust.in()).inspect(bytes, Party.NOW);
    assertThat(inspection.title()).isNotBlank();
    assertThat(inspection.verdict()).isNotNull();
  }
}
