package org.voltide.csms.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.identity.webauthn.Assertion;
import org.voltide.csms.identity.webauthn.Attestation;
import org.voltide.csms.identity.webauthn.InvalidCredentialException;
import org.voltide.csms.identity.webauthn.KnownCredential;
import org.voltide.csms.identity.webauthn.RelyingParty;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretBox;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;

class PasskeySignInTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ADDRESS = "10.0.0.1";
  private static final RelyingParty PARTY = RelyingParty.at(URI.create("https://csms.example"));
  private static final Database DATABASE = new Database(TestDatabase.migrated().dataSource());

  private final Accounts accounts = new Accounts(DATABASE, new LiveEvents());
  private final Passkeys passkeys = new Passkeys(DATABASE, new LiveEvents());
  private final PasskeyChallenges challenges = new PasskeyChallenges(DATABASE);
  private final List<String> claimed = new ArrayList<>();
  private PasskeySignIn signIn;
  private Account ada;
  private SoftAuthenticator authenticator;

  @BeforeEach
  void adaHasAPasskey(@TempDir Path data) throws Exception {
    DATABASE.update("delete from passkey_challenge");
    DATABASE.update("delete from user_account");
    accounts.create("root", Grant.ofOperator("administrator"), "correct horse", NOW);
    ada = accounts.create("ada", Grant.ofOperator("operator"), "correct horse", NOW).orElseThrow();
    signIn =
        new PasskeySignIn(
            passkeys,
            challenges,
            accounts,
            new SignIn(accounts, new Authenticators(DATABASE, new SecretBox(data))));
    authenticator = new SoftAuthenticator("https://csms.example", "csms.example");
    passkeys.add(ada.id(), "key ring", PARTY.domain(), attested(authenticator), NOW);
  }

  private static KnownCredential attested(SoftAuthenticator authenticator) throws Exception {
    byte[] challenge = new byte[32];
    return Attestation.read(
            authenticator.attestationObject(), authenticator.clientData("create", challenge))
        .verify(PARTY);
  }

  private byte[] challenge() {
    return challenges.begin(null, ADDRESS, NOW);
  }

  private Account demand(Assertion.Answer answer) {
    return signIn.demand(new PasskeySignIn.Attempt(PARTY, answer, ADDRESS), claimed::add, NOW);
  }

  private static void refused(int status, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
  }

  @Test
  void aPasskeyAloneIsEnoughAndEachAnswerGoodOnce() throws Exception {
    authenticator.counter = 2;
    Assertion.Answer answer = authenticator.answer(challenge(), ada.id());
    assertThat(demand(answer).name()).isEqualTo("ada");
    assertThat(claimed).containsExactly("ada");
    assertThat(passkeys.of(ada.id())).extracting(Passkey::lastUsedAt).containsExactly(NOW);
    assertThat(accounts.read(ada.id()).passkeys()).isOne();
    refused(401, () -> demand(answer));
  }

  @Test
  void aCounterThatWentBackIsRefused() throws Exception {
    authenticator.counter = 5;
    demand(authenticator.answer(challenge(), ada.id()));
    authenticator.counter = 4;
    Assertion.Answer copied = authenticator.answer(challenge(), ada.id());
    refused(403, () -> demand(copied));
    authenticator.counter = 6;
    assertThat(demand(authenticator.answer(challenge(), ada.id()))).isNotNull();
  }

  @Test
  void whoIsNotVerifiedOrElsewhereIsRefused() throws Exception {
    authenticator.counter = 2;
    authenticator.verifiesUser = false;
    Assertion.Answer present = authenticator.answer(challenge(), ada.id());
    refused(401, () -> demand(present));
    assertThatThrownBy(() -> attested(authenticator))
        .isInstanceOf(InvalidCredentialException.class);
    SoftAuthenticator phished = new SoftAuthenticator("https://csms.evil", "csms.example");
    assertThatThrownBy(() -> attested(phished)).isInstanceOf(InvalidCredentialException.class);
  }

  @Test
  void forgedOldAndForeignAnswersAreRefused() throws Exception {
    authenticator.counter = 2;
    Assertion.Answer good = authenticator.answer(challenge(), ada.id());
    byte[] signature = good.signature().clone();
    signature[signature.length - 1] ^= 1;
    Assertion.Answer forged =
        new Assertion.Answer(
            good.credentialId(),
            good.userHandle(),
            good.authenticatorData(),
            good.clientData(),
            signature);
    refused(401, () -> demand(forged));
    Assertion.Answer late =
        authenticator.answer(
            challenges.begin(null, ADDRESS, NOW.minus(PasskeyChallenges.LIFE)), ada.id());
    refused(401, () -> demand(late));
    Assertion.Answer registering =
        authenticator.answer(challenges.begin(ada.id(), ADDRESS, NOW), ada.id());
    refused(401, () -> demand(registering));
    accounts.change(ada.id(), "operator", true);
    Assertion.Answer disabled = authenticator.answer(challenge(), ada.id());
    refused(401, () -> demand(disabled));
  }

  @Test
  void guessingIsSlowedDown() throws Exception {
    SoftAuthenticator unknown = new SoftAuthenticator("https://csms.example", "csms.example");
    Assertion.Answer answer = unknown.answer(new byte[32], ada.id());
    for (int i = 0; i < LoginThrottle.FAILURES_ALLOWED; i++) {
      refused(401, () -> demand(answer));
    }
    refused(429, () -> demand(answer));
    authenticator.counter = 2;
    assertThat(demand(authenticator.answer(challenge(), ada.id()))).isNotNull();
  }

  @Test
  void strangersDoNotFillTheTable() {
    byte[] first = challenge();
    byte[] adding = challenges.begin(ada.id(), ADDRESS, NOW);
    for (int i = 0; i < PasskeyChallenges.MOST_OF_ONE; i++) {
      challenges.begin(null, ADDRESS, NOW.plusMillis(1));
    }
    assertThat(DATABASE.query("select from passkey_challenge", _ -> true))
        .hasSize(PasskeyChallenges.MOST_OF_ONE + 1);
    assertThat(challenges.take(first, null, NOW)).as("the oldest").isFalse();
    assertThat(challenges.take(adding, ada.id(), NOW)).as("of who is signed in").isTrue();
  }

  @Test
  void whoSignedInByALostDeviceIsSignedOutWithItsPasskey() {
    LoginSessions sessions = new LoginSessions(DATABASE, new LiveEvents());
    LoginSessions.Begin login =
        new LoginSessions.Begin(ada.id(), ADDRESS, null, NOW, NOW.plusSeconds(60));
    UUID lost = sessions.begin(login);
    UUID own = sessions.begin(login);
    passkeys.remove(ada.id(), passkeys.of(ada.id()).getFirst().id(), own);
    assertThat(sessions.use(lost, NOW)).isEmpty();
    assertThat(sessions.use(own, NOW)).isPresent();
    passkeys.removeAll(ada.id());
    assertThat(sessions.use(own, NOW)).isEmpty();
  }

  @Test
  void passkeysAreTheirOwnersAndBounded() throws Exception {
    Passkey mine = passkeys.of(ada.id()).getFirst();
    Account root = accounts.find("root").orElseThrow();
    refused(404, () -> passkeys.rename(root.id(), mine.id(), "mine"));
    refused(404, () -> passkeys.remove(root.id(), mine.id(), root.id()));
    var known = attested(authenticator);
    refused(409, () -> passkeys.add(root.id(), "copy", PARTY.domain(), known, NOW));
    assertThat(passkeys.rename(ada.id(), mine.id(), "phone").name()).isEqualTo("phone");
    accounts.delete(ada.id());
    assertThat(DATABASE.query("select from passkey", _ -> true)).isEmpty();
  }

  @Test
  void whatIsCutOffAnywhereIsRefused() throws Exception {
    byte[] whole = authenticator.attestationObject();
    byte[] clientData = authenticator.clientData("create", new byte[32]);
    for (int length = 0; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Attestation.read(cut, clientData).verify(PARTY))
          .isInstanceOf(InvalidCredentialException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://csms.example", "https://10.0.0.1", "https://[::1]:8443", "csms"})
  void passkeysNeedADomainAndASecureOrigin(String address) {
    assertThat(RelyingParty.obstacle(URI.create(address))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://csms.example:8443", "http://localhost:8080"})
  void thesePlacesBearPasskeys(String address) {
    assertThat(RelyingParty.at(URI.create(address)).origin()).isEqualTo(address);
  }
}
