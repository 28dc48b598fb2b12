package org.voltide.csms.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.PasswordHash.Cost;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretBox;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;

class AccountsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Database DATABASE = new Database(TestDatabase.migrated().dataSource());

  private final Accounts accounts = new Accounts(DATABASE, new LiveEvents());
  private final LoginSessions sessions = new LoginSessions(DATABASE, new LiveEvents());
  @TempDir Path data;
  private Account ada;

  @BeforeEach
  void onlyAda() {
    DATABASE.update("delete from user_account");
    ada =
        accounts
            .create("ada", Grant.ofOperator("administrator"), "correct horse", NOW)
            .orElseThrow();
  }

  private UUID login(Instant now) {
    return sessions.begin(
        new LoginSessions.Begin(ada.id(), "10.0.0.1", "a browser", now, now.plusSeconds(3600)));
  }

  private String kept() {
    return DATABASE
        .query("select password from user_account where id = ?", r -> r.text("password"), ada.id())
        .getFirst();
  }

  @Test
  void passwordsAreKeptByArgon2id() {
    assertThat(kept()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(accounts.verify("ada", "correct horse")).contains(ada);
    assertThat(accounts.verify("ada", "wrong")).isEmpty();
    assertThat(accounts.verify("nobody", "correct horse")).isEmpty();
  }

  @Test
  void anOlderHashIsRenewedByTheLogin() {
    PasswordHash older =
        PasswordHash.of("correct horse".getBytes(StandardCharsets.UTF_8), Cost.PERSON);
    DATABASE.update(
        "update user_account set password = null, password_salt = ?, password_hash = ?",
        older.salt(),
        older.hash());
    assertThat(accounts.verify("ada", "wrong")).isEmpty();
    assertThat(accounts.verify("ada", "correct horse")).contains(ada);
    assertThat(kept()).startsWith("$argon2id$");
    assertThat(accounts.verify("ada", "correct horse")).contains(ada);
  }

  @Test
  void whoIsDisabledIsNobody() {
    accounts.create("ben", Grant.ofOperator("administrator"), "another one", NOW);
    UUID login = login(NOW);
    assertThat(accounts.change(ada.id(), "viewer", true).disabled()).isTrue();
    assertThat(accounts.verify("ada", "correct horse")).isEmpty();
    assertThat(sessions.use(login, NOW)).isEmpty();
  }

  @Test
  void oneAdministratorRemains() {
    assertThatThrownBy(() -> accounts.change(ada.id(), "operator", false))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> accounts.change(ada.id(), "administrator", true))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> accounts.delete(ada.id())).isInstanceOf(Problem.class);
    assertThat(accounts.read(ada.id())).isEqualTo(ada);
  }

  @Test
  void aLoginLastsUntilItEndsAndIsNotedByTheMinute() {
    UUID login = login(NOW);
    assertThat(sessions.use(login, NOW.plusSeconds(90))).map(Account::name).contains("ada");
    assertThat(sessions.use(login, NOW.plusSeconds(3600))).isEmpty();
    assertThat(
            DATABASE.query(
                "select last_used_at from login_session", r -> r.instant("last_used_at")))
        .containsExactly(NOW.plusSeconds(90));
    login(NOW.plusSeconds(7200));
    assertThat(DATABASE.query("select id from login_session", r -> r.id("id")))
        .as("those that are over are forgotten")
        .doesNotContain(login);
  }

  @Test
  void aNewPasswordEndsTheOtherLogins() {
    UUID mine = login(NOW);
    UUID other = login(NOW);
    accounts.setPassword(ada.id(), "battery staple", mine);
    assertThat(sessions.use(mine, NOW)).isPresent();
    assertThat(sessions.use(other, NOW)).isEmpty();
    assertThat(accounts.verify("ada", "battery staple")).isPresent();
  }

  @Test
  void eachCodeOfAnAuthenticatorIsGoodOnce() {
    Authenticators authenticators = new Authenticators(DATABASE, new SecretBox(data));
    authenticators.begin(ada);
    Authenticators.Enrolment enrolment = authenticators.begin(ada);
    assertThat(enrolment.uri())
        .isEqualTo(
            "otpauth://totp/Voltide:ada?secret=%s&issuer=Voltide".formatted(enrolment.secret()));
    assertThat(accounts.read(ada.id()).secondFactor()).as("not confirmed yet").isFalse();
    assertThatThrownBy(() -> authenticators.confirm(ada.id(), "123", NOW))
        .isInstanceOf(Problem.class);

    Totp app = new Totp(secret());
    assertThat(Base32.of(app.secret())).isEqualTo(enrolment.secret());
    List<String> codes = authenticators.confirm(ada.id(), code(app, NOW), NOW);
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(accounts.read(ada.id()).secondFactor()).isTrue();
    assertThat(authenticators.accepts(ada.id(), code(app, NOW), NOW)).as("used").isFalse();
    Instant later = NOW.plus(Duration.ofMinutes(1));
    String spaced = new StringBuilder(code(app, later)).insert(3, ' ').toString();
    assertThat(authenticators.accepts(ada.id(), spaced, later)).isTrue();
    assertThat(authenticators.accepts(ada.id(), codes.getFirst(), later)).isTrue();
    assertThat(authenticators.accepts(ada.id(), codes.getFirst(), later)).as("used").isFalse();
    assertThatThrownBy(() -> authenticators.begin(ada)).isInstanceOf(Problem.class);

    authenticators.remove(ada.id());
    assertThat(accounts.read(ada.id()).secondFactor()).isFalse();
    assertThat(authenticators.accepts(ada.id(), codes.getLast(), later)).isFalse();
  }

  private byte[] secret() {
    byte[] closed =
        DATABASE.query("select secret from authenticator", r -> r.bytes("secret")).getFirst();
    return Base64.getDecoder().decode(new SecretBox(data).open(closed));
  }

  private static String code(Totp app, Instant time) {
    return app.code(Totp.step(time));
  }
}
