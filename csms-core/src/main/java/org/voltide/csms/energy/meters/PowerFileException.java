package org.voltide.csms.energy.meters;

/** Values that cannot be taken, with the first place that is wrong. */
public final class PowerFileException extends Exception {

  private static final long serialVersionUID = 1;

  private final String where;

  PowerFileException(String where, String detail) {
    super(where + ": " + detail);
    this.where = where;
  }

  /** A line of a file or an entry of an array, counted from 1, the header included. */
  public String where() {
    return where;
  }
}
