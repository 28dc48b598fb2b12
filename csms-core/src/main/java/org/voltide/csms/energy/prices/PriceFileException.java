package org.voltide.csms.energy.prices;

/** A price file that cannot be taken, with the first line that is wrong. */
public final class PriceFileException extends Exception {

  private static final long serialVersionUID = 1;

  private final int line;

  PriceFileException(int line, String detail) {
    super("line " + line + ": " + detail);
    this.line = line;
  }

  /** Counted from 1, the header included. */
  public int line() {
    return line;
  }
}
