package org.voltide.csms.identity.webauthn;

import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.function.Supplier;

/** Answers are strangers' bytes: however the library stumbles over them, they are refused. */
final class Reading {

  private Reading() {}

  static <T> T of(Supplier<T> step) throws InvalidCredentialException {
    try {
      return step.get();
    } catch (MaliciousCounterValueException e) {
      throw new CopiedCredentialException(e);
    } catch (WebAuthnException e) {
      throw new InvalidCredentialException("The passkey was refused: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new InvalidCredentialException("What the authenticator answered is unreadable.", e);
    }
  }
}
