package org.voltide.pki.exi;

import com.siemens.ct.exi.core.io.channel.BitDecoderChannel;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Reads no value that claims to be longer than what is left, whatever memory it asks for. */
final class BoundedChannel extends BitDecoderChannel {
  private final ByteArrayInputStream bytes;

  BoundedChannel(ByteArrayInputStream bytes) {
    super(bytes);
    this.bytes = bytes;
  }

  /** Whole bytes not begun yet. */
  int left() {
    return bytes.available();
  }

  @Override
  public char[] decodeStringOnly(int length) throws IOException {
    return super.decodeStringOnly(within(length));
  }

  @Override
  public byte[] decodeBinary() throws IOException {
    byte[] value = new byte[within(decodeUnsignedInteger())];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) decode();
    }
    return value;
  }

  /** Every character and every byte takes eight bits at least. */
  private int within(int length) throws EOFException {
    if (length < 0 || length > left()) {
      throw new EOFException();
    }
    return length;
  }
}
