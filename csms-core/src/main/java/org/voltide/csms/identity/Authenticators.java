package org.voltide.csms.identity;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretBox;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/**
 * Second factors: an authenticator app per user, and codes on paper for when it is lost. Each code
 * is good once. Thread-safe.
 */
@Singleton
class Authenticators {

  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_BYTES = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final SecretBox secrets;

  Authenticators(Database database, SecretBox secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /**
   * What an app needs, shown once.
   *
   * @param secret in base 32, for typing
   * @param uri the same for a QR code, {@code otpauth://totp/…}
   */
  record Enrolment(String secret, String uri) {
    @Override
    public String toString() {
      return "Enrolment";
    }
  }

  /** Begins again, with a new secret that is not asked for before it is confirmed. */
  Enrolment begin(Account account) {
    byte[] secret = random(SECRET_BYTES);
    int rows =
        database.update(
            """
            insert into authenticator (user_id, secret) values (?, ?)
            on conflict (user_id) do update set secret = excluded.secret, last_step = 0
             where authenticator.confirmed_at is null
            """,
            account.id(),
            secrets.close(Base64.getEncoder().encodeToString(secret)));
    if (rows == 0) {
      throw Problem.conflict("There is an authenticator already: remove it first.");
    }
    String text = Base32.of(secret);
    String name = URLEncoder.encode(account.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return new Enrolment(
        text, "otpauth://totp/Voltide:%s?secret=%s&issuer=Voltide".formatted(name, text));
  }

  /**
   * From now on a code is asked for.
   *
   * @return codes for when the app is lost, shown once
   */
  List<String> confirm(UUID userId, String code, Instant now) {
    Stored stored =
        find(userId)
            .filter(one -> !one.confirmed())
            .orElseThrow(() -> Problem.conflict("No authenticator waits for being confirmed."));
    if (!accepts(userId, stored, code, now)) {
      throw Problem.invalid("/code", "This is not the code of now.");
    }
    List<String> codes =
        Stream.generate(() -> Base32.of(random(RECOVERY_BYTES))).limit(RECOVERY_CODES).toList();
    database.transact(
        statements -> {
          statements.update(
              "update authenticator set confirmed_at = ? where user_id = ?", now, userId);
          statements.batch(
              "insert into recovery_code (user_id, code_hash) values (?, ?)",
              codes.stream().map(one -> new Object[] {userId, ApiKeys.hash(one)}).toList());
        });
    return codes;
  }

  /** Whether this is a code of the app, or one on paper; neither is accepted again. */
  boolean accepts(UUID userId, String code, Instant now) {
    String given = code.replaceAll("[\\s-]", "");
    return find(userId).filter(one -> accepts(userId, one, given, now)).isPresent()
        || database.update(
                "delete from recovery_code where user_id = ? and code_hash = ?",
                userId,
                ApiKeys.hash(given.toUpperCase(Locale.ROOT)))
            == 1;
  }

  private boolean accepts(UUID userId, Stored stored, String code, Instant now) {
    byte[] secret = Base64.getDecoder().decode(secrets.open(stored.secret()));
    OptionalLong step = new Totp(secret).stepOf(code, now);
    return step.isPresent()
        && database.update(
                "update authenticator set last_step = ? where user_id = ? and last_step < ?",
                step.getAsLong(),
                userId,
                step.getAsLong())
            == 1;
  }

  /** No code is asked for any more. */
  void remove(UUID userId) {
    database.transact(
        statements -> {
          statements.update("delete from recovery_code where user_id = ?", userId);
          statements.update("delete from authenticator where user_id = ?", userId);
        });
  }

  private record Stored(byte[] secret, boolean confirmed) {
    static Stored of(Row row) {
      return new Stored(row.bytes("secret"), row.maybeInstant("confirmed_at").isPresent());
    }
  }

  private Optional<Stored> find(UUID userId) {
    return database
        .query("select * from authenticator where user_id = ?", Stored::of, userId)
        .stream()
        .findFirst();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
