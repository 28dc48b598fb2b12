package org.voltide.csms.identity.webauthn;

/**
 * The signature counter went back: there may be a second authenticator with the same key (Web
 * Authentication, 6.1.1).
 */
public final class CopiedCredentialException extends InvalidCredentialException {

  private static final long serialVersionUID = 1;

  CopiedCredentialException(Throwable cause) {
    super("The signature counter of the passkey went back: it may have been copied.", cause);
  }
}
