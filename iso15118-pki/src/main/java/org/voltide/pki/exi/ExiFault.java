package org.voltide.pki.exi;

/** Why bytes are not a message. */
public sealed interface ExiFault {

  /** One sentence for whoever sent the bytes. */
  String reason();

  /** The stream ends before the message does. */
  record Truncated() implements ExiFault {
    @Override
    public String reason() {
      return "the EXI stream ends before the message does";
    }
  }

  /**
   * Bytes are left after the message; a single zero is what a known station adds and is let pass.
   */
  record Trailing(int bytes) implements ExiFault {
    @Override
    public String reason() {
      return "%d bytes follow the end of the message".formatted(bytes);
    }
  }

  /** More than a message can have. */
  record TooLong(int bytes, int limit) implements ExiFault {
    @Override
    public String reason() {
      return "%,d bytes are more than the %,d a message may have".formatted(bytes, limit);
    }
  }

  /**
   * Something the schema does not allow.
   *
   * @param detail a sentence without its full stop
   */
  record Malformed(String detail) implements ExiFault {
    @Override
    public String reason() {
      return "this is no EXI of the message's schema: " + detail;
    }
  }
}
