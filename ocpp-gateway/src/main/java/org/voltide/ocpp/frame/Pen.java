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
final class Pen {
  private static final FastThreadLocal<Pen> OF_THREAD =
      new FastThreadLocal<>() {
        @Override
        protected Pen initialValue() throws IOException {
          return new Pen();
        }
      };

  private final Paper paper = new Paper();
  private final JsonGenerator json;

  private Pen() throws IOException {
    json = OcppJson.FACTORY.createGenerator(paper);
  }

  /** What writes one message. */
  interface Script {
    void write(JsonGenerator json) throws IOException;
  }

  /** Appends a message to a buffer. After a failure the thread gets another generator. */
  static void write(ByteBuf target, Script script) throws IOException {
    Pen pen = OF_THREAD.get();
    boolean whole = false;
    try {
      pen.paper.target = target;
      script.write(pen.json);
      pen.json.flush();
      whole = true;
    } finally {
      pen.paper.target = Unpooled.EMPTY_BUFFER;
      if (!whole) {
        OF_THREAD.remove();
      }
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
