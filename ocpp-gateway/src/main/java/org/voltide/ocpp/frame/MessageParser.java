package org.voltide.ocpp.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.JsonReadContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import com.fasterxml.jackson.core.util.BufferRecycler;
import io.netty.util.concurrent.FastThreadLocal;
import org.voltide.ocpp.codec.OcppJson;

/**
 * A JSON parser that takes one message after the other, for making one costs more than reading a
 * short message. Each thread has its own, which keeps nothing of a message but the names of fields.
 */
final class MessageParser extends UTF8StreamJsonParser {
  /** More names than OCPP has: then a peer has made some up, and they are forgotten. */
  private static final int MOST_NAMES = 2_000;

  private static final int BYTE_ORDER_MARK = 0xEFBBBF;
  private static final byte[] NOTHING = {};

  private static final FastThreadLocal<MessageParser> OF_THREAD =
      new FastThreadLocal<>() {
        @Override
        protected MessageParser initialValue() {
          return new MessageParser(OcppJson.FACTORY);
        }
      };

  private final JsonReadContext root;

  private MessageParser(JsonFactory factory) {
    super(
        new IOContext(
            factory.streamReadConstraints(),
            new BufferRecycler(),
            ContentReference.unknown(),
            false),
        factory.getParserFeatures(),
        null,
        null,
        ByteQuadsCanonicalizer.createRoot().makeChild(factory.getFactoryFeatures()),
        NOTHING,
        0,
        0,
        0,
        false);
    root = _parsingContext;
  }

  /**
   * This thread's parser, before a message; whatever it did with another is over.
   *
   * @param bytes in UTF-8, from the first on
   */
  static MessageParser of(byte[] bytes, int length) {
    if (OF_THREAD.get()._symbols.size() > MOST_NAMES) {
      OF_THREAD.remove();
    }
    MessageParser parser = OF_THREAD.get();
    parser.begin(bytes, beginsWithMark(bytes, length) ? 3 : 0, length);
    return parser;
  }

  private static boolean beginsWithMark(byte[] bytes, int length) {
    return length >= 3
        && ((bytes[0] & 0xFF) << 16 | (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF))
            == BYTE_ORDER_MARK;
  }

  private void begin(byte[] bytes, int from, int to) {
    _inputBuffer = bytes;
    _inputPtr = from;
    _inputEnd = to;
    _currInputProcessed = 0;
    _currInputRow = 1;
    _currInputRowStart = 0;
    _currToken = null;
    _lastClearedToken = null;
    _nextToken = null;
    _tokenCount = 0;
    _tokenIncomplete = false;
    _nameCopied = false;
    _numTypesValid = 0;
    _binaryValue = null;
    _textBuffer.resetWithEmpty();
    root.reset(JsonStreamContext.TYPE_ROOT, 1, 0);
    _parsingContext = root;
  }

  /** There is another message to come. */
  @Override
  public void close() {
    _inputPtr = _inputEnd;
  }
}
