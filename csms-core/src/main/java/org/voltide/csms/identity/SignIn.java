package org.voltide.csms.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;

/** Finds out whether somebody is who they say, and slows down guessing. Thread-safe. */
@Singleton
class SignIn {

  private final LoginThrottle throttle = new LoginThrottle(InstantSource.system());
  private final Accounts accounts;
  private final Authenticators authenticators;

  SignIn(Accounts accounts, Authenticators authenticators) {
    this.accounts = accounts;
    this.authenticators = authenticators;
  }

  /** Name and password, tried from an address. */
  record Attempt(String name, String password, String address) {
    @Override
    public String toString() {
      return "Attempt[" + name + "]";
    }
  }

  /**
   * The account of who knows the password, and the code where one is asked for.
   *
   * @throws Problem 401 for a wrong name or password, 422 at {@code /code} for a missing or wrong
   *     one, 429 after too many failures
   */
  Account demand(Attempt attempt, @Nullable String code, Instant now) {
    Account account =
        verify(attempt)
            .orElseThrow(() -> Problem.unauthenticated("The user name or the password is wrong."));
    if (account.secondFactor()) {
      demandCode(attempt, account, code, now);
    }
    throttle.succeeded(attempt.name(), attempt.address());
    return account;
  }

  /**
   * The account of who knows the password; no code is asked for.
   *
   * @throws Problem 429 after too many failures
   */
  Optional<Account> check(Attempt attempt) {
    Optional<Account> account = verify(attempt);
    if (account.isPresent()) {
      throttle.succeeded(attempt.name(), attempt.address());
    }
    return account;
  }

  /**
   * The account of who knows the password, and the code where one is asked for, once more.
   *
   * @throws Problem 422 at {@code /password} or {@code /code}, 429 after too many failures
   */
  Account confirm(Attempt attempt, @Nullable String code, Instant now) {
    Account account =
        verify(attempt).orElseThrow(() -> Problem.invalid("/password", "The password is wrong."));
    if (account.secondFactor()) {
      demandCode(attempt, account, code, now);
    }
    throttle.succeeded(attempt.name(), attempt.address());
    return account;
  }

  /**
   * Counts an attempt by other means as a failure, until it {@link #succeeded}.
   *
   * @throws Problem 429 after too many failures
   */
  void begin(String name, String address) {
    if (!throttle.admits(name, address)) {
      throw Problem.tooMany(
          "Too many failures; try again in %d minutes.".formatted(LoginThrottle.PAUSE.toMinutes()));
    }
  }

  void succeeded(String name, String address) {
    throttle.succeeded(name, address);
  }

  private Optional<Account> verify(Attempt attempt) {
    begin(attempt.name(), attempt.address());
    return accounts.verify(attempt.name(), attempt.password());
  }

  private void demandCode(Attempt attempt, Account account, @Nullable String code, Instant now) {
    if (code == null) {
      throttle.withdrawn(attempt.name(), attempt.address());
      throw Problem.invalid("/code", "A code of the authenticator is needed, too.");
    }
    if (!authenticators.accepts(account.id(), code, now)) {
      throw Problem.invalid("/code", "The code is wrong or was used before.");
    }
  }
}
