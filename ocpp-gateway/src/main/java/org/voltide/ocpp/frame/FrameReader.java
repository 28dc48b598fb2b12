package org.voltide.ocpp.frame;

import com.fasterxml.jackson.core.JsonParser;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.voltide.ocpp.codec.OcppJson;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Response;

/** Reads what a station sends in one OCPP version. Thread-safe. */
public final class FrameReader {
  private static final int GUESSED_BYTES = 4;
  private static final int BYTE_ORDER_MARK = 0xFE;

  private static final Reading NOT_UTF_8 =
      new Reading.Refused(
          0,
          Frame.UNREADABLE_ID,
          Optional.empty(),
          OcppFault.of(OcppErrorCode.RpcFrameworkError, "not JSON in UTF-8"));

  private final OcppVersion version;
  private final boolean strict;
  private final PayloadCodec codec;

  /**
   * @param strict refuses what could be forgiven
   */
  public FrameReader(OcppVersion version, boolean strict) {
    this.version = version;
    this.strict = strict;
    this.codec = PayloadCodec.of(version);
  }

  /**
   * Reads one message; never fails, whatever the bytes are.
   *
   * @param text one whole text message; its reader index stays where it is
   * @param expected the payload type that answers the CALL of a given id, empty when no such CALL
   *     is open
   */
  public Reading read(
      ByteBuf text, Function<String, Optional<Class<? extends Response>>> expected) {
    if (isInAnotherEncoding(text)) {
      return NOT_UTF_8;
    }
    Reading reading = read(text, expected, false);
    if (strict || !(reading instanceof Reading.Refused)) {
      return reading;
    }
    return read(text, expected, true) instanceof Reading.Understood forgiven ? forgiven : reading;
  }

  private Reading read(
      ByteBuf text,
      Function<String, Optional<Class<? extends Response>>> expected,
      boolean forgiving) {
    try (JsonParser parser = parser(text)) {
      return new FrameParse(version, codec, parser, expected, forgiving).read();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * The parser would guess UTF-16 or UTF-32 from the first bytes, but a text message is UTF-8 (RFC
   * 6455, 5.6), in which no JSON begins so.
   */
  private static boolean isInAnotherEncoding(ByteBuf text) {
    int guessed = Math.min(GUESSED_BYTES, text.readableBytes());
    return text.indexOf(text.readerIndex(), text.readerIndex() + guessed, (byte) 0) >= 0
        || (guessed > 0 && text.getUnsignedByte(text.readerIndex()) >= BYTE_ORDER_MARK);
  }

  private static JsonParser parser(ByteBuf text) throws IOException {
    if (text.hasArray()) {
      int start = text.arrayOffset() + text.readerIndex();
      return OcppJson.FACTORY.createParser(text.array(), start, text.readableBytes());
    }
    return OcppJson.FACTORY.createParser((InputStream) new ByteBufInputStream(text.duplicate()));
  }
}
