package org.voltide.csms.identity.webauthn;

import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.util.List;

/** An authenticator's answer to being asked for a new passkey; not believed before verified. */
public final class Attestation {

  /** ES256, EdDSA and RS256, the most wanted first (COSE's numbers). */
  public static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

  private static final List<PublicKeyCredentialParameters> ACCEPTED =
      ALGORITHMS.stream()
          .map(
              one ->
                  new PublicKeyCredentialParameters(
                      PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(one)))
          .toList();

  private final RegistrationData data;

  private Attestation(RegistrationData data) {
    this.data = data;
  }

  /** Reads without believing. */
  public static Attestation read(byte[] attestationObject, byte[] clientData)
      throws InvalidCredentialException {
    return new Attestation(
        Reading.of(
            () -> Verifier.MANAGER.parse(new RegistrationRequest(attestationObject, clientData))));
  }

  /** What it says it was asked with. */
  public byte[] challenge() {
    return data.getCollectedClientData().getChallenge().getValue();
  }

  /** The passkey, when the user was verified and all is as asked for with that challenge. */
  public KnownCredential verify(RelyingParty party) throws InvalidCredentialException {
    Reading.of(
        () ->
            Verifier.MANAGER.verify(
                data, new RegistrationParameters(party.asked(challenge()), ACCEPTED, true, true)));
    AuthenticatorData<?> made = data.getAttestationObject().getAuthenticatorData();
    return new KnownCredential(
        made.getAttestedCredentialData().getCredentialId(),
        Verifier.ATTESTED.convert(made.getAttestedCredentialData()),
        made.getSignCount(),
        made.isFlagBE());
  }
}
