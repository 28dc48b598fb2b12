package org.voltide.simulator.core;

/** The core did not answer, or not as hoped. The message is a sentence for the operator. */
public final class CoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CoreException(String message) {
    super(message);
  }

  CoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
