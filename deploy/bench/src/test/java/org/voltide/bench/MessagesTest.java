package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltide.ocpp.frame.FrameReader;
import org.voltide.ocpp.frame.Reading;
import org.voltide.ocpp.message.OcppVersion;

class MessagesTest {

  @ParameterizedTest
  @MethodSource("all")
  void areWhatTheSpecificationAllows(String message) {
    Reading reading =
        new FrameReader(OcppVersion.V2_1, true)
            .read(Unpooled.copiedBuffer(message, StandardCharsets.UTF_8), id -> Optional.empty());
    assertThat(reading).as(message).isInstanceOf(Reading.Understood.class);
  }

  static List<String> all() {
    return List.of(
        Messages.heartbeat(1),
        Messages.boot(2),
        Messages.started(3, "t", "token"),
        Messages.updated(4, "t", 1),
        Messages.ended(5, "t", 2));
  }
}
