package org.voltide.ocpp.codec;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Set;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppVersion;

/** A payload read with forbearance. */
final class Forgiven {
  private Forgiven() {}

  static <T extends Message> T read(
      OcppVersion version, Class<T> type, String json, Set<Finding> findings) {
    try (JsonParser parser = OcppJson.FACTORY.createParser(json)) {
      parser.nextToken();
      return PayloadCodec.of(version).forgive(type, parser, findings);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
