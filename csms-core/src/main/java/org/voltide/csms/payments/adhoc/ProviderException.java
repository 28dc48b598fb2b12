package org.voltide.csms.payments.adhoc;

/** The provider did not do it, or nobody knows whether it did: it may be asked again. */
final class ProviderException extends Exception {
  private static final long serialVersionUID = 1;

  ProviderException(String message) {
    super(message);
  }

  ProviderException(String message, Throwable cause) {
    super(message, cause);
  }
}
