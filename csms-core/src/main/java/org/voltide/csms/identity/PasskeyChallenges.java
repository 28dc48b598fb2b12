package org.voltide.csms.identity;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/**
 * What authenticators are asked to sign: random, each good once, for five minutes, at any node.
 * Strangers ask for them, so each address has few, and all together no more than a table bears; the
 * oldest are forgotten. Those of users who add a passkey are counted apart, so that no stranger
 * displaces them. Thread-safe.
 */
@Singleton
class PasskeyChallenges {

  static final Duration LIFE = Duration.ofMinutes(5);

  /** Of an address, or of a user who adds a passkey. */
  static final int MOST_OF_ONE = 50;

  private static final int MOST = 10_000;
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;

  PasskeyChallenges(Database database) {
    this.database = database;
  }

  /**
   * @param userId who adds a passkey, absent at sign-in
   */
  byte[] begin(@Nullable UUID userId, String remote, Instant now) {
    byte[] challenge = new byte[BYTES];
    RANDOM.nextBytes(challenge);
    database.transact(
        statements -> {
          forget(statements, userId, remote, now);
          statements.update(
              "insert into passkey_challenge (challenge, user_id, remote, expires_at)"
                  + " values (?, ?, ?, ?)",
              challenge,
              userId,
              remote,
              now.plus(LIFE));
        });
    return challenge;
  }

  private static void forget(
      Statements statements, @Nullable UUID userId, String remote, Instant now) {
    statements.update("delete from passkey_challenge where expires_at <= ?", now);
    if (userId == null) {
      forgetOldest(statements, "user_id is null and remote = ?", remote, MOST_OF_ONE - 1);
      forgetOldest(statements, "user_id is null", MOST - 1);
    } else {
      forgetOldest(statements, "user_id = ?", userId, MOST_OF_ONE - 1);
    }
  }

  /** All but the newest; how many are left is the last of the values. */
  private static void forgetOldest(Statements statements, String whose, Object... values) {
    statements.update(
        """
        delete from passkey_challenge where challenge in (
          select challenge from passkey_challenge where %s
           order by expires_at desc offset ?)
        """
            .formatted(whose),
        values);
  }

  /** Whether it was asked, of that user or at sign-in, and not answered yet; used up thereby. */
  boolean take(byte[] challenge, @Nullable UUID userId, Instant now) {
    return database.update(
            "delete from passkey_challenge"
                + " where challenge = ? and user_id is not distinct from ?::uuid"
                + " and expires_at > ?",
            challenge,
            userId,
            now)
        == 1;
  }
}
