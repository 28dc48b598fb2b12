package org.voltide.ocpp.frame;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;

/** Memory of each thread for the bytes of the one text that it looks at. */
public final class Scratch {
  private static final int SIZE = 16 * 1024;
  private static final FastThreadLocal<byte[]> OF_THREAD =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return new byte[SIZE];
        }
      };

  private Scratch() {}

  /**
   * The bytes of a text at the beginning of an array, which may be longer. They stay until the
   * thread asks for those of another.
   */
  public static byte[] copy(ByteBuf text) {
    int length = text.readableBytes();
    byte[] bytes = length <= SIZE ? OF_THREAD.get() : new byte[length];
    text.getBytes(text.readerIndex(), bytes, 0, length);
    return bytes;
  }
}
