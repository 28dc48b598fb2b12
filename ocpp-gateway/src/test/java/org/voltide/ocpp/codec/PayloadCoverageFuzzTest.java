package org.voltide.ocpp.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppVersion;

/** Whatever text a payload or a date-time is: it is refused, or read and can be written again. */
class PayloadCoverageFuzzTest {
  private static final Action[] ACTIONS = Action.values();

  @FuzzTest
  void payloads(byte[] actionAndJson) {
    ByteBuffer input = ByteBuffer.wrap(actionAndJson);
    int action = input.hasRemaining() ? Byte.toUnsignedInt(input.get()) : 0;
    Action said = ACTIONS[action % ACTIONS.length];
    String json = UTF_8.decode(input).toString();
    for (OcppVersion version : OcppVersion.values()) {
      if (said.isIn(version)) {
        PayloadCodec codec = PayloadCodec.of(version);
        read(codec, said.requestType(), json)
            .ifPresent(
                message ->
                    assertThat(codec.read(said.requestType(), codec.write(message)))
                        .isEqualTo(message));
      }
    }
  }

  private static Optional<Message> read(
      PayloadCodec codec, Class<? extends Message> type, String json) {
    try {
      return Optional.of(codec.read(type, json));
    } catch (OcppFaultException refused) {
      assertThat(refused.fault().description()).isNotBlank();
      return Optional.empty();
    }
  }

  @FuzzTest
  void dateTimes(byte[] text) throws IOException {
    String quoted = new TextNode(new String(text, UTF_8)).toString();
    Optional<Object> instant = read(quoted);
    if (instant.isPresent()) {
      String written = written(instant.get());
      assertThat(written(read(written).orElseThrow())).isEqualTo(written);
    }
  }

  private static Optional<Object> read(String quoted) throws IOException {
    try (JsonParser parser = OcppJson.FACTORY.createParser(quoted)) {
      parser.nextToken();
      return Optional.of(new DateTime().read(parser));
    } catch (OcppFaultException refused) {
      return Optional.empty();
    }
  }

  private static String written(Object instant) throws IOException {
    StringWriter json = new StringWriter();
    try (var out = OcppJson.FACTORY.createGenerator(json)) {
      new DateTime().write(instant, out);
    }
    return json.toString();
  }
}
