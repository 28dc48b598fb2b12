package org.voltide.csms.identity.webauthn;

import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;

/** An authenticator's proof that it holds a passkey; not believed before verified. */
public final class Assertion {

  private final AuthenticationData data;

  private Assertion(AuthenticationData data) {
    this.data = data;
  }

  /**
   * What the browser tells.
   *
   * @param userHandle whom the authenticator made the passkey for
   */
  public record Answer(
      byte[] credentialId,
      byte[] userHandle,
      byte[] authenticatorData,
      byte[] clientData,
      byte[] signature) {}

  /** Reads without believing. */
  public static Assertion read(Answer answer) throws InvalidCredentialException {
    return new Assertion(
        Reading.of(
            () ->
                Verifier.MANAGER.parse(
                    new AuthenticationRequest(
                        answer.credentialId(),
                        answer.userHandle(),
                        answer.authenticatorData(),
                        answer.clientData(),
                        answer.signature()))));
  }

  /** What it says it was asked with. */
  public byte[] challenge() {
    return data.getCollectedClientData().getChallenge().getValue();
  }

  /**
   * The passkey with its counter after this use, when the user was verified and all is as asked for
   * with that challenge.
   *
   * @throws CopiedCredentialException when the counter went back
   */
  public KnownCredential verify(RelyingParty party, KnownCredential known)
      throws InvalidCredentialException {
    Reading.of(
        () ->
            Verifier.MANAGER.verify(
                data,
                new AuthenticationParameters(
                    party.asked(challenge()), record(known), null, true, true)));
    return new KnownCredential(
        known.id(),
        known.attested(),
        data.getAuthenticatorData().getSignCount(),
        known.backupEligible());
  }

  private static CredentialRecordImpl record(KnownCredential known) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        known.backupEligible(),
        null,
        known.counter(),
        Verifier.ATTESTED.convert(known.attested()),
        null,
        null,
        null,
        null);
  }
}
