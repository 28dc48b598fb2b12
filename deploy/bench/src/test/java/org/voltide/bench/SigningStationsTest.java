package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.frame.FrameReader;
import org.voltide.ocpp.frame.Reading;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.pki.authority.SigningRequest;

class SigningStationsTest {

  @Test
  void askForACertificateWhenToldToAndNotElse() throws Exception {
    String asked =
        SigningStations.answer(
                "bench-7",
                "[2,\"x\",\"TriggerMessage\",{\"requestedMessage\":\"SignChargingStationCertificate\"}]",
                3)
            .orElseThrow();
    assertThat(
            new FrameReader(OcppVersion.V2_1, true)
                .read(Unpooled.copiedBuffer(asked, StandardCharsets.UTF_8), _ -> Optional.empty()))
        .as(asked)
        .isInstanceOf(Reading.Understood.class);
    String csr = asked.replaceFirst(".*\"csr\":\"([^\"]*)\".*", "$1").replace("\\n", "\n");
    assertThat(SigningRequest.read(csr).commonName()).isEqualTo("bench-7");
    assertThat(SigningStations.answer("bench-7", "[2,\"x\",\"CertificateSigned\",{}]", 3))
        .isEmpty();
  }
}
