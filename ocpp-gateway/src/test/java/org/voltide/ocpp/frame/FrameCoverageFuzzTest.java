package org.voltide.ocpp.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.provisioning.GetVariablesResponse;

/**
 * Whatever bytes a station sends: there is a reading, and what was understood can be said again, in
 * the same words each time. Runs over its corpus, and with {@code JAZZER_FUZZ=1} over what Jazzer
 * finds.
 */
class FrameCoverageFuzzTest {

  @FuzzTest
  void whatIsUnderstoodCanBeSaidAgain(byte[] bytes) {
    for (OcppVersion version : OcppVersion.values()) {
      if (read(version, Unpooled.wrappedBuffer(bytes))
          instanceof Reading.Understood(Frame frame, var _)) {
        ByteBuf said = said(version, frame);
        Reading again = read(version, said);
        assertThat(again).isInstanceOf(Reading.Understood.class);
        assertThat(said(version, ((Reading.Understood) again).frame())).isEqualTo(said);
      }
    }
  }

  private static Reading read(OcppVersion version, ByteBuf text) {
    return new FrameReader(version, true).read(text, _ -> Optional.of(GetVariablesResponse.class));
  }

  private static ByteBuf said(OcppVersion version, Frame frame) {
    ByteBuf text = Unpooled.buffer();
    new FrameWriter(version).write(frame, text);
    return text;
  }
}
