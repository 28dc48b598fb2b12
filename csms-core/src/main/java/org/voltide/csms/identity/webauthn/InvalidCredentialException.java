package org.voltide.csms.identity.webauthn;

/** What an authenticator answered is not what was asked for; the message says why. */
public class InvalidCredentialException extends Exception {

  private static final long serialVersionUID = 1;

  InvalidCredentialException(String message) {
    super(message);
  }

  InvalidCredentialException(String message, Throwable cause) {
    super(message, cause);
  }
}
