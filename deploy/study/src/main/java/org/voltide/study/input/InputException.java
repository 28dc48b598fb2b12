package org.voltide.study.input;

/** A file that cannot be used; the message is a sentence for whoever wrote the file. */
public final class InputException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * @param file the name the user knows
   */
  public InputException(String file, String detail) {
    super(file + ": " + detail);
  }

  InputException(String file, long line, String detail) {
    this(file, "line " + line + ": " + detail);
  }
}
