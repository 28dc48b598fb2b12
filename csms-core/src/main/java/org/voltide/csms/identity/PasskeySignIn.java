package org.voltide.csms.identity;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.voltide.csms.identity.webauthn.Assertion;
import org.voltide.csms.identity.webauthn.CopiedCredentialException;
import org.voltide.csms.identity.webauthn.InvalidCredentialException;
import org.voltide.csms.identity.webauthn.KnownCredential;
import org.voltide.csms.identity.webauthn.RelyingParty;
import org.voltide.csms.platform.Problem;

/**
 * Finds out who holds a passkey. The authenticator has verified its user, so it stands for the
 * password and the second factor. Failures count as those of passwords do. Thread-safe.
 */
@Singleton
class PasskeySignIn {

  /** No user has this name: whoever shows a passkey that nobody has. */
  private static final String NOBODY = " ";

  private static final String WRONG = "This passkey is not known here, or was not verified.";

  private final Passkeys passkeys;
  private final PasskeyChallenges challenges;
  private final Accounts accounts;
  private final SignIn signIn;

  PasskeySignIn(Passkeys passkeys, PasskeyChallenges challenges, Accounts accounts, SignIn signIn) {
    this.passkeys = passkeys;
    this.challenges = challenges;
    this.accounts = accounts;
    this.signIn = signIn;
  }

  /** What an authenticator answered, from an address. */
  record Attempt(RelyingParty party, Assertion.Answer answer, String address) {}

  /**
   * The account of who holds the passkey.
   *
   * @param claimed is told whose passkey it is said to be, before that is verified
   * @throws Problem 401 when it is unknown or not verified, 403 when it may have been copied, 429
   *     after too many failures
   */
  Account demand(Attempt attempt, Consumer<String> claimed, Instant now) {
    Optional<Passkeys.Held> held =
        passkeys
            .find(attempt.answer().credentialId())
            .filter(one -> one.domain().equals(attempt.party().domain()));
    Optional<Account> account = held.map(one -> accounts.read(one.userId()));
    String name = account.map(Account::name).orElse(NOBODY);
    account.map(Account::name).ifPresent(claimed);
    signIn.begin(name, attempt.address());
    try {
      Account who =
          account
              .filter(one -> !one.disabled() && isMadeFor(one.id(), attempt.answer()))
              .orElseThrow(() -> Problem.unauthenticated(WRONG));
      verify(attempt, held.orElseThrow(), now);
      signIn.succeeded(name, attempt.address());
      return who;
    } catch (CopiedCredentialException e) {
      throw Problem.forbidden(e.getMessage());
    } catch (InvalidCredentialException _) {
      throw Problem.unauthenticated(WRONG);
    }
  }

  private void verify(Attempt attempt, Passkeys.Held held, Instant now)
      throws InvalidCredentialException {
    Assertion assertion = Assertion.read(attempt.answer());
    if (!challenges.take(assertion.challenge(), null, now)) {
      throw Problem.unauthenticated("This was answered already, or too late: try again.");
    }
    KnownCredential used = assertion.verify(attempt.party(), held.credential());
    if (!passkeys.use(held.id(), used.counter(), now)) {
      throw Problem.forbidden("The passkey was used elsewhere at the same time.");
    }
  }

  private static boolean isMadeFor(UUID userId, Assertion.Answer answer) {
    return Arrays.equals(handle(userId), answer.userHandle());
  }

  /** What an authenticator keeps of a user: 16 bytes that say nothing about the person. */
  static byte[] handle(UUID userId) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(userId.getMostSignificantBits())
        .putLong(userId.getLeastSignificantBits())
        .array();
  }
}
