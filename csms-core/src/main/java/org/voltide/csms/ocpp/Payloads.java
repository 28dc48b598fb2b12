package org.voltide.csms.ocpp;

import java.util.Optional;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppVersion;

/** OCPP payloads as people and programs send them to the API. */
public final class Payloads {
  private static final PayloadCodec CODEC = PayloadCodec.of(OcppVersion.V2_1);
  private static final PayloadCodec OLDER = PayloadCodec.of(OcppVersion.V2_0_1);

  private Payloads() {}

  /**
   * Reads and checks a payload in the words of OCPP 2.1; what the station's own version cannot say
   * shows when it is sent.
   *
   * @throws org.voltide.csms.platform.Problem 422 with a pointer
   */
  public static <T extends Message> T read(Class<T> type, String json) {
    return read(type, "", json, "");
  }

  /** The same for a part of a payload: what stands before and after it makes it whole. */
  public static <T extends Message> T read(
      Class<T> type, String before, String json, String after) {
    try {
      return CODEC.read(type, before + json + after);
    } catch (OcppFaultException wrong) {
      throw Outcomes.wrongRequest(wrong.fault());
    }
  }

  /**
   * In the words of OCPP 2.1, or of 2.0.1 where a station of that version said less than 2.1
   * demands, such as a monitor without its kind or a number below 0.
   */
  public static String write(Message message) {
    try {
      return CODEC.write(message);
    } catch (OcppFaultException olderWords) {
      return OLDER.write(message);
    }
  }

  /** What {@link #write} wrote; empty when it is no such message. */
  public static <T extends Message> Optional<T> written(Class<T> type, String json) {
    return read(CODEC, type, json).or(() -> read(OLDER, type, json));
  }

  private static <T extends Message> Optional<T> read(
      PayloadCodec words, Class<T> type, String json) {
    try {
      return Optional.of(words.read(type, json));
    } catch (OcppFaultException others) {
      return Optional.empty();
    }
  }
}
