package org.voltide.ocpp.frame;

import com.fasterxml.jackson.core.JsonParser;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.OcppVersion;

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

  private final boolean strict;
  private final PayloadCodec codec;

  /**
   * @param strict refuses what could be forgiven
   */
  public FrameReader(OcppVersion version, boolean strict) {
    this.strict = strict;
    this.codec = PayloadCodec.of(version);
  }

  /**
   * Reads one message; never fails, whatever the bytes are.
   *
   * @param text one whole text message; its reader index stays where it is
   * @param expected what may be answered
   */
  public Reading read(ByteBuf text, OpenCalls expected) {
    if (isInAnotherEncoding(text)) {
      return NOT_UTF_8;
    }
    byte[] bytes = Scratch.copy(text);
    int length = text.readableBytes();
    Reading reading = read(bytes, length, expected, false);
    if (strict || !(reading instanceof Reading.Refused)) {
      return reading;
    }
    return read(bytes, length, expected, true) instanceof Reading.Understood forgiven
        ? forgiven
        : reading;
  }

  private Reading read(byte[] bytes, int length, OpenCalls expected, boolean forgiving) {
    try (JsonParser parser = MessageParser.of(bytes, length)) {
      return new FrameParse(codec, parser, expected, forgiving).read();
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
}
