package org.voltide.pki.exi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.pki.Published;
import org.voltide.pki.exi.ExiFault.Malformed;
import org.voltide.pki.exi.ExiFault.TooLong;
import org.voltide.pki.exi.ExiFault.Trailing;
import org.voltide.pki.exi.ExiFault.Truncated;

/** Messages that others recorded, to the byte; and bytes that are no message. */
class ExiCodecTest {
  private static final String REQUEST =
      "everest/iso2_certificateinstallationreq_everest_backend.hex";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everest/iso2_certificateinstallationreq_everest_backend.hex",
        "everest/iso2_certificateinstallationres_everest_backend.hex",
        "everest/iso2_certificateupdatereq.hex",
        "everest/iso2_certinstallreq_everest_mqtt.hex",
        "everest/iso2_certinstallreq_everest_mqtt2.hex",
        "everest/iso2_paymentdetailsreq_everest_backend.hex",
        "everest/iso2_paymentdetailsres_everest_backend.hex"
      })
  void aRecordedMessageIsReadAndWrittenToTheByte(String name) throws Exception {
    byte[] recorded = Published.hex(name);
    ExiDocument read = Published.exi().iso2().decode(recorded);
    byte[] message =
        Arrays.copyOf(recorded, read.trailingZero() ? recorded.length - 1 : recorded.length);
    assertThat(Published.exi().iso2().encode(read.root())).isEqualTo(message);
  }

  @Test
  void fragmentsAndSignedInfoAreThoseOfThePublishedSignature() throws Exception {
    Exi exi = Published.exi();
    List<byte[]> expected = Published.exiIn("rise-v2g/README.md");
    Element message = Published.xml("rise-v2g/CertificateInstallationRes-MsgBody-namespace.xml");
    List<Element> signed =
        message.child("Body").orElseThrow().children().getFirst().children().subList(2, 6);
    for (int i = 0; i < signed.size(); i++) {
      assertThat(exi.iso2().fragment(signed.get(i))).isEqualTo(expected.get(i));
    }
    Element signature = message.child("Header").orElseThrow().child("Signature").orElseThrow();
    assertThat(exi.signature().fragment(signature.child("SignedInfo").orElseThrow()))
        .isEqualTo(expected.get(4));
  }

  @Test
  void theFragmentOfAnEmaidIsShorterWhenItsTypeIsTaken() {
    Element emaid =
        Element.text(new QName(Namespaces.BODY_2, "eMAID"), "DEABCC123ABC56")
            .with(new QName(Namespaces.TYPES_2, "Id"), "id4");
    assertThat(Published.exi().iso2().fragment(emaid)).hasSize(26);
    assertThat(Published.exi().typedEmaid().fragment(emaid)).hasSize(23);
  }

  @Test
  void whereverAMessageIsCutItIsTruncated() throws Exception {
    byte[] message = Published.hex(REQUEST);
    for (int length = 0; length < message.length; length++) {
      assertThat(fault(Arrays.copyOf(message, length))).isEqualTo(new Truncated());
    }
  }

  @Test
  void aZeroAfterTheEndIsLetPassAndNothingElse() throws Exception {
    byte[] message = Published.hex(REQUEST);
    byte[] longer = Arrays.copyOf(message, message.length + 1);
    assertThat(Published.exi().iso2().decode(longer).trailingZero()).isTrue();
    longer[message.length] = 1;
    assertThat(fault(longer)).isEqualTo(new Trailing(1));
    assertThat(fault(Arrays.copyOf(message, message.length + 2))).isEqualTo(new Trailing(2));
  }

  @Test
  void bytesThatAreNoMessageAreRefusedWhateverTheyClaim() throws Exception {
    assertThat(fault(new byte[100_000])).isEqualTo(new TooLong(100_000, ExiCodec.MAX_BYTES));
    assertThat(fault("<V2G_Message/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(Malformed.class);
    byte[] filled = new byte[2_000];
    for (int fill = 0; fill < 256; fill++) {
      Arrays.fill(filled, (byte) fill);
      filled[0] = (byte) 0x80;
      assertThat(fault(filled).reason()).isNotBlank();
    }
  }

  @Test
  void whateverIsChangedInAMessageItIsReadOrRefused() throws Exception {
    Random random = new Random(15118);
    byte[] message = Published.hex(REQUEST);
    for (int i = 0; i < 3_000; i++) {
      byte[] changed = message.clone();
      for (int change = 0; change <= random.nextInt(4); change++) {
        changed[1 + random.nextInt(i % 2 == 0 ? 40 : changed.length - 1)] = (byte) random.nextInt();
      }
      try {
        assertThat(Published.exi().iso2().decode(changed).root().name().getLocalPart())
            .isNotEmpty();
      } catch (ExiException refused) {
        assertThat(refused.fault().reason()).isNotBlank();
      }
    }
  }

  @Test
  void whatTheSchemaDoesNotHaveIsNotWritten() {
    Exi exi = Published.exi();
    Element unknown = Element.text(new QName(Namespaces.BODY_2, "Unknown"), "x");
    Element message = Element.of(new QName(Namespaces.MESSAGE_2, "V2G_Message"), unknown);
    assertThatThrownBy(() -> exi.iso2().encode(message))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ExiFault fault(byte[] exi) {
    ExiCodec codec = Published.exi().iso2();
    return catchThrowableOfType(ExiException.class, () -> codec.decode(exi)).fault();
  }
}
