package org.voltide.simulator.core;

/** A price file that makes no sense; the message says where. */
public final class PriceFileException extends Exception {
  private static final long serialVersionUID = 1;

  PriceFileException(String message) {
    super(message);
  }

  PriceFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
