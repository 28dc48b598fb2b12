package org.voltide.ocpp.frame;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.io.OutputStream;
import org.voltide.ocpp.codec.OcppJson;

/**
 * A JSON generator that writes one message after the other, for making one costs more than a short
 * message. Each thread has its own.
 */
final class Pen implements AutoCloseable {
  private static final FastThreadLocal<Pen> OF_THREAD =
      new FastThreadLocal<>() {
        @Override
        protected Pen initialValue() throws IOException {
          return new Pen();
        }
      };

  private final Paper paper = new Paper();
  private final JsonGenerator json;
  private boolean whole;

  private Pen() throws IOException {
    json = OcppJson.FACTORY.createGenerator(paper);
  }

  /** This thread's, which appends a message to a buffer until it is closed. */
  static Pen on(ByteBuf target) {
    Pen pen = OF_THREAD.get();
    pen.paper.target = target;
    pen.whole = false;
    return pen;
  }

  JsonGenerator json() {
    return json;
  }

  /** The message is whole. */
  void end() throws IOException {
    json.flush();
    whole = true;
  }

  /** After half a message the thread gets another generator. */
  @Override
  public void close() {
    paper.target = Unpooled.EMPTY_BUFFER;
    if (!whole) {
      OF_THREAD.remove();
    }
  }

  private static final class Paper extends OutputStream {
    private ByteBuf target = Unpooled.EMPTY_BUFFER;

    @Override
    public void write(int value) {
      target.writeByte(value);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      target.writeBytes(bytes, from, length);
    }
  }
}
