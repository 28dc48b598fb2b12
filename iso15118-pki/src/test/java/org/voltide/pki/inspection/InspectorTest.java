package org.voltide.pki.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.pki.Published;
import org.voltide.pki.inspection.Inspection.Verdict;
import org.voltide.pki.provisioning.Trust;

/** Recorded messages in every form somebody may have kept them in. */
class InspectorTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void everyFormOfARequestIsTheSameRequest() throws Exception {
    byte[] exi = Published.hex("everest/iso2_certificateinstallationreq_everest_backend.hex");
    byte[] header = {1, (byte) 0xFE, (byte) 0x80, 1, 0, 0, 3, 0x22};
    String base64 = Base64.getEncoder().encodeToString(exi);
    String ocpp =
        "[2,\"1\",\"Get15118EVCertificate\",{\"exiRequest\":\"%s\",\"action\":\"Install\"}]"
            .formatted(base64);
    Inspection expected = inspect(exi);
    assertThat(expected.title()).isEqualTo("CertificateInstallationReq of ISO 15118-2, 802 bytes");
    assertThat(expected.verdict()).isEqualTo(Verdict.RIGHT);
    assertThat(expected.certificates()).singleElement().asString().contains("CN=OEMProvCert");
    assertThat(expected.message())
        .contains("  Header")
        .anyMatch(line -> line.contains("DigestValue"));
    assertThat(expected.remarks()).singleElement().asString().contains("was not checked");
    for (byte[] form :
        List.of(
            org.bouncycastle.util.Arrays.concatenate(header, exi),
            text(base64),
            text(base64 + "\n"),
            text(HexFormat.of().formatHex(exi)),
            text(HexFormat.ofDelimiter(":").withUpperCase().formatHex(exi)),
            text(ocpp))) {
      assertThat(inspect(form)).isEqualTo(expected);
    }
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    Inspection relayed =
        inspect(Published.hex("everest/iso2_certificateinstallationres_everest_backend.hex"));
    assertThat(relayed.verdict()).isEqualTo(Verdict.RIGHT);
    assertThat(relayed.remarks()).hasSize(4);

    byte[] request = Published.hex("everest/iso2_certificateinstallationreq_everest_backend.hex");
    byte[] spoilt = request.clone();
    spoilt[spoilt.length - 10] ^= 1;
    Inspection wrong = inspect(spoilt);
    assertThat(wrong.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(wrong.reasons()).isNotEmpty();
    assertThat(inspect(Arrays.copyOf(request, 400)).reasons())
        .containsExactly("the EXI stream ends before the message does");
    assertThat(inspect(text("what is this?")).reasons()).hasSize(1);
  }

  @Test
  void otherMessagesAreShownAndNotJudged() throws Exception {
    Inspection details =
        inspect(Published.hex("everest/iso2_paymentdetailsreq_everest_backend.hex"));
    assertThat(details.verdict()).isEqualTo(Verdict.NOTHING_TO_VERIFY);
    assertThat(details.certificates()).hasSize(3);
  }

  private static Inspection inspect(byte[] recorded) {
    return new Inspector(Published.exi(), Trust.in()).inspect(recorded, NOW);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
