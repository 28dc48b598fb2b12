package org.voltide.csms.identity.webauthn;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;

/** The library, set up once: who made an authenticator is not asked, so attestation is not. */
final class Verifier {

  private static final ObjectConverter CONVERTER = new ObjectConverter();

  static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
  static final AttestedCredentialDataConverter ATTESTED =
      new AttestedCredentialDataConverter(CONVERTER);

  private Verifier() {}
}
